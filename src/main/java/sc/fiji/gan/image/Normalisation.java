package sc.fiji.gan.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

import sc.fiji.gan.model.Processing;

/**
 * The processing of a model, made concrete for one image: statistics are taken over all its planes,
 * each after the steps before it.
 */
final class Normalisation {

	/** All planes of an image, which may be read several times. */
	interface Planes {

		/**
		 * Calls for one plane after the other; they need not be in memory together.
		 */
		void forEach(Consumer<Plane> plane);
	}

	/** Pixels of a block in which statistics are taken. */
	private static final int BLOCK = 1 << 18;

	private final List<Step> steps;

	private Normalisation(final List<Step> steps) {
		this.steps = List.copyOf(steps);
	}

	/**
	 * @param processing of a model's input
	 * @param channels of the model's input
	 * @param integers whether the planes hold only integers from 0 to 65535, which saves a pass
	 * @param planes of one image
	 */
	static Normalisation of(final List<Processing> processing, final int channels, final boolean integers,
			final Planes planes) {
		final List<Step> steps = new ArrayList<>();
		for (final Processing p : processing)
			steps.add(step(p, channels, new Scan(planes, channels, List.copyOf(steps), integers && steps.isEmpty())));
		return new Normalisation(steps);
	}

	/** Processing that depends on no statistics, as that of an output is. */
	static Normalisation fixed(final List<Processing> processing, final int channels) {
		return of(processing, channels, false, plane -> {
			throw new IllegalArgumentException("statistics of the output (scale_range, zero_mean_unit_variance) are "
					+ "not supported; only fixed processing is");
		});
	}

	/** The steps that undo these, in reverse order. */
	Normalisation inverse() {
		final List<Step> undo = new ArrayList<>();
		for (final Step step : steps)
			undo.add(step.inverse());
		Collections.reverse(undo);
		return new Normalisation(undo);
	}

	/** Applies the steps in place to pixels with their channels side by side. */
	void apply(final float[] values, final int channels) {
		for (final Step step : steps)
			step.apply(values, values.length, channels);
	}

	private static Step step(final Processing processing, final int channels, final Scan scan) {
		if (processing instanceof Processing.ScaleLinear p) return Step.Affine.of(p.gain(), p.offset());
		if (processing instanceof Processing.ScaleRange p) return scan.scaleRange(p);
		if (processing instanceof Processing.ZeroMeanUnitVariance p) return scan.zeroMeanUnitVariance(p);
		if (processing instanceof Processing.FixedZeroMeanUnitVariance p) return fixedZeroMeanUnitVariance(p, channels);
		if (processing instanceof Processing.Clip p) return new Step.Clip((float) p.min(), (float) p.max());
		if (processing instanceof Processing.Binarize p) return new Step.Binarize((float) p.threshold());
		return processing instanceof Processing.Sigmoid ? new Step.Sigmoid() : new Step.Softmax();
	}

	private static Step fixedZeroMeanUnitVariance(final Processing.FixedZeroMeanUnitVariance p, final int channels) {
		final int n = p.mean().size();
		if (n != p.std().size() || n != 1 && n != channels)
			throw new IllegalArgumentException("fixed_zero_mean_unit_variance gives " + n + " means and "
					+ p.std().size() + " standard deviations: one of each or one for each of the " + channels
					+ " channels is needed");
		return standardise(n, c -> p.mean().get(c), c -> p.std().get(c));
	}

	private static Step standardise(final int n, final IntToDoubleFunction shift, final IntToDoubleFunction scale) {
		final double[] gain = new double[n];
		final double[] offset = new double[n];
		for (int c = 0; c < n; c++) {
			final double range = scale.applyAsDouble(c);
			gain[c] = range == 0 ? 1 : 1 / range;
			offset[c] = -shift.applyAsDouble(c) * gain[c];
		}
		return new Step.Affine(gain, offset);
	}

	/** Passes over an image, as it is after the first steps. */
	private record Scan(Planes planes, int channels, List<Step> before, boolean integers) {

		/** Sees {@code values[first]} and each {@code stride}-th after it, up to {@code length}. */
		private interface Visitor {

			void visit(int group, float[] values, int length, int first, int stride);
		}

		Step scaleRange(final Processing.ScaleRange p) {
			final OrderStatistics[] statistics = new OrderStatistics[groups(p.perChannel())];
			for (int c = 0; c < statistics.length; c++)
				statistics[c] = new OrderStatistics(integers);
			forEach(statistics.length, (c, values, n, first, stride) -> statistics[c].count(values, n, first, stride));
			boolean again = false;
			for (final OrderStatistics s : statistics)
				again |= s.select(p.minPercentile(), p.maxPercentile());
			if (again)
				forEach(statistics.length,
						(c, values, n, first, stride) -> statistics[c].refine(values, n, first, stride));
			return standardise(statistics.length, c -> statistics[c].percentile(p.minPercentile()),
					c -> statistics[c].percentile(p.maxPercentile()) - statistics[c].percentile(p.minPercentile())
							+ p.eps());
		}

		Step zeroMeanUnitVariance(final Processing.ZeroMeanUnitVariance p) {
			final Moments[] moments = new Moments[groups(p.perChannel())];
			for (int c = 0; c < moments.length; c++)
				moments[c] = new Moments();
			forEach(moments.length, (c, values, n, first, stride) -> moments[c].add(values, n, first, stride));
			return standardise(moments.length, c -> moments[c].mean(), c -> moments[c].standardDeviation() + p.eps());
		}

		private int groups(final boolean perChannel) {
			return perChannel ? channels : 1;
		}

		private void forEach(final int groups, final Visitor visitor) {
			planes.forEach(plane -> {
				final int rows = Math.min(plane.height(), Math.max(1, BLOCK / plane.width()));
				final float[] values = new float[rows * plane.width() * channels];
				for (int y = 0; y < plane.height(); y += rows) {
					final int n = Math.min(rows, plane.height() - y);
					plane.read(0, y, plane.width(), n, values);
					final int length = n * plane.width() * channels;
					for (final Step step : before)
						step.apply(values, length, channels);
					for (int c = 0; c < groups; c++)
						visitor.visit(c, values, length, c, groups);
				}
			});
		}
	}
}
