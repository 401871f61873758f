package sc.fiji.gan.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.DescribedSet.LeftOut;
import sc.fiji.gan.evaluation.ImageSet.Place;
import sc.fiji.gan.metric.features.ImageFeatures;

/**
 * Reads a set of images, some at a time, keeps what describes them, and the pixels of a random part
 * of limited size.
 */
final class SetReader implements ImageSet.Visitor {

	/** So many are described at once, by all cores. */
	private static final int BATCH = 32;

	/** The pixels of one set may take so many values: 64 MB. */
	private static final int SAMPLE_VALUES = 16_000_000;
	private static final int SAMPLE_IMAGES = 500;

	private record Seen(Place place, FloatArray pixels, DescribedImage image) {}

	private final Preparation preparation;
	private final ImageFeatures features;
	private final long seed;
	private final int capacity;
	private final List<Seen> batch = new ArrayList<>();
	private final List<DescribedImage> images = new ArrayList<>();
	/** The last in order first, which has to go when there is one too many. */
	private final PriorityQueue<Seen> sample = new PriorityQueue<>(
			Comparator.comparingLong((Seen seen) -> seen.image.order()).reversed());
	private final LeftOut left = new LeftOut(new ArrayList<>(), new ArrayList<>());

	private SetReader(final Preparation preparation, final ImageFeatures features, final long seed) {
		this.preparation = preparation;
		this.features = features;
		this.seed = seed;
		capacity = features == null ? 0 : Math.min(SAMPLE_IMAGES, Math.max(2, SAMPLE_VALUES / preparation.values()));
	}

	/**
	 * @param features null if the set is only looked at for copies; then no pixels are kept
	 * @throws IllegalArgumentException if there is no image; one sentence for the user
	 * @throws java.util.concurrent.CancellationException if the progress is canceled
	 */
	static DescribedSet read(final ImageSet set, final Preparation preparation, final ImageFeatures features,
			final long seed, final Progress progress) {
		final SetReader reader = new SetReader(preparation, features, seed);
		set.visit(progress, reader);
		reader.describe();
		reader.requireImages(set);
		reader.images.sort(Comparator.comparingLong(DescribedImage::order));
		final List<FloatArray> pixels = reader.sample.stream()
				.sorted(Comparator.comparingLong(seen -> seen.image.order())).map(Seen::pixels).toList();
		return new DescribedSet(set, List.copyOf(reader.images), pixels, reader.left);
	}

	private void requireImages(final ImageSet set) {
		if (!images.isEmpty()) return;
		if (left.broken().isEmpty()) throw set.noImage();
		throw new IllegalArgumentException("All " + left.broken().size() + " images of '" + set.title()
				+ "' have pixels that are NaN or infinite: replace these first (Process > Math > NaN Background,"
				+ " Process > Noise > Remove NaNs).");
	}

	@Override
	public boolean image(final Place place, final ImageProcessor pixels) {
		final FloatArray image = preparation.prepare(place.name(), pixels);
		if (DescribedImage.isFinite(image)) batch.add(new Seen(place, image, null));
		else left.broken().add(place.name());
		if (batch.size() == BATCH) describe();
		return true;
	}

	@Override
	public void other(final Path file) {
		left.others().add(String.valueOf(file.getFileName()));
	}

	private void describe() {
		batch.parallelStream().map(
				seen -> new Seen(seen.place, seen.pixels, DescribedImage.of(seen.place, seen.pixels, features, seed)))
				.toList().forEach(this::keep);
		batch.clear();
	}

	private void keep(final Seen seen) {
		images.add(seen.image);
		sample.add(seen);
		if (sample.size() > capacity) sample.poll();
	}
}
