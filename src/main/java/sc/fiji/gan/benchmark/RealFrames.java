package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.TimeAxis;

/**
 * The frames of a time-lapse of one channel.
 *
 * @param title of the file
 * @param frames in the order of time
 * @param first the first one that may be compared with, counted from 0
 * @param black what 1 in 1000 pixels of all frames are darker than
 * @param white what 1 in 1000 are brighter than
 */
record RealFrames(String title, List<ImageProcessor> frames, int first, double black, double white) {

	private static final double TAIL = 0.001;

	/** @param before the frames before those of {@code test}, or null */
	static RealFrames of(final ImagePlus test, final ImagePlus before) {
		final List<ImageProcessor> frames = new ArrayList<>();
		if (before != null) frames.addAll(frames(before));
		final int first = frames.size();
		frames.addAll(frames(test));
		final double[] values = frames.stream()
				.flatMapToDouble(f -> IntStream.range(0, f.getPixelCount()).mapToDouble(f::getf)).sorted().toArray();
		final int tail = (int) (TAIL * values.length);
		return new RealFrames(test.getTitle(), frames, first, values[tail], values[values.length - 1 - tail]);
	}

	private static List<ImageProcessor> frames(final ImagePlus lapse) {
		TimeAxis.requireGrey(lapse);
		if (lapse.getNChannels() > 1 || TimeAxis.slices(lapse) > 1)
			throw new IllegalArgumentException(
					"'" + lapse.getTitle() + "' has " + lapse.getNChannels() + " channels and " + TimeAxis.slices(lapse)
							+ " slices: give time-lapses with one of each (Image > Duplicate...).");
		final List<ImageProcessor> frames = new ArrayList<>();
		for (int i = 1; i <= lapse.getStackSize(); i++)
			frames.add(lapse.getStack().getProcessor(i));
		return frames;
	}

	/** The first frames as an image. */
	ImagePlus until(final int count) {
		final ImageStack stack = new ImageStack(frames.get(0).getWidth(), frames.get(0).getHeight());
		frames.subList(0, count).forEach(stack::addSlice);
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, 1, count);
		return image;
	}

	/** A frame with black at 0 and white at 1. */
	float[] unit(final ImageProcessor frame) {
		final float[] values = new float[frame.getPixelCount()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) ((frame.getf(i) - black) / Math.max(1e-9, white - black));
		return values;
	}

	/** @return the least and the greatest value of all frames up to one, black at 0 and white at 1 */
	float[] limits(final int count) {
		final float[] limits = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
		for (final ImageProcessor frame : frames.subList(0, count)) {
			final float[] sorted = unit(frame);
			Arrays.sort(sorted);
			limits[0] = Math.min(limits[0], sorted[0]);
			limits[1] = Math.max(limits[1], sorted[sorted.length - 1]);
		}
		return limits;
	}
}
