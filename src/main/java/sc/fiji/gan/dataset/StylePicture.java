package sc.fiji.gan.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;

/**
 * The picture whose style is learnt, in colour.
 *
 * @param name of its file or window
 * @param pixels at its full size
 */
public record StylePicture(String name, ColorProcessor pixels) {

	private static final int CMYK_CHANNELS = 4;
	private static final int LEAST_EDGE = 32;

	/**
	 * Reads a picture; where it is transparent, white shines through.
	 *
	 * @throws IllegalArgumentException if it is no file with an image; one sentence for the user
	 */
	public static StylePicture read(final Path file) {
		final String name = String.valueOf(file.getFileName());
		if (!Files.isRegularFile(file))
			throw new IllegalArgumentException(
					(Files.isDirectory(file) ? "'" + file + "' is a folder" : "There is no file '" + file + "'")
							+ ": choose the picture whose style is to be learnt.");
		final ImageReaderLook look = ImageReaderLook.at(file);
		if (look.channels == CMYK_CHANNELS && look.jpeg)
			throw new IllegalArgumentException("'" + name + "' is a JPEG of four printing colours (CMYK), which ImageJ"
					+ " shows in wrong colours: save it as RGB in the program that it comes from.");
		if (look.transparent != null) return new StylePicture(name, onWhite(look.transparent));
		final ImagePlus image = ImageFiles.open(file);
		if (image == null)
			throw new IllegalArgumentException(
					"'" + name + "' is no image that ImageJ can open: choose a TIFF, PNG or JPEG file.");
		return of(image);
	}

	/**
	 * Takes what is shown of an open image, or of the part of it that is selected.
	 */
	public static StylePicture of(final ImagePlus image) {
		final ImageProcessor shown = image.isComposite()
				? new ColorProcessor(image.getImage())
				: image.getProcessor().convertToRGB();
		if (image.getRoi() != null && image.getRoi().isArea()) shown.setRoi(image.getRoi().getBounds());
		return new StylePicture(image.getTitle(), (ColorProcessor) shown.crop());
	}

	/** What Java's own reader sees in a file; ImageJ drops transparency without a word. */
	private record ImageReaderLook(boolean jpeg, int channels, BufferedImage transparent) {

		static ImageReaderLook at(final Path file) {
			try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
				final var readers = ImageIO.getImageReaders(in);
				if (!readers.hasNext()) return new ImageReaderLook(false, 0, null);
				final ImageReader reader = readers.next();
				reader.setInput(in);
				final boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
				if (jpeg) return new ImageReaderLook(true, reader.readRaster(0, null).getNumBands(), null);
				final BufferedImage image = reader.read(0);
				return new ImageReaderLook(false, image.getRaster().getNumBands(),
						image.getColorModel().hasAlpha() ? image : null);
			} catch (final IOException | RuntimeException e) {
				return new ImageReaderLook(false, 0, null);
			}
		}
	}

	private static ColorProcessor onWhite(final BufferedImage image) {
		final BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = opaque.createGraphics();
		graphics.drawImage(image, 0, 0, Color.WHITE, null);
		graphics.dispose();
		return new ColorProcessor(opaque);
	}

	/**
	 * The picture at a size, as a network sees it.
	 *
	 * @param longest the longer edge, in pixels; a picture that is smaller stays as it is
	 */
	DomainImage reduced(final double longest) {
		final int width = pixels.getWidth();
		final int height = pixels.getHeight();
		final float[] data = new float[3 * width * height];
		for (int i = 0; i < width * height; i++)
			for (int c = 0; c < 3; c++)
				data[3 * i + c] = (pixels.get(i) >> 16 - 8 * c & 0xff) / 127.5f - 1;
		return new DomainImage(name, name, 0, data, width, height, 3).reduced(longest);
	}

	/**
	 * The picture at a size, as a network that is told a style sees it.
	 *
	 * @param longest see {@link #reduced}
	 * @return {@code {1, height, width, 3}}, -1 to 1
	 * @throws IllegalArgumentException if there is too little to see; one sentence for the user
	 */
	public FloatArray seen(final int longest) {
		final DomainImage reduced = reduced(longest);
		if (reduced.isSmallerThan(LEAST_EDGE))
			throw new IllegalArgumentException("The picture '" + name + "' measures " + sizes(longest) + ", of which"
					+ " no style can be seen: choose one of " + LEAST_EDGE + " pixels at least.");
		return FloatArray.image(reduced.data(), reduced.height(), reduced.width(), 3);
	}

	/**
	 * @param patch edge of the squares that are to be cut from it at that size
	 * @throws IllegalArgumentException if it is too small; one sentence for the user
	 */
	void requireLarge(final int longest, final int patch) {
		if (reduced(longest).isSmallerThan(patch))
			throw new IllegalArgumentException(
					"The picture '" + name + "' measures " + sizes(longest) + ", but patches of " + patch
							+ " are cut from it: choose a larger picture or stylesize, or a smaller patch.");
	}

	private String sizes(final int longest) {
		final DomainImage reduced = reduced(longest);
		return pixels.getWidth() + " x " + pixels.getHeight() + " pixels"
				+ (reduced.width() < pixels.getWidth()
						? ", " + reduced.width() + " x " + reduced.height() + " with stylesize=" + longest
						: "");
	}

	/** SHA-256 of its pixels at a size, see {@link #reduced}. */
	public String hash(final double longest) {
		return PixelHash.ofArrays(List.of(reduced(longest).data()));
	}
}
