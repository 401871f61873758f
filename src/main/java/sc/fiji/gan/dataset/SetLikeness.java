package sc.fiji.gan.dataset;

import java.util.List;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.SlicedWasserstein;
import sc.fiji.gan.metric.SlicedWasserstein.Scaling;
import sc.fiji.gan.metric.Variety;

/**
 * How like real images a set of made ones is: by patches at several sizes, and by how much its
 * images differ among themselves. To patches it makes little difference whether they come from one
 * image or from many.
 */
final class SetLikeness {

	/** Of a set: the number of pairs is the square of it. */
	private static final int MOST_VARIOUS = 64;
	private static final SlicedWasserstein SETS = new SlicedWasserstein(4096, 64, 1, Scaling.REFERENCE);

	private final List<FloatArray> references;
	private final List<FloatArray> trained;
	private final double variety;

	/**
	 * @param references images that are held out
	 * @param trained images that are trained on
	 */
	SetLikeness(final List<FloatArray> references, final List<FloatArray> trained) {
		this.references = references;
		this.trained = trained;
		variety = spread(trained);
	}

	/** Sliced Wasserstein distance of patches to those of the held-out images. */
	double distance(final List<FloatArray> set) {
		return SETS.compare(set, references).mean();
	}

	/** The same of the images that are trained on: the best that can be hoped for. */
	double realDistance() {
		return distance(trained);
	}

	/** How much images differ, as a part of how much those differ that are trained on. */
	double variety(final List<FloatArray> set) {
		return spread(set) / variety;
	}

	private static double spread(final List<FloatArray> set) {
		return Variety.of(set.stream().limit(MOST_VARIOUS).map(Luminance::of).toList());
	}
}
