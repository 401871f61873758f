package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.Optional;

/**
 * As {@link PrecisionRecall}, less at the mercy of single odd images: only the balls around
 * references are looked at. Density is in how many of them an image lies, over k: about 1 if the
 * sets are alike, more if images keep to where references are dense. Coverage is the part of the
 * balls with an image in them, from 0 to 1.
 *
 * @param k {@value #NEIGHBOURS} in the paper
 * @see <a href="https://arxiv.org/abs/2002.09797">Naeem, Oh, Uh, Choi and Yoo, Reliable fidelity
 * and diversity metrics for generative models (2020)</a>
 */
public record DensityCoverage(int k) {

	/** That of the paper. */
	public static final int NEIGHBOURS = 5;

	/** With the paper's number of neighbours. */
	public DensityCoverage() {
		this(NEIGHBOURS);
	}

	/** See {@link DensityCoverage}. */
	public Estimate density(final FeatureSet images, final FeatureSet references) {
		final Optional<String> problem = FeatureSet.problem(images, references, k + 1);
		if (problem.isPresent()) return Estimate.undefined(problem.get());
		final int[] balls = Neighbourhoods.of(references, k).around(images);
		return Estimate.of(Arrays.stream(balls).asLongStream().sum() / ((double) k * balls.length));
	}

	/** See {@link DensityCoverage}. */
	public Estimate coverage(final FeatureSet images, final FeatureSet references) {
		final Optional<String> problem = FeatureSet.problem(images, references, k + 1);
		if (problem.isPresent()) return Estimate.undefined(problem.get());
		return Estimate.of(Neighbourhoods.of(references, k).hit(images) / (double) references.size());
	}
}
