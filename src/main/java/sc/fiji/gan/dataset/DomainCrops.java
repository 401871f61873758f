package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import sc.fiji.gan.engine.FloatArray;

/**
 * Squares of images that are trained on, and of those that are held out. Every place of every image
 * is about as likely as any other, so that small images, which are soon known by heart, are taken
 * less often.
 */
final class DomainCrops {

	private final List<DomainImage> trained;
	private final List<DomainImage> heldOut;
	private final int edge;
	private final long pixels;

	/**
	 * @param images without blank ones; of the groups of those that are large enough one in ten is held
	 *     out
	 * @param source what they are called, for messages
	 * @param edge of the squares that are trained on, in pixels
	 * @throws IllegalArgumentException if fewer than two groups are large enough; one sentence for the
	 *     user
	 */
	DomainCrops(final List<DomainImage> images, final String source, final int edge) {
		this.edge = edge;
		final List<DomainImage> large = images.stream().filter(i -> !i.isSmallerThan(edge)).toList();
		final List<Integer> groups = large.stream().map(DomainImage::group).distinct().toList();
		if (groups.size() < 2)
			throw new IllegalArgumentException(
					"Of the %d images of '%s' that are not blank %d measure%s at least %d x %d".formatted(images.size(),
							source, large.size(), large.size() == 1 ? "s" : "", edge, edge)
							+ " pixels, but 2 are needed, of which one is held out: add larger images, or choose a smaller patch than "
							+ edge + ".");
		final Set<Integer> chosen = HeldOutGroups.oneInTen(groups);
		trained = large.stream().filter(i -> !chosen.contains(i.group())).toList();
		heldOut = large.stream().filter(i -> chosen.contains(i.group())).toList();
		pixels = trained.stream().mapToLong(DomainCrops::pixels).sum();
	}

	private static long pixels(final DomainImage image) {
		return (long) image.width() * image.height();
	}

	List<DomainImage> trained() {
		return trained;
	}

	List<DomainImage> heldOut() {
		return heldOut;
	}

	/** The place of a random square of an image that is trained on. */
	PatchPosition draw(final SplittableRandom random) {
		long pixel = random.nextLong(pixels);
		int image = 0;
		while (pixel >= pixels(trained.get(image)))
			pixel -= pixels(trained.get(image++));
		final DomainImage chosen = trained.get(image);
		return new PatchPosition(image, random.nextInt(chosen.width() - edge + 1),
				random.nextInt(chosen.height() - edge + 1));
	}

	/** A batch of random squares, each turned or mirrored. */
	FloatArray batch(final int size, final SplittableRandom random) {
		final FloatArray batch = FloatArray.zeros(size, edge, edge, trained.get(0).channels());
		for (int i = 0; i < size; i++) {
			final PatchPosition place = draw(random);
			trained.get(place.image()).copy(place.x(), place.y(), edge, Symmetry.drawn(random), batch.data(), i);
		}
		return batch;
	}

	/** The shortest side of the images that are held out. */
	int shortestHeldOut() {
		return heldOut.stream().mapToInt(i -> Math.min(i.width(), i.height())).min().orElseThrow();
	}

	/**
	 * Places of squares of the images that are held out, from as many images as there are.
	 *
	 * @param count how many, or a few more
	 * @param side of the squares, at most {@link #shortestHeldOut()}
	 */
	List<PatchPosition> heldOutPlaces(final int count, final int side, final SplittableRandom random) {
		final List<PatchPosition> places = new ArrayList<>();
		final int images = Math.min(count, heldOut.size());
		for (int i = 0; i < images; i++) {
			final int chosen = i * heldOut.size() / images;
			final DomainImage image = heldOut.get(chosen);
			for (int k = 0; k < Math.max(1, count / images); k++)
				places.add(new PatchPosition(chosen, random.nextInt(image.width() - side + 1),
						random.nextInt(image.height() - side + 1)));
		}
		return places;
	}
}
