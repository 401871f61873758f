package sc.fiji.gan.image;

import java.util.List;
import java.util.stream.IntStream;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.OutputPlane.Block;
import sc.fiji.gan.image.TileGrid.Tile;

/**
 * The pixels of an image of one slice and one frame as values, and nothing else of it: no title, no
 * metadata.
 *
 * @param values {@code {1, height, width, channels}}, raw: 8-bit 0 to 255, 16-bit 0 to 65535,
 *     32-bit as they are; red, green and blue of an RGB image
 * @param bitDepth 8, 16 or 32, and 24 for RGB
 */
public record PixelValues(FloatArray values, int bitDepth) {

	private static final int COLOUR = 24;

	/**
	 * The pixels of all channels at a slice and a frame, counted from 1. Images with a palette become
	 * RGB. A NaN becomes the mean of the finite pixels of its channel, an infinity their extreme.
	 */
	public static PixelValues of(final ImagePlus image, final int slice, final int frame) {
		final boolean palette = image.getType() == ImagePlus.COLOR_256;
		final List<Plane> channels = IntStream.rangeClosed(1, image.getNChannels()).mapToObj(c -> {
			final ImageProcessor pixels = image.getStack().getProcessor(image.getStackIndex(c, slice, frame));
			final Plane plane = Plane.of(palette ? pixels.convertToRGB() : pixels);
			return image.getBitDepth() == 32 ? Plane.finite(plane) : plane;
		}).toList();
		final Plane all = Plane.interleave(channels);
		return new PixelValues(FloatArray.image(all.read(), all.height(), all.width(), all.channels()),
				palette ? COLOUR : image.getBitDepth());
	}

	/** Columns, in pixels. */
	public int width() {
		return values.width();
	}

	/** Rows, in pixels. */
	public int height() {
		return values.height();
	}

	/** Values of a pixel. */
	public int channels() {
		return values.channels();
	}

	/** Whether the channels are red, green and blue. */
	public boolean isColour() {
		return bitDepth == COLOUR;
	}

	/** Other values of the same kind of pixels. */
	public PixelValues with(final FloatArray other) {
		return new PixelValues(other, bitDepth);
	}

	/** Rounded and clipped to the bit depth: a plane for each channel, or one of RGB. */
	public List<ImageProcessor> planes() {
		final OutputPlane planes = isColour()
				? new RgbPlane(width(), height())
				: new GreyPlanes(bitDepth, width(), height(), channels(), List.of());
		final Tile all = new Tile(0, 0, width(), height());
		planes.write(new Block(values.data(), width(), channels(), 0, all, all));
		return planes.processors();
	}

	/** The same as an image without any metadata. */
	public ImagePlus toImage(final String title) {
		final ImageStack stack = new ImageStack(width(), height());
		planes().forEach(plane -> stack.addSlice(null, plane));
		final ImagePlus image = new ImagePlus(title, stack);
		if (stack.size() == 1) return image;
		image.setDimensions(stack.size(), 1, 1);
		return new CompositeImage(image, CompositeImage.COMPOSITE);
	}
}
