package sc.fiji.gan.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.ImageSet.Place;
import sc.fiji.gan.image.Plane;
import sc.fiji.gan.image.Resampling;

/**
 * Brings all images of an evaluation to one size and one scale. The middle square of an image is
 * resized by antialiased bicubic interpolation. Grey values and colours of 8 bits become 0 to 1;
 * those of 16 and 32 bits are put on the scale of the real images: of the darkest values (but for
 * 0.1 % of the pixels) of all of these, the one that 5 % fall below becomes 0; likewise of the
 * brightest 1.
 */
final class Preparation {

	/** What is cut off at either end, as a part of all pixels. */
	private static final double TAIL = 0.001;

	/** Images that are odd in their range, likewise. */
	private static final double ODD = 0.05;

	private static final float BYTE = 255;

	private final int size;
	private final List<Float> darkest = new ArrayList<>();
	private final List<Float> brightest = new ArrayList<>();
	private String example;
	private int width;
	private int height;
	private boolean bytes;
	private float black;
	private float white;

	private Preparation(final int size) {
		this.size = size;
	}

	/**
	 * Looks at the real images, at one of them if they have 8 bits.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	static Preparation of(final int size, final ImageSet real, final Progress progress) {
		final Preparation preparation = new Preparation(size);
		real.visit(progress, new ImageSet.Visitor() {

			@Override
			public boolean image(final Place place, final ImageProcessor pixels) {
				return preparation.learn(place, pixels);
			}

			@Override
			public void other(final Path file) {
				// Told when the images are read.
			}
		});
		if (preparation.example == null) throw real.noImage();
		preparation.choose();
		return preparation;
	}

	private boolean learn(final Place place, final ImageProcessor pixels) {
		if (example == null) {
			example = place.name();
			width = size == 0 ? pixels.getWidth() : size;
			height = size == 0 ? pixels.getHeight() : size;
			bytes = hasBytes(pixels);
		}
		if (bytes || hasBytes(pixels)) return !bytes;
		final float[] values = Plane.finite(Plane.of(pixels)).read();
		Arrays.sort(values);
		final int tail = (int) (TAIL * (values.length - 1));
		darkest.add(values[tail]);
		brightest.add(values[values.length - 1 - tail]);
		return true;
	}

	/** An order statistic, for a mean would depend a little on the order of the images. */
	private void choose() {
		if (darkest.isEmpty()) return;
		darkest.sort(null);
		brightest.sort(null);
		final int outer = (int) (ODD * (darkest.size() - 1));
		black = darkest.get(outer);
		white = brightest.get(brightest.size() - 1 - outer);
	}

	private static boolean hasBytes(final ImageProcessor pixels) {
		return pixels.getBitDepth() == 8 || pixels.getBitDepth() == 24;
	}

	/** How many values an image has at most. */
	int values() {
		return 3 * width * height;
	}

	/**
	 * An image as measures want it.
	 *
	 * @return {@code {1, height, width, 1}}, or 3 channels of an RGB image; not finite where pixels are
	 * not
	 * @throws IllegalArgumentException if it does not go with the real images; one sentence for the
	 *     user
	 */
	FloatArray prepare(final String name, final ImageProcessor pixels) {
		if (hasBytes(pixels) != bytes)
			throw new IllegalArgumentException("'" + name + "' has " + pixels.getBitDepth() + " bits, the real image '"
					+ example + "' " + (bytes ? "8 bits or colours" : "16 or 32")
					+ ": convert one of them (Image > Type), so that the same value means the same.");
		if (size == 0 && (pixels.getWidth() != width || pixels.getHeight() != height))
			throw new IllegalArgumentException("'" + name + "' has " + pixels.getWidth() + " x " + pixels.getHeight()
					+ " pixels, '" + example + "' " + width + " x " + height
					+ ": give a size to which all are brought, such as size=64.");
		final Plane plane = Plane.of(pixels);
		final int side = Math.min(plane.width(), plane.height());
		final int w = size == 0 ? plane.width() : side;
		final int h = size == 0 ? plane.height() : side;
		final float[] values = plane.read((plane.width() - w) / 2, (plane.height() - h) / 2, w, h);
		scale(values);
		return resize(FloatArray.image(values, h, w, plane.channels()));
	}

	private void scale(final float[] values) {
		final float zero = bytes ? 0 : black;
		final float gain = bytes ? 1 / BYTE : white > black ? 1 / (white - black) : 1;
		for (int i = 0; i < values.length; i++)
			values[i] = (values[i] - zero) * gain;
	}

	private FloatArray resize(final FloatArray image) {
		if (image.width() == width && image.height() == height) return image;
		final int channels = image.channels();
		final FloatArray result = FloatArray.zeros(1, height, width, channels);
		final float[] channel = new float[image.data().length / channels];
		for (int c = 0; c < channels; c++) {
			for (int i = 0; i < channel.length; i++)
				channel[i] = image.data()[i * channels + c];
			final float[] resized = Resampling.BICUBIC.resize(channel, image.width(), image.height(), width, height);
			for (int i = 0; i < resized.length; i++)
				result.data()[i * channels + c] = resized[i];
		}
		return result;
	}
}
