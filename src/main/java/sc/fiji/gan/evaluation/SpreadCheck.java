package sc.fiji.gan.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import sc.fiji.gan.engine.BackgroundWork;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.metric.GreyImage;

/**
 * Where the outputs of several models for one input disagree: what they have to guess, each guesses
 * in its own way. Where they agree they may still be wrong alike.
 * <p>
 * Of colours the luma is looked at. Planes are read one by one.
 *
 * @see <a href="https://arxiv.org/abs/1612.01474">Lakshminarayanan, Pritzel and Blundell, Simple
 * and scalable predictive uncertainty estimation using deep ensembles (2017)</a>
 */
public final class SpreadCheck {

	private SpreadCheck() {}

	/** The figures of a plane or stack, before they have names. */
	private static final class Spread {

		private long pixels;
		private long notFinite;
		private double sum;
		private double largest;
		private float min = Float.POSITIVE_INFINITY;
		private float max = Float.NEGATIVE_INFINITY;

		void add(final float[] spread, final GreyImage output) {
			pixels += spread.length;
			for (int i = 0; i < spread.length; i++) {
				if (!Float.isFinite(spread[i])) notFinite++;
				sum += spread[i];
				largest = Math.max(largest, spread[i]);
				min = Math.min(min, output.values()[i]);
				max = Math.max(max, output.values()[i]);
			}
		}

		Map<String, Figure> figures() {
			final Map<String, Figure> figures = new LinkedHashMap<>();
			figures.put("Mean spread", finite(sum / pixels));
			figures.put("Largest spread", finite(largest));
			figures.put("Mean spread (% of range)",
					max > min
							? finite(100 * sum / pixels / ((double) max - min))
							: Figure.undefined("the output is constant"));
			return figures;
		}

		private Figure finite(final double value) {
			return Figure.ofPixels(value, notFinite);
		}
	}

	/**
	 * The standard deviation (with n - 1) of the outputs, pixel by pixel.
	 *
	 * @param input what they were made from, for the title of the map
	 * @param outputs two or more of the same size, slices and type
	 * @throws IllegalArgumentException if they do not go together; one sentence for the user
	 * @throws CancellationException if {@code progress} is canceled
	 */
	public static SpreadResult of(final ImagePlus input, final List<ImagePlus> outputs, final Progress progress) {
		requireAlike(outputs);
		final ImagePlus first = outputs.get(0);
		final List<MeasuredImage> images = outputs.stream().map(image -> new MeasuredImage(image, true)).toList();
		final List<Map<String, Figure>> planes = new ArrayList<>();
		final Spread whole = new Spread();
		final String info = "Standard deviation of " + outputs.size() + " outputs for '" + input.getTitle()
				+ "', in grey values";
		try (BackgroundWork background = new BackgroundWork("GAN spread");
				PixelMap map = new PixelMap(ModelApplication.title(input, "spread"), info, first, 1, false,
						new MapDisplay())) {
			for (int i = 1; i <= first.getStackSize(); i++) {
				final int index = i;
				progress.update((i - 1.0) / first.getStackSize(),
						"Spread of slice " + i + " of " + first.getStackSize());
				planes.add(background.await(() -> {
					final List<GreyImage> plane = images.stream().map(image -> image.plane(index).get(0)).toList();
					final float[] spread = deviations(plane);
					map.put(index, 0, spread);
					whole.add(spread, plane.get(0));
					final Spread one = new Spread();
					one.add(spread, plane.get(0));
					return one.figures();
				}, progress));
			}
			return new SpreadResult(planes, whole.figures(), map.finish());
		}
	}

	private static void requireAlike(final List<ImagePlus> outputs) {
		if (outputs.size() < 2)
			throw new IllegalArgumentException(
					"There is only " + outputs.size() + " output: a spread needs two models or checkpoints at least.");
		final ImagePlus first = outputs.get(0);
		for (final ImagePlus other : outputs)
			if (other.getWidth() != first.getWidth() || other.getHeight() != first.getHeight()
					|| other.getStackSize() != first.getStackSize() || other.getBitDepth() != first.getBitDepth())
				throw new IllegalArgumentException("The outputs '" + first.getTitle() + "' (" + kind(first) + ") and '"
						+ other.getTitle() + "' (" + kind(other)
						+ ") are of different kinds: choose models that make the same of an image.");
	}

	private static String kind(final ImagePlus image) {
		return image.getWidth() + " x " + image.getHeight() + " pixels, " + image.getBitDepth() + " bits";
	}

	private static float[] deviations(final List<GreyImage> outputs) {
		final float[] deviations = new float[outputs.get(0).values().length];
		for (int i = 0; i < deviations.length; i++) {
			double mean = 0;
			for (final GreyImage output : outputs)
				mean += output.values()[i];
			mean /= outputs.size();
			double squares = 0;
			for (final GreyImage output : outputs)
				squares += (output.values()[i] - mean) * (output.values()[i] - mean);
			deviations[i] = (float) Math.sqrt(squares / (outputs.size() - 1));
		}
		return deviations;
	}
}
