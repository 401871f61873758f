package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which part of the generated images looks real, and which part of the real ones can be generated.
 * A set covers the balls around its features that reach to the k-th nearest neighbour. Precision is
 * the part of the images that the references cover, recall the part of the references that the
 * images cover; both from 0 to 1. Images that are all alike have a recall near 0.
 *
 * @param k {@value #NEIGHBOURS} in the paper
 * @see <a href="https://arxiv.org/abs/1904.06991">Kynkaanniemi, Karras, Laine, Lehtinen and Aila,
 * Improved precision and recall metric for assessing generative models (2019)</a>
 */
public record PrecisionRecall(int k) {

	/** That of the paper. */
	public static final int NEIGHBOURS = 3;

	/** With the paper's number of neighbours. */
	public PrecisionRecall() {
		this(NEIGHBOURS);
	}

	/** See {@link PrecisionRecall}. */
	public Estimate precision(final FeatureSet images, final FeatureSet references) {
		final Optional<String> problem = FeatureSet.problem(images, references, k + 1);
		if (problem.isPresent()) return Estimate.undefined(problem.get());
		final int[] balls = Neighbourhoods.of(references, k).around(images);
		return Estimate.of(Arrays.stream(balls).filter(n -> n > 0).count() / (double) balls.length);
	}

	/** See {@link PrecisionRecall}. */
	public Estimate recall(final FeatureSet images, final FeatureSet references) {
		return precision(references, images);
	}
}
