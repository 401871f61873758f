package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.image.Grain;

/**
 * Squares of photographs, and of the picture in whose style they are to be painted. Batches are
 * {@code source}, red, green, blue and grain, {@code target}, as many of the picture, and
 * {@code picture}, all of it, and {@code noisy}, the first source with the noise of a camera, from
 * -1 to 1. Squares of the picture are taken at several sizes and mirrored, so that the few there
 * are cannot be learnt by heart; they are not turned, since strokes have a direction.
 */
public final class StyleImages implements TranslationData {

	private static final int COLOURS = 3;
	/** Edge of squares in which strokes even out, in pixels. */
	private static final int STROKE = 8;
	private static final int HELD_OUT = 6;
	private static final int HELD_OUT_EDGE = 128;
	private static final int EXAMPLES = 3;
	/** What stands for the step where held-out squares are drawn. */
	private static final long BEFORE_ALL_STEPS = -1;
	/** Sizes of the picture, as parts of the one that was chosen. */
	private static final double[] SIZES = {1.25, 1.12, 1, 0.89, 0.8};
	/** Of a photograph, whose objects are to be larger than strokes, beside that of the picture. */
	private static final double PHOTO_SIZE = 1.5;
	/** Noise of cameras in good and in poor light, its standard deviation from -1 to 1. */
	private static final double LEAST_NOISE = 1 / 127.5;
	private static final double MOST_NOISE = 5 / 127.5;
	/** Grain is read from somewhere in a square of this edge, in pixels. */
	private static final int GRAIN_PLACES = 1 << 20;

