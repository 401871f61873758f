package sc.fiji.gan.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;

import ij.ImagePlus;
import sc.fiji.gan.dataset.Degradation;
import sc.fiji.gan.dataset.TrainingPlane;
import sc.fiji.gan.engine.BackgroundWork;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.metric.GreyImage;

/**
 * Whether a result can be what its input shows: it is made worse again, as the microscope made the
 * input of the specimen, or translated back, and compared with the input. What does not agree was
 * not in the input. What agrees need not be true: detail that the way back removes leaves no trace.
 * <p>
 * Of colours the luma is looked at. Planes are read one by one.
 *
 * @see <a href="https://arxiv.org/abs/1912.01839">Bahat and Michaeli, Explorable super resolution
 * (2020), for consistency with the input as what a result can be held to</a>
 */
public final class ConsistencyCheck {

	/** Standard deviations that have a colour of their own: within the noise it is nearly white. */
	private static final double SHOWN_NOISE = 6;

	private final double noise;

	/**
	 * @param noise standard deviation of the input's noise in grey values; 0 to estimate it for each
	 *     slice
	 * @throws IllegalArgumentException if it is negative or not finite; one sentence for the user
	 */
	public ConsistencyCheck(final double noise) {
		if (!(noise >= 0 && Double.isFinite(noise)))
			throw new IllegalArgumentException(
					"noise=" + noise + " is not possible: give a number of grey values, or 0 to estimate it.");
		this.noise = noise;
	}

	/**
	 * Makes a result small and blurred again.
	 *
	 * @param result as large as the input or a whole number of times larger
	 * @param model how the input came about; its noise is not added
	 * @param factor how many times larger the result is; 0 to find out
	 * @throws IllegalArgumentException if the images do not go together; one sentence for the user
	 * @throws CancellationException if {@code progress} is canceled
	 */
	public ConsistencyResult degraded(final ImagePlus input, final ImagePlus result, final Degradation model,
			final int factor, final Progress progress) {
		final int reduction = factor(input, result, factor);
		final MeasuredImage planes = new MeasuredImage(result, true);
		return check(input, result, index -> {
			final GreyImage high = planes.plane(index).get(0);
			final TrainingPlane low = model.reduce(
					new TrainingPlane(result.getTitle(), 0, high.values(), high.width(), high.height()), reduction);
			return new GreyImage(low.data(), low.width(), low.height());
		}, progress);
	}

	/**
	 * Compares a result that was translated back.
	 *
	 * @param result what is judged, for the title of the map
	 * @param back what another model made of it, of the input's size
	 */
	public ConsistencyResult inverted(final ImagePlus input, final ImagePlus result, final ImagePlus back,
			final Progress progress) {
		factor(input, back, 1);
		final MeasuredImage planes = new MeasuredImage(back, true);
		return check(input, result, index -> planes.plane(index).get(0), progress);
	}

	private static int factor(final ImagePlus input, final ImagePlus result, final int given) {
		final int factor = given > 0 ? given : Math.max(1, result.getWidth() / input.getWidth());
		if (result.getStackSize() != input.getStackSize())
			throw new IllegalArgumentException("The input '" + input.getTitle() + "' has "
					+ ComparedImages.slices(input) + ", the result '" + result.getTitle() + "' "
					+ ComparedImages.slices(result) + ": give the result of this input.");
		if (input.getWidth() * factor == result.getWidth() && input.getHeight() * factor == result.getHeight())
			return factor;
		throw new IllegalArgumentException("The input '" + input.getTitle() + "' has " + ComparedImages.size(input)
				+ ", the result '" + result.getTitle() + "' " + ComparedImages.size(result) + ", which is not "
				+ (given > 0 ? given + " times as large" : "as large or a whole number of times larger")
				+ ": give the result of this input.");
	}

	private ConsistencyResult check(final ImagePlus input, final ImagePlus result, final IntFunction<GreyImage> back,
			final Progress progress) {
		final MeasuredImage source = new MeasuredImage(input, true);
		final List<Deviation> planes = new ArrayList<>();
		final Deviation whole = new Deviation();
		final String what = "What '" + result.getTitle() + "' has too much when it is made like its input again, in ";
		final String title = ModelApplication.title(result, "consistency");
		try (BackgroundWork background = new BackgroundWork("GAN consistency");
				PixelMap map = new PixelMap(title, what + "grey values", input, 1, true, new MapDisplay());
				PixelMap relative = new PixelMap(title + "-noise", what + "standard deviations of the noise", input, 1,
						true, new MapDisplay(SHOWN_NOISE))) {
			for (int i = 1; i <= source.planes(); i++) {
				final int index = i;
				progress.update((i - 1.0) / source.planes(), "Consistency of slice " + i + " of " + source.planes());
				final Deviation plane = background.await(() -> {
					final GreyImage wanted = source.plane(index).get(0);
					final float[] differences = back.apply(index).minus(wanted).values();
					final double sigma = noise > 0 ? noise : NoiseEstimate.of(wanted);
					map.put(index, 0, differences);
					relative.put(index, 0, divided(differences, sigma));
					return Deviation.of(differences, sigma);
				}, progress);
				planes.add(plane);
				whole.add(plane);
			}
			return new ConsistencyResult(planes.stream().map(Deviation::figures).toList(), whole.figures(),
					map.finish(), whole.hasNoise() ? Optional.of(relative.finish()) : Optional.empty());
		}
	}

	private static float[] divided(final float[] differences, final double sigma) {
		final float[] quotients = new float[differences.length];
		for (int i = 0; i < quotients.length; i++)
			quotients[i] = sigma > 0 ? (float) (differences[i] / sigma) : Float.NaN;
		return quotients;
	}
}
