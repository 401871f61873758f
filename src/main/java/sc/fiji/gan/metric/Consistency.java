package sc.fiji.gan.metric;

import sc.fiji.gan.image.Resampling;

/**
 * Whether an enlarged image is still the image that it was made from: it is reduced again, by the
 * antialiased bicubic reduction that small images of the field's test sets are made by, and
 * compared with the small one. The lower, the closer; detail that was added does not count, light
 * that was added does.
 *
 * @param error how the two small images are compared
 */
public record Consistency(NormalisedError error) {

	/**
	 * @param enlarged a whole number of times larger than {@code input}
	 * @param input what it was made from
	 * @return the normalised error of the reduced image; a fraction, not a percentage
	 */
	public double measure(final GreyImage enlarged, final GreyImage input) {
		final float[] reduced = Resampling.BICUBIC.resize(enlarged.values(), enlarged.width(), enlarged.height(),
				input.width(), input.height());
		return error.compare(new GreyImage(reduced, input.width(), input.height()), input);
	}
}
