package sc.fiji.gan.augmentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import sc.fiji.gan.augmentation.Manifest.Row;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.evaluation.CopyDetector;
import sc.fiji.gan.evaluation.CopyDetector.Nearest;
import sc.fiji.gan.image.PixelValues;

/** Makes the images of one class. */
final class ClassAugmentation {

	static final String CLASSICAL = "classical";
	static final String GAN = "gan";
	private static final String ORIGINAL = "original";
	private static final String CHANGED = "Synthetic image: an acquired image, changed by classical augmentation";

	/** A generator may make so many copies for each image that is wanted, and some more. */
	private static final int PATIENCE = 9;
	private static final int FIRST_PATIENCE = 100;

	private final SourceClass source;
	private final AugmentationSettings settings;
	private final String subfolder;
	private final Destination destination;
	private final CopyDetector copies;
	private final Progress progress;
	private final int all;
	private int done;

	/**
	 * @param subfolder of the destination; empty if there are no classes
	 * @param all how many images are made, for the progress
	 */
	ClassAugmentation(final SourceClass source, final AugmentationSettings settings, final String subfolder,
			final Destination destination, final CopyDetector copies, final int all, final Progress progress) {
		this.source = source;
		this.settings = settings;
		this.subfolder = subfolder;
		this.destination = destination;
		this.copies = copies;
		this.all = all;
		this.progress = progress;
	}

	/** The images of the source, without anything but their pixels. */
	void originals() {
		source.forEach((index, pixels) -> {
			step();
			destination.write(MiddleSquare.of(pixels, settings.size()), subfolder, name(ORIGINAL, index), "",
					new Row("", source.name(), ORIGINAL, "", Integer.toString(index + 1), "", Double.NaN));
		});
	}

	/**
	 * New images of those of the source, of each as many as of any other, and at most one more.
	 *
	 * @return their files
	 */
	List<Path> classical(final int count) {
		final List<Path> files = new ArrayList<>();
		final int[] turns = turns(source.size());
		source.forEach((index, pixels) -> {
			for (int i = turns[index]; i < count; i += turns.length)
				files.add(classical(pixels, index, i));
		});
		return files;
	}

	private Path classical(final PixelValues original, final int index, final int number) {
		step();
		final long seed = settings.seed() + number;
		final PixelValues changed = settings.classical().apply(MiddleSquare.of(original, settings.size()),
				RandomStream.of(seed, source.name().hashCode()));
		return destination.write(changed, subfolder, name(CLASSICAL, number), CHANGED,
				new Row("", source.name(), CLASSICAL, Long.toString(seed), Integer.toString(index + 1), "",
						copies.nearest(Looks.of(changed)).distance()));
	}

	/** When the turn of each image comes: a random order, so that no file name is preferred. */
	private int[] turns(final int size) {
		final SplittableRandom random = RandomStream.of(settings.seed(), source.name().hashCode(), size);
		final int[] turns = new int[size];
		for (int i = 1; i < size; i++) {
			final int other = random.nextInt(i + 1);
			turns[i] = turns[other];
			turns[other] = i;
		}
		return turns;
	}

	/**
	 * New images of a generator, but for those that are copies of the source's.
	 *
	 * @param files are added to
	 * @return how many copies there were
	 * @throws IllegalArgumentException if it makes little else
	 */
	int generated(final int count, final Generator generator, final List<Path> files) {
		int rejected = 0;
		long seed = settings.seed();
		while (files.size() < count) {
			final PixelValues image = generator.image(source.name(), seed);
			final Nearest nearest = copies.nearest(Looks.of(image));
			if (nearest.copy()) {
				requireOthers(++rejected, count, files.size());
				check();
			} else {
				step();
				files.add(destination.write(image, subfolder, name(GAN, files.size()), generator.origin(), new Row("",
						source.name(), GAN, Long.toString(seed), "", generator.hash(), nearest.distance())));
			}
			seed++;
		}
		return rejected;
	}

	private void requireOthers(final int rejected, final int count, final int made) {
		if (rejected <= FIRST_PATIENCE + PATIENCE * count) return;
		throw new IllegalArgumentException("Of " + (rejected + made) + " generated images of '" + source.name() + "', "
				+ rejected + " are copies of images of the source: train the generator with more images, fewer steps or"
				+ " augmentation=adaptive, or set method=classical.");
	}

	private void step() {
		check();
		progress.update((double) done++ / all, "Making " + source.name() + ": " + done + " of " + all);
	}

	private void check() {
		if (progress.isCanceled()) throw new CancellationException();
	}

	private static String name(final String method, final int index) {
		return "%s-%05d".formatted(method, index + 1);
	}
}