	private final DomainCrops photos;
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
		UnpairedImages.requireMultiple(patch, multiple);
		requireColours(content);
		this.batch = batch;
		this.patch = patch;
		this.seed = seed;
		pictures = DoubleStream.of(SIZES).mapToObj(s -> picture.reduced(s * size)).filter(p -> !p.isSmallerThan(patch))
				.toList();
		final DomainImage reduced = picture.reduced(size);
		requireLarge(picture, reduced, size);
		whole = FloatArray.image(reduced.data(), reduced.height(), reduced.width(), COLOURS);
		photos = new DomainCrops(
				content.withoutBlank().images().stream().map(i -> i.reduced(PHOTO_SIZE * size).inColour()).toList(),
				content.source(), patch);
		settings = new TreeMap<>(Map.of(IMAGES, PixelHash.ofArrays(
				Stream.concat(Stream.of(reduced), content.images().stream()).map(DomainImage::data).toList())));
		final int side = side(multiple);
		final SplittableRandom random = RandomStream.of(seed, BEFORE_ALL_STEPS);
		heldOut = photos.heldOutPlaces(HELD_OUT, side, random).stream()
				.map(p -> grained(photos.heldOut().get(p.image()).crop(p.x(), p.y(), side), 0, 0)).toList();
		pictureParts = IntStream.range(0, heldOut.size()).mapToObj(i -> part(side, random)).toList();
	}

	private static void requireColours(final ImageDomain content) {
		final ImageKind kind = content.kind();
		if (kind.labels() || kind.channels() != 1 && kind.channels() != COLOURS)
			throw new IllegalArgumentException("The images of '" + content.source() + "' are " + kind
					+ ", but a style is learnt on photographs: give RGB or grey images.");
	}

	private void requireLarge(final StylePicture picture, final DomainImage reduced, final int size) {
		if (reduced.isSmallerThan(patch))
			throw new IllegalArgumentException("The picture '" + picture.name() + "' measures "
					+ picture.pixels().getWidth() + " x " + picture.pixels().getHeight() + " pixels"
					+ (reduced.width() < picture.pixels().getWidth()
							? ", " + reduced.width() + " x " + reduced.height() + " with stylesize=" + size
							: "")
					+ ", but patches of " + patch + " are cut from it: choose a larger picture" + " or stylesize, or a"
					+ " smaller patch.");
	}

	/** Of held-out squares and parts of the picture. */
	private int side(final int multiple) {
		final int shortest = pictures.stream().mapToInt(p -> Math.min(p.width(), p.height())).max().orElseThrow();
		return Math.min(Math.min(shortest, photos.shortestHeldOut()), Math.max(HELD_OUT_EDGE, patch)) / multiple
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

	/**
	 * Squares with a fourth channel of grain.
	 *
	 * @param colours {@code {n, edge, edge, 3}}
	 * @param x from where the grain is read
	 */
	private static FloatArray grained(final FloatArray colours, final int x, final int y) {
		final int n = colours.shape()[0];
		final int edge = colours.width();
		// Below each other, so that no two squares have the same grain.
		final float[] grain = new Grain(edge, n * edge).read(x, y, edge, n * edge);
		final FloatArray all = FloatArray.zeros(n, edge, edge, COLOURS + 1);
		for (int i = 0; i < grain.length; i++) {
			System.arraycopy(colours.data(), COLOURS * i, all.data(), (COLOURS + 1) * i, COLOURS);
			all.data()[(COLOURS + 1) * i + COLOURS] = grain[i] / 127.5f - 1;
		}
		return all;
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final SplittableRandom random = RandomStream.of(seed, step);
		final FloatArray source = grained(photos.batch(batch, random), random.nextInt(GRAIN_PLACES),
				random.nextInt(GRAIN_PLACES));
		final FloatArray target = FloatArray.zeros(batch, patch, patch, COLOURS);
		for (int i = 0; i < batch; i++)
			copyPart(patch, random, target.data(), i);
		return Map.of("source", source, "target", target, "picture", whole, "noisy", noisy(source, random));
	}

	/** The first square as the next frame of a camera has it: other noise, the same grain. */
	private FloatArray noisy(final FloatArray source, final SplittableRandom random) {
		final FloatArray noisy = FloatArray.zeros(1, patch, patch, COLOURS + 1);
		final double deviation = random.nextDouble(LEAST_NOISE, MOST_NOISE);
		for (int i = 0; i < noisy.data().length; i++) {
			final boolean colour = i % (COLOURS + 1) < COLOURS;
			noisy.data()[i] = source.data()[i] + (colour ? (float) (deviation * random.nextGaussian()) : 0);
		}
		return noisy;
	}

	@Override
	public Map<String, String> settings() {
		return settings;
	}

	@Override
	public List<FloatArray> heldOut() {
		return heldOut;
	}

	private Translations painted(final List<FloatArray> outputs) {
		return new Translations(heldOut.stream().map(StyleImages::colours).toList(), outputs, pictureParts);
	}

	/** The same at an eighth of the size, where strokes are gone. */
	private Translations small(final List<FloatArray> outputs) {
		return new Translations(heldOut.stream().map(image -> reduced(colours(image))).toList(),
				outputs.stream().map(StyleImages::reduced).toList(), List.of());
	}

	/** Means of squares of 8 x 8 pixels. */
	private static FloatArray reduced(final FloatArray image) {
		final int width = image.width() / STROKE;
		final int height = image.height() / STROKE;
		final FloatArray small = FloatArray.zeros(1, height, width, COLOURS);
		for (int y = 0; y < height * STROKE; y++)
			for (int x = 0; x < width * STROKE; x++)
				for (int c = 0; c < COLOURS; c++)
					small.data()[(y / STROKE * width + x / STROKE) * COLOURS
							+ c] += image.data()[(y * image.width() + x) * COLOURS + c] / (STROKE * STROKE);
		return small;
	}

	private static FloatArray colours(final FloatArray grained) {
		final FloatArray colours = FloatArray.zeros(1, grained.height(), grained.width(), COLOURS);
		for (int i = 0; i < grained.height() * grained.width(); i++)
			System.arraycopy(grained.data(), (COLOURS + 1) * i, colours.data(), COLOURS * i, COLOURS);
		return colours;
	}

	/**
	 * How unlike parts of the picture the painted squares are as a set, plus what the correlation of
	 * their luminance with that of the photographs, at an eighth of the size, lacks of 1.
	 */
	@Override
	public double distance(final List<FloatArray> outputs) {
		final double correlation = contrast(outputs);
		return painted(outputs).distance() + 1 - (Double.isNaN(correlation) ? 0 : correlation);
	}

	/** There is nothing that comes back, or should come out. */
	@Override
	public double error(final List<FloatArray> outputs) {
		return Double.NaN;
	}

	@Override
	public double contrast(final List<FloatArray> outputs) {
		return small(outputs).correlation();
	}

	@Override
	public double change(final List<FloatArray> outputs) {
		return painted(outputs).change();
	}

	@Override
	public List<String> exampleTitles() {
		return List.of("photo", "painted", "picture");
	}

	@Override
	public List<Example> examples(final List<FloatArray> outputs) {
		final List<Example> examples = new ArrayList<>();
		for (int i = 0; i < Math.min(EXAMPLES, heldOut.size()); i++) {
			final int at = i * heldOut.size() / Math.min(EXAMPLES, heldOut.size());
			examples.add(new Example(List.of(heldOut.get(at), outputs.get(at), pictureParts.get(at))));
		}
		return examples;
	}
}
