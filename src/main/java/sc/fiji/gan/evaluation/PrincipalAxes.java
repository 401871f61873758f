package sc.fiji.gan.evaluation;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

import sc.fiji.gan.metric.FeatureSet;

/**
 * The two directions along which a set differs most, found on at most 300 of its images, whatever
 * number of features they have.
 */
record PrincipalAxes(double[] mean, double[][] axes) {

	private static final int IMAGES = 300;
	private static final int AXES = 2;

	static PrincipalAxes of(final FeatureSet all) {
		final FeatureSet set = all.part(0, Math.min(IMAGES, all.size()));
		final double[] mean = new double[set.dimensions()];
		for (final float[] vector : set.vectors())
			for (int d = 0; d < mean.length; d++)
				mean[d] += vector[d] / (double) set.size();
		final double[][] centred = new double[set.size()][];
		for (int i = 0; i < centred.length; i++)
			centred[i] = centred(set.vectors()[i], mean);
		final RealMatrix rows = new Array2DRowRealMatrix(centred, false);
		final EigenDecomposition eigen = new EigenDecomposition(rows.multiply(rows.transpose()));
		final double[][] axes = new double[AXES][mean.length];
		for (int a = 0; a < Math.min(AXES, centred.length); a++)
			axes[a] = axis(rows, eigen, a);
		return new PrincipalAxes(mean, axes);
	}

	/** Of length 1, or all 0 if the set does not differ along it; its largest component is positive. */
	private static double[] axis(final RealMatrix rows, final EigenDecomposition eigen, final int index) {
		final double[] axis = rows.preMultiply(eigen.getEigenvector(index).toArray());
		final double length = Math.sqrt(Arrays.stream(axis).map(v -> v * v).sum());
		final double largest = Arrays.stream(axis).reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
		final double factor = length > 1e-9 ? Math.signum(largest) / length : 0;
		return Arrays.stream(axis).map(v -> v * factor).toArray();
	}

	private static double[] centred(final float[] vector, final double[] mean) {
		final double[] centred = new double[mean.length];
		for (int d = 0; d < mean.length; d++)
			centred[d] = vector[d] - mean[d];
		return centred;
	}

	/** For each axis the coordinates of all images of a set. */
	double[][] project(final FeatureSet set) {
		final double[][] coordinates = new double[AXES][set.size()];
		for (int i = 0; i < set.size(); i++) {
			final double[] centred = centred(set.vectors()[i], mean);
			for (int a = 0; a < AXES; a++)
				for (int d = 0; d < mean.length; d++)
					coordinates[a][i] += axes[a][d] * centred[d];
		}
		return coordinates;
	}
}
