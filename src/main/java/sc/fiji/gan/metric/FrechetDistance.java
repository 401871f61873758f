package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.Optional;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The squared Frechet (Wasserstein-2) distance of the normal distributions that have the means and
 * covariances of two sets of features: what is called FID for those of an Inception network.
 * {@code |m - m'|^2 + tr(S + S' - 2 (S S')^(1/2))}; 0 or more; the lower, the closer.
 * <p>
 * It is too large for few images, the more so the fewer there are and the more features: compare
 * only distances of equally many images. Below as many images as features most of it may be that.
 *
 * @see <a href="https://arxiv.org/abs/1706.08500">Heusel et al., GANs trained by a two time-scale
 * update rule converge to a local Nash equilibrium (2017)</a>
 */
public final class FrechetDistance implements SetMetric {

	private static final int LEAST = 2;

	@Override
	public Estimate compare(final FeatureSet images, final FeatureSet references) {
		final Optional<String> problem = FeatureSet.problem(images, references, LEAST);
		if (problem.isPresent()) return Estimate.undefined(problem.get());
		final double[] meanA = mean(images);
		final double[] meanB = mean(references);
		final RealMatrix a = centred(images, meanA);
		final RealMatrix b = centred(references, meanB);
		double sum = 0;
		for (int d = 0; d < meanA.length; d++)
			sum += (meanA[d] - meanB[d]) * (meanA[d] - meanB[d]);
		final double spreads = squares(a) + squares(b);
		return Estimate.of(sum + Math.max(0, spreads - 2 * overlap(a, b)));
	}

	private static double[] mean(final FeatureSet set) {
		final double[] mean = new double[set.dimensions()];
		for (final float[] vector : set.vectors())
			for (int d = 0; d < mean.length; d++)
				mean[d] += vector[d];
		return Arrays.stream(mean).map(sum -> sum / set.size()).toArray();
	}

	/** One row for each image, scaled so that the product with the transpose is the covariance. */
	private static RealMatrix centred(final FeatureSet set, final double[] mean) {
		final double[][] rows = new double[set.size()][mean.length];
		for (int i = 0; i < rows.length; i++)
			for (int d = 0; d < mean.length; d++)
				rows[i][d] = (set.vectors()[i][d] - mean[d]) / Math.sqrt(set.size() - 1);
		return new Array2DRowRealMatrix(rows, false);
	}

	/** The trace of the covariance. */
	private static double squares(final RealMatrix centred) {
		final double norm = centred.getFrobeniusNorm();
		return norm * norm;
	}

	/**
	 * The trace of {@code (S S')^(1/2)}. With {@code S = A^T A} and {@code S' = B^T B} the eigenvalues
	 * of {@code S S'} are those of {@code S^(1/2) S' S^(1/2)} and, but for zeros, those of
	 * {@code A S' A^T}: the smaller of the two matrices is taken. Both are symmetric.
	 */
	private static double overlap(final RealMatrix a, final RealMatrix b) {
		final boolean manyImages = a.getRowDimension() >= a.getColumnDimension();
		final RealMatrix left = manyImages ? root(a.transpose().multiply(a)) : a;
		final RealMatrix half = left.multiply(b.transpose());
		return Arrays.stream(decompose(half.multiply(half.transpose())).getRealEigenvalues())
				.map(value -> Math.sqrt(Math.max(0, value))).sum();
	}

	private static RealMatrix root(final RealMatrix covariance) {
		final EigenDecomposition eigen = decompose(covariance);
		final double[] roots = Arrays.stream(eigen.getRealEigenvalues()).map(value -> Math.sqrt(Math.max(0, value)))
				.toArray();
		return eigen.getV().multiply(MatrixUtils.createRealDiagonalMatrix(roots)).multiply(eigen.getVT());
	}

	/** Rounding makes products a little asymmetric, which would lead to another method. */
	private static EigenDecomposition decompose(final RealMatrix matrix) {
		return new EigenDecomposition(matrix.add(matrix.transpose()).scalarMultiply(0.5));
	}
}
