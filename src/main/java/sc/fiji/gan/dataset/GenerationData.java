package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import sc.fiji.gan.dataset.GenerationImages.Square;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TrainingData;

/**
 * What a generator learns from, and is judged by. Batches are {@code images}, from -1 to 1, and if
 * there are categories {@code labels}; every category is as frequent as any other, whatever its
 * number of images. Judged are images of fixed seeds, the same in every category, beside the images
 * that are held out.
 */
public final class GenerationData implements TrainingData {

	/** In all. */
	private static final int MOST_SAMPLES = 256;
	private static final int LEAST_SAMPLES = 64;
	/** Up to this size there are as many as there can be. */
	private static final int USUAL_SIZE = 64;
	private static final int LEAST_OF_CATEGORY = 8;

	/** So many images are a group to discriminators that look at groups. */
	private static final int GROUP = 4;

	private final GenerationImages images;
	private final int batch;
	private final Flips flips;
	private final long seed;
	private final List<List<Square>> trained = new ArrayList<>();
	private final List<SetLikeness> sets = new ArrayList<>();
	private final List<FloatArray> inputs = new ArrayList<>();
	private final int samples;

	/**
	 * @param batch images in a step
	 * @param seed decides the course of the batches
	 * @param space what the generator is given
	 */
	public GenerationData(final GenerationImages images, final int batch, final Flips flips, final long seed,
			final LatentSpace space) {
		this.images = images;
		this.batch = batch;
		this.flips = flips;
		this.seed = seed;
		final int all = Math.max(LEAST_SAMPLES,
				Math.min(MOST_SAMPLES, MOST_SAMPLES * USUAL_SIZE / Math.max(1, images.size())));
		samples = Math.max(LEAST_OF_CATEGORY, all / images.sets());
		for (int c = 0; c < images.sets(); c++) {
			trained.add(images.of(c, false));
			sets.add(new SetLikeness(arrays(images.of(c, true)), arrays(trained.get(c))));
			for (int i = 0; i < samples; i++)
				inputs.add(space.input(seed(i), c, 1));
		}
	}

	/** The seed of a sample, the same in each category. */
	public static long seed(final int sample) {
		return sample + 1L;
	}

	/** So many at most as there are samples, evenly chosen. */
	private List<FloatArray> arrays(final List<Square> squares) {
		final int count = Math.min(samples, squares.size());
		return IntStream.range(0, count).mapToObj(i -> images.array(squares.get(i * squares.size() / count))).toList();
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final int size = images.size();
		final int channels = images.kind().channels();
		final FloatArray pixels = FloatArray.zeros(batch, size, size, channels);
		final FloatArray labels = FloatArray.zeros(batch, 1, 1, images.sets());
		for (int i = 0; i < batch; i++) {
			final SplittableRandom random = RandomStream.of(seed, step, i);
			final int category = category(step, i);
			final Square square = trained.get(category).get(random.nextInt(trained.get(category).size()));
			copy(square.data(), flips.drawn(random), pixels, i);
			labels.data()[i * images.sets() + category] = 1;
		}
		return images.isConditional() ? Map.of("images", pixels, "labels", labels) : Map.of("images", pixels);
	}

	/**
	 * Image i has the category of image {@code i + batch / 4} and so on: discriminators that look at
	 * how much the images of such a group differ see what they differ by within a category.
	 */
	private int category(final long step, final int index) {
		final int first = batch % GROUP == 0 ? index % (batch / GROUP) : index;
		return RandomStream.of(seed, step, first, trained.size()).nextInt(trained.size());
	}

	static void copy(final float[] square, final Symmetry symmetry, final FloatArray batch, final int index) {
		final int edge = batch.width();
		final int channels = batch.channels();
		final int start = index * edge * edge;
		for (int y = 0; y < edge; y++)
			for (int x = 0; x < edge; x++)
				System.arraycopy(square, (y * edge + x) * channels, batch.data(),
						(start + symmetry.index(x, y, edge)) * channels, channels);
	}

	@Override
	public Map<String, String> settings() {
		return Map.of(IMAGES, images.hash(), "flips", flips.toString());
	}

	/** Category by category. */
	@Override
	public List<FloatArray> heldOut() {
		return inputs;
	}

	/**
	 * The images of a category, of the seeds from 1 on.
	 *
	 * @param outputs as for {@link #distance}
	 */
	public List<FloatArray> samples(final List<FloatArray> outputs, final int category) {
		return outputs.subList(category * samples, (category + 1) * samples);
	}

	/** How many samples of a category there are. */
	public int samples() {
		return samples;
	}

	/** How many images are held out. */
	public int references() {
		return (int) images.images().stream().filter(Square::heldOut).count();
	}

	/**
	 * How unlike the held-out images the samples are as a set, on average over the categories, plus
	 * what the {@link #variety} lacks of 1, see {@link SetLikeness}.
	 */
	@Override
	public double distance(final List<FloatArray> outputs) {
		return IntStream.range(0, sets.size()).mapToDouble(c -> sets.get(c).distance(samples(outputs, c))).average()
				.orElseThrow() + Math.max(0, 1 - variety(outputs));
	}

	/** The same of images that are trained on: the best that can be hoped for. */
	public double realDistance() {
		return sets.stream().mapToDouble(SetLikeness::realDistance).average().orElseThrow();
	}

	/** Within the categories, on average. */
	@Override
	public double variety(final List<FloatArray> outputs) {
		return IntStream.range(0, sets.size()).mapToDouble(c -> sets.get(c).variety(samples(outputs, c))).average()
				.orElseThrow();
	}
}
