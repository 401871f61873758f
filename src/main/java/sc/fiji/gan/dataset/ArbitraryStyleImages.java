package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;

/**
 * Squares of photographs, and at each step one of several pictures in whose style they are to be
 * painted. Batches are {@code source}, red, green, blue and grain, {@code picture}, a square of one
 * picture, twice as large, and {@code noisy}, the first source with the noise of a camera, from -1
 * to 1. Half of the squares of pictures have {@link Recolouring other colours}, so that a network
 * sees more styles than there are pictures. One picture in ten, and at least one, is held out.
 * <p>
 * Held-out squares have seven channels: beside a photograph with grain they have a square of a
 * picture that is held out, and are compared with that.
 */
public final class ArbitraryStyleImages extends PaintingData {

	/** With fewer a network learns them, and not to look at pictures. */
	private static final int FEWEST_PICTURES = 4;
	private static final int RECOLOURED_ONE_IN = 2;

	private final List<DomainImage> pictures;
	private final int edge;
	private final long seed;
	private final Map<String, String> settings;
	private final List<FloatArray> photographs;
	private final List<FloatArray> heldOut;
	private final List<FloatArray> pictureParts;

	/**
	 * @param source what the pictures are called together, for messages
	 * @param size the longer edge that pictures are reduced to, in pixels
	 * @param batch squares of photographs in a batch
	 * @param patch edge of the squares, in pixels
	 * @param multiple of which the edge has to be a multiple
	 * @param seed decides the course of the batches
	 * @throws IllegalArgumentException if pictures or photographs are too small or too few, or the
	 *     patch is no multiple; one sentence for the user
	 */
	public ArbitraryStyleImages(final String source, final List<StylePicture> all, final int size,
			final ImageDomain content, final int batch, final int patch, final int multiple, final long seed) {
		super(size, content, batch, patch);
		UnpairedImages.requireMultiple(patch, multiple);
		if (all.size() < FEWEST_PICTURES)
			throw new IllegalArgumentException("'" + source + "' holds " + all.size() + " pictures, but at least "
					+ FEWEST_PICTURES + " are needed to learn what a style is: add some, or give one picture as a file"
					+ " to learn its style alone.");
		all.forEach(picture -> picture.requireLarge(size, patch));
		this.seed = seed;
		final List<DomainImage> reduced = all.stream().map(picture -> picture.reduced(size)).toList();
		final Set<Integer> chosen = HeldOutGroups.oneInTen(IntStream.range(0, reduced.size()).boxed().toList());
		pictures = part(reduced, chosen, false);
		edge = pictures.stream().mapToInt(p -> Math.min(p.width(), p.height())).reduce(2 * patch, Math::min);
		settings = new TreeMap<>(Map.of(IMAGES, PixelHash
				.ofArrays(Stream.concat(reduced.stream(), content.images().stream()).map(DomainImage::data).toList())));
		final SplittableRandom random = RandomStream.of(seed, BEFORE_ALL_STEPS);
		photographs = heldOutPhotos(patch, random);
		final List<DomainImage> unseen = part(reduced, chosen, true);
		pictureParts = IntStream.range(0, photographs.size())
				.mapToObj(i -> square(unseen.get(i % unseen.size()), patch, random)).toList();
		heldOut = new ArrayList<>();
		for (int i = 0; i < photographs.size(); i++)
			heldOut.add(beside(photographs.get(i), pictureParts.get(i)));
	}

	private static List<DomainImage> part(final List<DomainImage> all, final Set<Integer> chosen, final boolean in) {
		return IntStream.range(0, all.size()).filter(i -> chosen.contains(i) == in).mapToObj(all::get).toList();
	}

	private static FloatArray square(final DomainImage picture, final int edge, final SplittableRandom random) {
		return picture.crop(random.nextInt(picture.width() - edge + 1), random.nextInt(picture.height() - edge + 1),
				edge);
	}

	/** The channels of both. */
	private static FloatArray beside(final FloatArray photograph, final FloatArray picture) {
		final int a = photograph.channels();
		final FloatArray both = FloatArray.zeros(1, photograph.height(), photograph.width(), a + COLOURS);
		for (int i = 0; i < photograph.height() * photograph.width(); i++) {
			System.arraycopy(photograph.data(), a * i, both.data(), (a + COLOURS) * i, a);
			System.arraycopy(picture.data(), COLOURS * i, both.data(), (a + COLOURS) * i + a, COLOURS);
		}
		return both;
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final SplittableRandom random = RandomStream.of(seed, step);
		final FloatArray source = source(random);
		final FloatArray picture = square(pictures.get(random.nextInt(pictures.size())), edge, random);
		if (random.nextInt(RECOLOURED_ONE_IN) == 0) Recolouring.apply(picture.data(), random);
		return Map.of("source", source, "picture", picture, "noisy", noisy(source, random));
	}

	/** Those of {@link #heldOut()} without the pictures beside them: four channels. */
	public List<FloatArray> heldOutPhotographs() {
		return photographs;
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
