package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.Grain;

/**
 * Photographs that are to be painted, and how held-out ones are judged: by what the painted squares
 * are beside parts of pictures, as a set, and by whether light is where it was.
 */
public abstract class PaintingData implements TranslationData {

	static final int COLOURS = 3;
	/** Of held-out squares, and of the parts of pictures that they are compared with. */
	static final int HELD_OUT = 6;
	/** What stands for the step where held-out squares are drawn. */
	static final long BEFORE_ALL_STEPS = -1;

	/** Edge of squares in which strokes even out, in pixels. */
	private static final int STROKE = 8;
	private static final int EXAMPLES = 3;
	/** Of a photograph, whose objects are to be larger than strokes, beside that of the picture. */
	private static final double PHOTO_SIZE = 1.5;
	/** Noise of cameras in good and in poor light, its standard deviation from -1 to 1. */
	private static final double LEAST_NOISE = 1 / 127.5;
	private static final double MOST_NOISE = 5 / 127.5;
	/** Grain is read from somewhere in a square of this edge, in pixels. */
	private static final int GRAIN_PLACES = 1 << 20;

	private final DomainCrops photos;
	private final int batch;

	/**
	 * @param size the longer edge that pictures are reduced to, in pixels
	 * @param batch squares of photographs in a batch
	 * @param patch edge of the squares, in pixels
	 * @throws IllegalArgumentException if photographs are no colour or grey images, or too small or few
	 */
	PaintingData(final int size, final ImageDomain content, final int batch, final int patch) {
		requireColours(content);
		this.batch = batch;
		photos = new DomainCrops(
				content.withoutBlank().images().stream().map(i -> i.reduced(PHOTO_SIZE * size).inColour()).toList(),
				content.source(), patch);
	}

	private static void requireColours(final ImageDomain content) {
		final ImageKind kind = content.kind();
		if (kind.labels() || kind.channels() != 1 && kind.channels() != COLOURS)
			throw new IllegalArgumentException("The images of '" + content.source() + "' are " + kind
					+ ", but a style is learnt on photographs: give RGB or grey images.");
	}

	/** Parts of pictures that held-out squares are compared with, one for each. */
	abstract List<FloatArray> pictureParts();

	final DomainCrops photos() {
		return photos;
	}

	/** Squares of photographs with a fourth channel of grain. */
	final FloatArray source(final SplittableRandom random) {
		return grained(photos.batch(batch, random), random.nextInt(GRAIN_PLACES), random.nextInt(GRAIN_PLACES));
	}

	/** Held-out squares with the grain of the upper left corner of an image. */
	final List<FloatArray> heldOutPhotos(final int side, final SplittableRandom random) {
		return photos.heldOutPlaces(HELD_OUT, side, random).stream()
				.map(p -> grained(photos.heldOut().get(p.image()).crop(p.x(), p.y(), side), 0, 0)).toList();
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

	/** The first square as the next frame of a camera has it: other noise, the same grain. */
	static FloatArray noisy(final FloatArray source, final SplittableRandom random) {
		final FloatArray noisy = FloatArray.zeros(1, source.height(), source.width(), COLOURS + 1);
		final double deviation = random.nextDouble(LEAST_NOISE, MOST_NOISE);
		for (int i = 0; i < noisy.data().length; i++) {
			final boolean colour = i % (COLOURS + 1) < COLOURS;
			noisy.data()[i] = source.data()[i] + (colour ? (float) (deviation * random.nextGaussian()) : 0);
		}
		return noisy;
	}

	private Translations painted(final List<FloatArray> outputs) {
		return new Translations(heldOut().stream().map(PaintingData::colours).toList(), outputs, pictureParts());
	}

	/** The same at an eighth of the size, where strokes are gone. */
	private Translations small(final List<FloatArray> outputs) {
		return new Translations(heldOut().stream().map(image -> reduced(colours(image))).toList(),
				outputs.stream().map(PaintingData::reduced).toList(), List.of());
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

	/** The first three channels. */
	private static FloatArray colours(final FloatArray image) {
		final FloatArray colours = FloatArray.zeros(1, image.height(), image.width(), COLOURS);
		for (int i = 0; i < image.height() * image.width(); i++)
			System.arraycopy(image.data(), image.channels() * i, colours.data(), COLOURS * i, COLOURS);
		return colours;
	}

	/**
	 * How unlike parts of the pictures the painted squares are as a set, plus what the correlation of
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
		final List<FloatArray> heldOut = heldOut();
		final List<Example> examples = new ArrayList<>();
		for (int i = 0; i < Math.min(EXAMPLES, heldOut.size()); i++) {
			final int at = i * heldOut.size() / Math.min(EXAMPLES, heldOut.size());
			examples.add(new Example(List.of(heldOut.get(at), outputs.get(at), pictureParts().get(at))));
		}
		return examples;
	}
}
