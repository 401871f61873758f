package sc.fiji.gan.dataset;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;

/**
 * Squares of photographs, and of the picture in whose style they are to be painted. Batches are
 * {@code source}, red, green, blue and grain, {@code target}, as many of the picture,
 * {@code picture}, all of it, and {@code noisy}, the first source with the noise of a camera, from
 * -1 to 1. Squares of the picture are taken at several sizes and mirrored, so that the few there
 * are cannot be learnt by heart; they are not turned, since strokes have a direction.
 */
public final class StyleImages extends PaintingData {

	private static final int HELD_OUT_EDGE = 128;
	/** Sizes of the picture, as parts of the one that was chosen. */
	private static final double[] SIZES = {1.25, 1.12, 1, 0.89, 0.8};

	private final List<DomainImage> pictures;
	private final FloatArray whole;
	private final int batch;
	private final int patch;
	private final long seed;
	private final Map<String, String> settings;
	private final List<FloatArray> heldOut;
	private final List<FloatArray> pictureParts;

	/**
	 * @param size the longer edge that the picture is reduced to, in pixels
	 * @param batch squares of photographs in a batch
	 * @param patch edge of the squares, in pixels
	 * @param multiple of which the sides of squares have to be multiples
	 * @param seed decides the course of the batches
	 * @throws IllegalArgumentException if picture or photographs are too small or too few, or the patch
	 *     is no multiple; one sentence for the user
	 */
	public StyleImages(final StylePicture picture, final int size, final ImageDomain content, final int batch,
			final int patch, final int multiple, final long seed) {
		super(size, content, batch, patch);
		UnpairedImages.requireMultiple(patch, multiple);
		this.batch = batch;
		this.patch = patch;
		this.seed = seed;
		pictures = DoubleStream.of(SIZES).mapToObj(s -> picture.reduced(s * size)).filter(p -> !p.isSmallerThan(patch))
				.toList();
		final DomainImage reduced = picture.reduced(size);
		picture.requireLarge(size, patch);
		whole = FloatArray.image(reduced.data(), reduced.height(), reduced.width(), COLOURS);
		settings = new TreeMap<>(Map.of(IMAGES, PixelHash.ofArrays(
				Stream.concat(Stream.of(reduced), content.images().stream()).map(DomainImage::data).toList())));
		final int side = side(multiple);
		final SplittableRandom random = RandomStream.of(seed, BEFORE_ALL_STEPS);
		heldOut = heldOutPhotos(side, random);
		pictureParts = IntStream.range(0, heldOut.size()).mapToObj(i -> part(side, random)).toList();
	}

	/** Of held-out squares and parts of the picture. */
	private int side(final int multiple) {
		final int shortest = pictures.stream().mapToInt(p -> Math.min(p.width(), p.height())).max().orElseThrow();
		return Math.min(Math.min(shortest, photos().shortestHeldOut()), Math.max(HELD_OUT_EDGE, patch)) / multiple
				* multiple;
	}

	/** A square of the picture that is one of the sizes at which it is large enough. */
	private FloatArray part(final int edge, final SplittableRandom random) {
		final FloatArray part = FloatArray.zeros(1, edge, edge, COLOURS);
		copyPart(edge, random, part.data(), 0);
		return part;
	}

	private void copyPart(final int edge, final SplittableRandom random, final float[] parts, final int index) {
		final List<DomainImage> large = pictures.stream().filter(p -> !p.isSmallerThan(edge)).toList();
		final DomainImage chosen = large.get(random.nextInt(large.size()));
		chosen.copy(random.nextInt(chosen.width() - edge + 1), random.nextInt(chosen.height() - edge + 1), edge,
				Symmetry.drawn(random, false), parts, index);
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final SplittableRandom random = RandomStream.of(seed, step);
		final FloatArray source = source(random);
		final FloatArray target = FloatArray.zeros(batch, patch, patch, COLOURS);
		for (int i = 0; i < batch; i++)
			copyPart(patch, random, target.data(), i);
		return Map.of("source", source, "target", target, "picture", whole, "noisy", noisy(source, random));
	}

	@Override
	public Map<String, String> settings() {
		return settings;
	}

	@Override
	public List<FloatArray> heldOut() {
		return heldOut;
	}

	@Override
	List<FloatArray> pictureParts() {
		return pictureParts;
	}
}
