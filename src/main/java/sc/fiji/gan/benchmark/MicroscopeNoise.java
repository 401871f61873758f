package sc.fiji.gan.benchmark;

import java.util.SplittableRandom;

import ij.plugin.filter.Convolver;
import ij.process.FloatProcessor;
import sc.fiji.gan.image.Resampling;

/**
 * What a microscope makes of a specimen: blurred by the optics, sampled by larger pixels
 * (antialiased bicubic reduction), counted in photons, read out with noise. Nothing is cut off or
 * rounded.
 *
 * @param blur sigma of the Gaussian, in pixels of the full image; 0 for none
 * @param photons how many a pixel of 255 sends on average; infinite for no shot noise
 * @param noise deviation of the normal noise of the camera, as a part of 255
 */
record MicroscopeNoise(double blur, double photons, double noise) {

	private static final double WHITE = 255;
	/** Above this the counts are taken apart into sums of smaller ones. */
	private static final double LARGEST_MEAN = 20;

	MicroscopeNoise {
		if (!(blur >= 0) || !(photons > 0) || !(noise >= 0))
			throw new IllegalArgumentException("blur=" + blur + " photons=" + photons + " noise=" + noise
					+ ": give 0 or more, above 0, and 0 or more");
	}

	/** @return the small image; the same random numbers make the same noise */
	FloatProcessor degrade(final FloatProcessor full, final int scale, final SplittableRandom random) {
		final FloatProcessor blurred = blur > 0 ? blurred(full) : full;
		final int width = full.getWidth() / scale;
		final int height = full.getHeight() / scale;
		final float[] low = Resampling.BICUBIC.resize((float[]) blurred.getPixels(), full.getWidth(), full.getHeight(),
				width, height);
		for (int i = 0; i < low.length; i++)
			low[i] = (float) (counted(low[i], random) + noise * WHITE * random.nextGaussian());
		return new FloatProcessor(width, height, low);
	}

	/**
	 * The border pixels are repeated. ImageJ's own blur leaves threads behind that keep Java from
	 * ending.
	 */
	private FloatProcessor blurred(final FloatProcessor full) {
		final int radius = (int) Math.ceil(4 * blur);
		final float[] kernel = new float[2 * radius + 1];
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = (float) Math.exp(-(i - radius) * (i - radius) / (2 * blur * blur));
		final FloatProcessor blurred = (FloatProcessor) full.duplicate();
		final Convolver convolver = new Convolver();
		convolver.convolveFloat1D(blurred, kernel, kernel.length, 1);
		convolver.convolveFloat1D(blurred, kernel, 1, kernel.length);
		return blurred;
	}

	private double counted(final float value, final SplittableRandom random) {
		if (Double.isInfinite(photons)) return value;
		return poisson(Math.max(0, value) / WHITE * photons, random) / photons * WHITE;
	}

	/** Knuth's multiplication of uniform numbers, exact. */
	static int poisson(final double mean, final SplittableRandom random) {
		if (mean > LARGEST_MEAN) return poisson(mean / 2, random) + poisson(mean / 2, random);
		final double limit = Math.exp(-mean);
		int count = 0;
		for (double product = random.nextDouble(); product > limit; product *= random.nextDouble())
			count++;
		return count;
	}
}
