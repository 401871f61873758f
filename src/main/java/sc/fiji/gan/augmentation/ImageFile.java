package sc.fiji.gan.augmentation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

import ij.ImagePlus;
import ij.io.FileSaver;
import sc.fiji.gan.image.PixelValues;

/**
 * An image on disk that holds pixels and a remark, and nothing of the file that they come from: PNG
 * for 8-bit grey and RGB, TIFF for 16 and 32 bits and for several channels.
 */
final class ImageFile {

	private static final String PNG_FORMAT = "javax_imageio_png_1.0";

	private ImageFile() {}

	/**
	 * Writes it.
	 *
	 * @param name without extension
	 * @param remark goes to the Info of a TIFF and to a text of a PNG; empty for none
	 * @return the file's name
	 */
	static String write(final PixelValues image, final Path folder, final String name, final String remark) {
		final boolean png = image.isColour() || image.bitDepth() == 8 && image.channels() == 1;
		final String file = name + (png ? ".png" : ".tif");
		try {
			Files.write(folder.resolve(file), png ? png(image, remark) : tiff(image, file, remark));
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return file;
	}

	private static byte[] tiff(final PixelValues pixels, final String file, final String remark) {
		final ImagePlus image = pixels.toImage(file);
		if (!remark.isEmpty()) image.setProperty("Info", remark);
		return new FileSaver(image).serialize();
	}

	private static byte[] png(final PixelValues pixels, final String remark) throws IOException {
		final BufferedImage image = pixels.planes().get(0).getBufferedImage();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			final IIOMetadata metadata = writer
					.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
			if (!remark.isEmpty()) metadata.mergeTree(PNG_FORMAT, text(remark));
			writer.setOutput(out);
			writer.write(new IIOImage(image, null, metadata));
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	private static IIOMetadataNode text(final String remark) {
		final IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
		entry.setAttribute("keyword", "Description");
		entry.setAttribute("value", remark);
		final IIOMetadataNode texts = new IIOMetadataNode("tEXt");
		texts.appendChild(entry);
		final IIOMetadataNode root = new IIOMetadataNode(PNG_FORMAT);
		root.appendChild(texts);
		return root;
	}
}
