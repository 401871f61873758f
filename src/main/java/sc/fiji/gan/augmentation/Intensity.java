package sc.fiji.gan.augmentation;

import java.util.Arrays;
import java.util.SplittableRandom;

import sc.fiji.gan.augmentation.Channels.Range;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;

/**
 * Changes brightness, contrast and gamma, as another exposure or stain would. Of a composite image
 * each channel is changed by itself; red, green and blue are changed alike.
 *
 * @param percent how much: of the image's range, its brightness by at most half of that; contrast
 *     and gamma by a factor of at most e to the power of that, either way
 */
record Intensity(double percent) implements Augmentation {

	/**
	 * @param offset is added, as a part of the range
	 * @param gain by which distances from the mean are multiplied
	 * @param gamma the power of values from black, 0, to white, 1
	 */
	private record Curve(Range range, double offset, double gain, double gamma) {

		static Curve drawn(final Range range, final double strength, final SplittableRandom random) {
			return new Curve(range, random.nextDouble(-strength, strength) / 2,
					Math.exp(random.nextDouble(-strength, strength)), Math.exp(random.nextDouble(-strength, strength)));
		}

		float of(final float value) {
			final double mean = bent((range.mean() - range.black()) / range.width());
			final double bent = bent((value - range.black()) / range.width());
			return (float) (range.black() + range.width() * (mean + gain * (bent - mean) + offset));
		}

		/** Below black there is no power; there it stays. */
		private double bent(final double value) {
			return value > 0 ? Math.pow(value, gamma) : value;
		}
	}

	@Override
	public PixelValues apply(final PixelValues image, final SplittableRandom random) {
		final Range[] ranges = Channels.ranges(image);
		final Curve[] curves = new Curve[ranges.length];
		if (image.isColour()) Arrays.fill(curves, Curve.drawn(ranges[0], percent / 100, random));
		else Arrays.setAll(curves, c -> Curve.drawn(ranges[c], percent / 100, random));
		final FloatArray changed = FloatArray.zeros(image.values().shape());
		for (int i = 0; i < changed.data().length; i++) {
			final float value = image.values().data()[i];
			final Curve curve = curves[i % curves.length];
			changed.data()[i] = curve.range.width() > 0 ? curve.of(value) : value;
		}
		return image.with(changed);
	}
}
