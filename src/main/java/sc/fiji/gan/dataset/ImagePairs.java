package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two domains that show the same specimens, image by image.
 *
 * @param source the images of the source that have a partner
 * @param target their partners, in the same order
 * @param unmatched the names of the images that have none
 */
public record ImagePairs(ImageDomain source, ImageDomain target, List<String> unmatched) {

	public ImagePairs {
		unmatched = List.copyOf(unmatched);
	}

	/**
	 * Matches images by file name (without extension) and plane.
	 *
	 * @throws IllegalArgumentException if no image has a partner, or one of another size; one sentence
	 *     for the user
	 */
	public static ImagePairs match(final ImageDomain source, final ImageDomain target) {
		final Map<String, DomainImage> byKey = new HashMap<>();
		target.images().forEach(image -> byKey.put(image.key(), image));
		final List<DomainImage> sources = new ArrayList<>();
		final List<DomainImage> targets = new ArrayList<>();
		final List<String> unmatched = new ArrayList<>();
		for (final DomainImage image : source.images()) {
			final DomainImage partner = byKey.remove(image.key());
			if (partner == null) unmatched.add(image.name() + " of " + source.source());
			else {
				requireSameSize(image, partner);
				sources.add(image);
				targets.add(partner.inGroup(image.group()));
			}
		}
		target.images().stream().filter(i -> byKey.containsKey(i.key()))
				.forEach(i -> unmatched.add(i.name() + " of " + target.source()));
		if (sources.isEmpty())
			throw new IllegalArgumentException(
					"No image of '" + source.source() + "' has a partner in '" + target.source() + "', such as '"
							+ unmatched.get(0) + "': pairs have the same file name, or the same place in two stacks.");
		return new ImagePairs(source.with(sources), target.with(targets), unmatched);
	}

	private static void requireSameSize(final DomainImage image, final DomainImage partner) {
		if (image.width() != partner.width() || image.height() != partner.height())
			throw new IllegalArgumentException("The two images of a pair differ in size: '" + image.sized() + "' and '"
					+ partner.sized() + "'. Crop or resize one of them, so that each pixel has its partner.");
	}
}
