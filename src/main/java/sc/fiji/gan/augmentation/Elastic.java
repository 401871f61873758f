package sc.fiji.gan.augmentation;

import java.util.SplittableRandom;

import sc.fiji.gan.image.Resampling;

/**
 * Deforms an image smoothly: a coarse grid of points is shifted at random, and bicubic
 * interpolation shifts what lies between.
 *
 * @param percent standard deviation of the shifts along each axis, as a part of the shorter side
 * @see <a href="https://doi.org/10.1007/978-3-319-24574-4_28">Ronneberger et al., U-Net:
 * convolutional networks for biomedical image segmentation (2015)</a>
 */
record Elastic(double percent) implements Deformation {

	/** Points along each side: with them the waves are about half as long as the image. */
	private static final int POINTS = 4;

	@Override
	public Field draw(final int width, final int height, final SplittableRandom random) {
		final double deviation = percent / 100 * Math.min(width, height);
		final float[] shiftX = shifts(deviation, width, height, random);
		final float[] shiftY = shifts(deviation, width, height, random);
		return (x, y, position) -> {
			position[0] += shiftX[y * width + x];
			position[1] += shiftY[y * width + x];
		};
	}

	private static float[] shifts(final double deviation, final int width, final int height,
			final SplittableRandom random) {
		final float[] points = new float[POINTS * POINTS];
		for (int i = 0; i < points.length; i++)
			points[i] = (float) (deviation * random.nextGaussian());
		return Resampling.BICUBIC.resize(points, POINTS, POINTS, width, height);
	}
}
