package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.PredictionRequest;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.PeakSignalToNoiseRatio;
import sc.fiji.gan.metric.StructuralSimilarity;

/**
 * Frames that a model predicts, held against those that came.
 *
 * @param wanted how far ahead, and with how much grain
 */
record PredictedFrames(Gan model, PredictionRequest wanted) {

	private static final PeakSignalToNoiseRatio RATIO = new PeakSignalToNoiseRatio(1);
	private static final StructuralSimilarity SIMILARITY = new StructuralSimilarity(1);

	/** Who tells what comes. */
	enum Method {

		/** The network. */
		MODEL,
		/** It is the last frame once more. */
		LAST,
		/**
		 * Each pixel goes on changing as it did between the last two frames, within the values that there
		 * were.
		 */
		LINE
	}

	/**
	 * How good a frame is.
	 *
	 * @param sharpness the sum of its steps between neighbouring pixels, as a part of the real frame's
	 */
	record Figures(double psnr, double ssim, double sharpness) {}

	/**
	 * One predicted frame.
	 *
	 * @param ahead 1 for the frame after the last one that was seen
	 * @param lapse the time-lapse
	 * @param seen how many of its frames were
	 * @param made all frames that were predicted at once, black at 0 and white at 1
	 */
	record Window(int ahead, RealFrames lapse, int seen, List<float[]> made, Map<Method, Figures> all) {

		Figures figures(final Method method) {
			return all.get(method);
		}
	}

	/**
	 * All that can be compared with: each frame as the first that is predicted, the second, and so on.
	 */
	List<Window> windows(final RealFrames lapse) {
		final List<Window> windows = new ArrayList<>();
		final int past = model.description().inputChannels() - 1;
		for (int seen = Math.max(past, lapse.first() - wanted.frames() + 1); seen < lapse.frames().size(); seen++) {
			final List<float[]> made = made(lapse, seen, Math.min(wanted.frames(), lapse.frames().size() - seen));
			for (int ahead = 1; ahead <= made.size(); ahead++)
				if (seen + ahead - 1 >= lapse.first())
					windows.add(new Window(ahead, lapse, seen, made, figures(lapse, seen, ahead, made.get(ahead - 1))));
		}
		return windows;
	}

	private List<float[]> made(final RealFrames lapse, final int seen, final int count) {
		final ImagePlus result = model.predict(lapse.until(seen), new PredictionRequest(count, wanted.grain()),
				Progress.NONE, IJ::log);
		final List<float[]> made = new ArrayList<>();
		for (int i = 1; i <= count; i++)
			made.add(lapse.unit(result.getStack().getProcessor(seen + i)));
		return made;
	}

	private static Map<Method, Figures> figures(final RealFrames lapse, final int seen, final int ahead,
			final float[] made) {
		final float[] truth = lapse.unit(lapse.frames().get(seen + ahead - 1));
		final float[] last = lapse.unit(lapse.frames().get(seen - 1));
		final float[] line = line(lapse.unit(lapse.frames().get(seen - 2)), last, ahead, lapse.limits(seen));
		final int width = lapse.frames().get(0).getWidth();
		final Map<Method, Figures> figures = new EnumMap<>(Method.class);
		figures.put(Method.MODEL, figures(made, truth, width));
		figures.put(Method.LAST, figures(last, truth, width));
		figures.put(Method.LINE, figures(line, truth, width));
		return figures;
	}

	/** @param limits the least and the greatest value that there was */
	static float[] line(final float[] before, final float[] last, final int ahead, final float[] limits) {
		final float[] line = new float[last.length];
		for (int i = 0; i < line.length; i++)
			line[i] = Math.max(limits[0], Math.min(limits[1], last[i] + ahead * (last[i] - before[i])));
		return line;
	}

	private static Figures figures(final float[] frame, final float[] truth, final int width) {
		final GreyImage a = new GreyImage(frame, width, frame.length / width);
		final GreyImage b = new GreyImage(truth, width, truth.length / width);
		return new Figures(RATIO.compare(a, b), SIMILARITY.compare(a, b), steps(frame, width) / steps(truth, width));
	}

	/** The sum of the absolute differences between neighbours, to the right and below. */
	static double steps(final float[] frame, final int width) {
		double sum = 0;
		for (int i = 0; i < frame.length; i++) {
			if (i % width + 1 < width) sum += Math.abs(frame[i + 1] - frame[i]);
			if (i + width < frame.length) sum += Math.abs(frame[i + width] - frame[i]);
		}
		return sum;
	}
}
