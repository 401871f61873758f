package sc.fiji.gan.evaluation;

import java.util.Optional;
import java.util.Set;

import ij.ImagePlus;

/** The images of a comparison, which have been found to go together. */
record ComparedImages(MeasuredImage input, MeasuredImage reference, Optional<MeasuredImage> baseline) {

	private static final Set<Integer> FACTORS = Set.of(1, 2, 3, 4, 8);

	/**
	 * @param baseline of the reference's size, or 2, 3, 4 or 8 times smaller; null for none
	 * @throws IllegalArgumentException if they do not go together; one sentence for the user
	 */
	static ComparedImages of(final ImagePlus input, final ImagePlus reference, final ImagePlus baseline,
			final ComparisonSettings settings) {
		requireSameSize(input, reference);
		requireAlike(input, "image", reference);
		final int smallerSide = Math.min(reference.getWidth(), reference.getHeight());
		if (2L * settings.border() >= smallerSide)
			throw new IllegalArgumentException(
					"border=" + settings.border() + " leaves no pixel of '" + reference.getTitle() + "' ("
							+ size(reference) + "): give less than " + (smallerSide + 1) / 2 + ".");
		return new ComparedImages(new MeasuredImage(input, settings.isLuma()),
				new MeasuredImage(reference, settings.isLuma()), Optional.ofNullable(baseline)
						.map(b -> new MeasuredImage(b, settings.isLuma(), baselineFactor(b, reference))));
	}

	private static void requireSameSize(final ImagePlus input, final ImagePlus reference) {
		if (input.getWidth() == reference.getWidth() && input.getHeight() == reference.getHeight()) return;
		throw new IllegalArgumentException("The image '" + input.getTitle() + "' has " + size(input)
				+ ", its reference '" + reference.getTitle() + "' " + size(reference)
				+ ": crop or scale one of them (Image > Scale...), so that both have the same size.");
	}

	private static void requireAlike(final ImagePlus image, final String role, final ImagePlus reference) {
		if (image.getStackSize() != reference.getStackSize())
			throw new IllegalArgumentException(
					"The " + role + " '" + image.getTitle() + "' has " + slices(image) + ", the reference '"
							+ reference.getTitle() + "' " + slices(reference) + ": give stacks of the same slices.");
		if (!type(image).equals(type(reference)))
			throw new IllegalArgumentException("The " + role + " '" + image.getTitle() + "' is " + type(image)
					+ ", the reference '" + reference.getTitle() + "' " + type(reference)
					+ ": convert one of them (Image > Type) in such a way that the values mean the same.");
	}

	private static int baselineFactor(final ImagePlus baseline, final ImagePlus reference) {
		requireAlike(baseline, "baseline", reference);
		final int factor = Math.max(1, reference.getWidth() / baseline.getWidth());
		if (FACTORS.contains(factor) && baseline.getWidth() * factor == reference.getWidth()
				&& baseline.getHeight() * factor == reference.getHeight())
			return factor;
		throw new IllegalArgumentException("The baseline '" + baseline.getTitle() + "' has " + size(baseline)
				+ ", the reference '" + reference.getTitle() + "' " + size(reference)
				+ ": give a baseline of the same size, or one that is 2, 3, 4 or 8 times smaller.");
	}

	static String size(final ImagePlus image) {
		return image.getWidth() + " x " + image.getHeight() + " pixels";
	}

	static String slices(final ImagePlus image) {
		return image.getStackSize() == 1 ? "1 slice" : image.getStackSize() + " slices";
	}

	private static String type(final ImagePlus image) {
		return MeasuredImage.isColour(image) ? "RGB" : image.getBitDepth() + "-bit";
	}
}
