package sc.fiji.gan.image;

import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * One plane of an image as floats: f: Z<sup>2</sup> -> R<sup>channels</sup>. Pixels inside
 * {@code 0..width-1, 0..height-1} are the image's raw values (8-bit 0 to 255, 16-bit 0 to 65535,
 * 32-bit as they are); beyond its border the plane is mirrored, with the edge pixel repeated, as
 * often as needed.
 * <p>
 * Any rectangle of it can be read, so no more than the rectangle needs to be held as floats:
 *
 * <pre>
 *
 * float[] patch = Plane.of(stack.getProcessor(n)).read(x, y, 64, 64);
 * </pre>
 */
public interface Plane {

	/** Columns, in pixels. */
	int width();

	/** Rows, in pixels. */
	int height();

	/** Values per pixel. */
	int channels();

	/**
	 * Reads a rectangle, which may lie anywhere, also outside.
	 *
	 * @param dest gets {@code width * height * channels()} values, row by row, the channels of a pixel
	 *     side by side (HWC)
	 */
	void read(int x, int y, int width, int height, float[] dest);

	/** Reads a rectangle to a new array, HWC. */
	default float[] read(final int x, final int y, final int width, final int height) {
		final float[] values = new float[Math.multiplyExact(Math.multiplyExact(width, height), channels())];
		read(x, y, width, height, values);
		return values;
	}

	/** Reads the whole plane to a new array, HWC. */
	default float[] read() {
		return read(0, 0, width(), height());
	}

	/**
	 * The pixels of an 8, 16 or 32-bit image as one channel, of an RGB image as the three channels red,
	 * green, blue. The pixels are not copied.
	 */
	static Plane of(final ImageProcessor ip) {
		return PixelPlane.of(ip);
	}

	/** The luma of an RGB image, 0 to 255 (see {@link YCbCr}), as one channel. */
	static Plane luma(final ColorProcessor ip) {
		return PixelPlane.luma(ip);
	}

	/**
	 * A label image, whose pixels tell to which object they belong and 0 that they belong to none, as
	 * two channels of 0 and 1: the objects, and of each object the pixels that have one of another
	 * object or of the background above, below, to the left or to the right. So objects that touch stay
	 * apart, and how they are numbered makes no difference.
	 */
	static Plane labels(final ImageProcessor ip) {
		return LabelPlane.of(ip);
	}

	/**
	 * A plane of one channel without its NaN (which become the mean of the finite pixels) and
	 * infinities (their largest and smallest).
	 */
	static Plane finite(final Plane raw) {
		return new FinitePlane(raw);
	}

	/**
	 * One plane that has the channels of all the given planes, which must be of one size.
	 */
	static Plane interleave(final List<? extends Plane> planes) {
		return planes.size() == 1 ? planes.get(0) : new InterleavedPlane(List.copyOf(planes));
	}
}
