package sc.fiji.gan.benchmark;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.model.TensorDescription;

/**
 * How much of what changes from one frame of a time-lapse to the next changes when both are
 * painted: the mean absolute difference of the painted frames beside that of the frames.
 *
 * @param still of a camera that stands still, whose frames differ by its noise
 * @param drifting of one that moves by a pixel with each frame
 */
record Flicker(double still, double drifting) {

	private static final TensorDescription COLOURS = new TensorDescription("rgb", TensorDescription.COLOURS, List.of());
	/** Of a camera in good light, in grey values of 8 bits. */
	private static final double NOISE = 2;

	/** @param photo RGB, more than one pixel wide */
	static Flicker of(final ImagePlus photo, final UnaryOperator<ImagePlus> painter) {
		final ImagePlus frame = frame(photo, 0, 1);
		final ImagePlus painted = painter.apply(frame);
		return new Flicker(beside(painter, frame, painted, frame(photo, 0, 2)),
				beside(painter, frame, painted, frame(photo, 1, 2)));
	}

	private static double beside(final UnaryOperator<ImagePlus> painter, final ImagePlus frame, final ImagePlus painted,
			final ImagePlus next) {
		return difference(painter.apply(next), painted) / difference(next, frame);
	}

	/**
	 * All but one column of a photograph, with noise.
	 *
	 * @param x the first of them
	 */
	private static ImagePlus frame(final ImagePlus photo, final int x, final long seed) {
		final Random random = new Random(seed);
		final ImageProcessor pixels = photo.getProcessor();
		pixels.setRoi(x, 0, photo.getWidth() - 1, photo.getHeight());
		final ColorProcessor noisy = (ColorProcessor) pixels.crop();
		for (int i = 0; i < noisy.getPixelCount(); i++) {
			int pixel = 0;
			for (int c = 0; c < 3; c++) {
				final double value = (noisy.get(i) >> 16 - 8 * c & 255) + NOISE * random.nextGaussian();
				pixel |= (int) Math.max(0, Math.min(255, Math.round(value))) << 16 - 8 * c;
			}
			noisy.set(i, pixel);
		}
		return new ImagePlus("frame of " + photo.getTitle(), noisy);
	}

	private static double difference(final ImagePlus a, final ImagePlus b) {
		final float[] x = UnitImages.of(a, COLOURS).data();
		final float[] y = UnitImages.of(b, COLOURS).data();
		double sum = 0;
		for (int i = 0; i < x.length; i++)
			sum += Math.abs(x[i] - y[i]);
		return sum / x.length;
	}
}
