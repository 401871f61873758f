package sc.fiji.gan.evaluation;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.gui.Plot;
import sc.fiji.gan.evaluation.Memorisation.Match;
import sc.fiji.gan.metric.FeatureSet;

/** The plots of an evaluation: real or held-out images in grey, generated ones in blue. */
final class GeneratorPlots {

	private static final Color GENERATED = new Color(0, 90, 160);
	private static final Color REAL = new Color(160, 160, 160);
	private static final Color LIMIT = new Color(200, 60, 0);
	private static final int WIDTH = 460;
	private static final int HEIGHT = 320;
	private static final int BINS = 40;
	private static final double MARGIN = 0.05;

	private GeneratorPlots() {}

	/** Both sets along the two directions in which real images differ most. */
	static ImagePlus features(final FeatureSet generated, final FeatureSet real, final String title) {
		final PrincipalAxes axes = PrincipalAxes.of(real);
		final double[][] r = axes.project(real);
		final double[][] g = axes.project(generated);
		final Plot plot = new Plot(title, "first principal axis of the real images", "second");
		plot.setSize(WIDTH, HEIGHT);
		plot.setColor(REAL, REAL);
		plot.add("circle", r[0], r[1]);
		plot.setColor(GENERATED, GENERATED);
		plot.setLineWidth(3);
		plot.add("dot", g[0], g[1]);
		plot.setLineWidth(1);
		plot.setColor(Color.BLACK);
		setLimits(plot, concat(r[0], g[0]), concat(r[1], g[1]));
		plot.addLegend("real\ngenerated", "auto");
		return plot.getImagePlus();
	}

	private static double[] concat(final double[] a, final double[] b) {
		return IntStream.range(0, a.length + b.length).mapToDouble(i -> i < a.length ? a[i] : b[i - a.length])
				.toArray();
	}

	private static void setLimits(final Plot plot, final double[] x, final double[] y) {
		final double[] xs = limits(x);
		final double[] ys = limits(y);
		plot.setLimits(xs[0], xs[1], ys[0], ys[1]);
	}

	private static double[] limits(final double[] values) {
		final double min = Arrays.stream(values).min().orElse(0);
		final double max = Arrays.stream(values).max().orElse(1);
		final double margin = max > min ? MARGIN * (max - min) : 1;
		return new double[]{min - margin, max + margin};
	}

	/** How many images are how far from their nearest training image. */
	static ImagePlus distances(final Memorisation memory, final String title) {
		final double[] generated = memory.matches().stream().map(Match::found).mapToDouble(f -> f.distance()).toArray();
		final double[] all = concat(generated, memory.heldOut());
		final double max = Math.max(1e-6, Arrays.stream(all).max().orElse(1)) * (1 + MARGIN);
		final Plot plot = new Plot(title, "distance from the nearest training image", "% of images");
		plot.setSize(WIDTH, HEIGHT);
		plot.setLineWidth(2);
		double top = addSteps(plot, GENERATED, generated, max);
		if (memory.heldOut().length > 0) top = Math.max(top, addSteps(plot, REAL, memory.heldOut(), max));
		plot.setLineWidth(1);
		if (memory.isJudged()) {
			plot.setColor(LIMIT);
			plot.add("line", new double[]{memory.threshold(), memory.threshold()}, new double[]{0, top});
		}
		plot.setColor(Color.BLACK);
		plot.setLimits(0, max, 0, top * (1 + MARGIN));
		plot.addLegend("generated" + (memory.heldOut().length > 0 ? "\nheld out" : "")
				+ (memory.isJudged() ? "\ncopies are left of it" : ""), "auto");
		return plot.getImagePlus();
	}

	/** @return the largest percentage */
	private static double addSteps(final Plot plot, final Color colour, final double[] values, final double max) {
		final double[] parts = new double[BINS];
		for (final double value : values)
			parts[Math.min(BINS - 1, (int) (BINS * value / max))] += 100.0 / values.length;
		final double[] x = IntStream.range(0, 2 * BINS).mapToDouble(i -> (i + 1) / 2 * max / BINS).toArray();
		final double[] y = IntStream.range(0, 2 * BINS).mapToDouble(i -> parts[i / 2]).toArray();
		plot.setColor(colour);
		plot.add("line", x, y);
		return Arrays.stream(parts).max().orElseThrow();
	}
}
