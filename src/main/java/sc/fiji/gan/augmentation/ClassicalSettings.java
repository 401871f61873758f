package sc.fiji.gan.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import sc.fiji.gan.image.PixelValues;

/**
 * How much images are changed by classical augmentation, each change as a user knows it.
 *
 * @param flips {@code all}: mirrored and turned by quarters, for specimens without above and below;
 *     {@code horizontal}: mirrored left to right; {@code none}
 * @param rotation by at most so many degrees either way, 0 to 180
 * @param elastic deformation: standard deviation of the shifts, in percent of the shorter side, 0
 *     to 10
 * @param intensity change of brightness, contrast and gamma, in percent, 0 to 100
 * @param noise standard deviation at most, in percent of the image's range, 0 to 100
 */
public record ClassicalSettings(String flips, double rotation, double elastic, double intensity, double noise) {

	/** As gentle as suits micrographs; for radiographs without flips and with less rotation. */
	public static final ClassicalSettings DEFAULT = new ClassicalSettings("all", 15, 1, 10, 1);

	/** With larger shifts the image would fold. */
	private static final double MOST_ELASTIC = 10;

	/** @throws IllegalArgumentException if a value is not possible; one sentence for the user */
	public ClassicalSettings {
		if (!List.of("all", "horizontal", "none").contains(flips))
			throw new IllegalArgumentException("flips=" + flips + " is not possible: give all, horizontal or none.");
		require("rotation", rotation, 180, "degrees");
		require("elastic", elastic, MOST_ELASTIC, "percent of the shorter side");
		require("intensity", intensity, 100, "percent");
		require("noise", noise, 100, "percent");
	}

	private static void require(final String key, final double value, final double most, final String unit) {
		if (!(value >= 0 && value <= most))
			throw new IllegalArgumentException(
					"%s=%s is not possible: give 0 to %.0f %s.".formatted(key, value, most, unit));
	}

	/** What is done to an image, in this order. */
	List<Augmentation> augmentations() {
		final List<Augmentation> all = new ArrayList<>();
		if (!flips.equals("none")) all.add(new Flip(flips.equals("all")));
		final List<Deformation> deformations = new ArrayList<>();
		if (rotation > 0) deformations.add(new Rotation(rotation));
		if (elastic > 0) deformations.add(new Elastic(elastic));
		if (!deformations.isEmpty()) all.add(new Warp(deformations));
		if (intensity > 0) all.add(new Intensity(intensity));
		if (noise > 0) all.add(new Noise(noise));
		return all;
	}

	/**
	 * An image after all of it; not yet rounded.
	 *
	 * @param image is not changed
	 * @param random where all is drawn from
	 */
	public PixelValues apply(final PixelValues image, final SplittableRandom random) {
		PixelValues changed = image;
		for (final Augmentation augmentation : augmentations())
			changed = augmentation.apply(changed, random);
		return changed;
	}

	/** As a macro writes it. */
	@Override
	public String toString() {
		return "flips=" + flips + " rotation=" + rotation + " elastic=" + elastic + " intensity=" + intensity
				+ " noise=" + noise;
	}
}
