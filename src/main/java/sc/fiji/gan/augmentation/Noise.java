package sc.fiji.gan.augmentation;

import java.util.SplittableRandom;

import sc.fiji.gan.augmentation.Channels.Range;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;

/**
 * Adds normal noise, to each value by itself. How much is drawn for each image.
 *
 * @param percent its standard deviation at most, as a part of the image's range
 */
record Noise(double percent) implements Augmentation {

	@Override
	public PixelValues apply(final PixelValues image, final SplittableRandom random) {
		final Range[] ranges = Channels.ranges(image);
		final double part = random.nextDouble(percent / 100);
		final FloatArray noisy = FloatArray.zeros(image.values().shape());
		for (int i = 0; i < noisy.data().length; i++)
			noisy.data()[i] = (float) (image.values().data()[i]
					+ part * ranges[i % ranges.length].width() * random.nextGaussian());
		return image.with(noisy);
	}
}
