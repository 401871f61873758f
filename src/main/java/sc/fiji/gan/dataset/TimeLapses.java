package sc.fiji.gan.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.TensorDescription;

/**
 * Time-lapses to learn from. Each channel and each slice of one is a series of its own.
 *
 * @param source the name of the folder, file or image
 * @param files how many stacks and folders of single frames they come from
 * @param series in the order of the file names
 * @param unreadable the files that ImageJ could not open
 */
public record TimeLapses(String source, int files, List<TimeLapse> series, List<Path> unreadable) {

	private static final double LOWEST_PERCENTILE = 0.1;
	private static final double HIGHEST_PERCENTILE = 99.9;
	private static final double EPS = 1e-6;

	public TimeLapses {
		series = List.copyOf(series);
		unreadable = List.copyOf(unreadable);
	}

	/**
	 * What a network sees of a number of frames: from -1 to 1 between percentiles of all frames that
	 * there are, for a network is to know what becomes brighter or darker; and grain beside them.
	 *
	 * @param id what the network calls it
	 * @param past how many frames it sees at once
	 */
	public static TensorDescription input(final String id, final int past) {
		return new TensorDescription(id, TensorDescription.framesAndGrain(past),
				List.of(new Processing.ScaleRange(LOWEST_PERCENTILE, HIGHEST_PERCENTILE, EPS, false),
						new Processing.ScaleLinear(2, -1)));
	}

	/**
	 * Reads time-lapses.
	 *
	 * @param path a folder, whose subfolders are read too, or an image file. A file with several frames
	 *     is a time-lapse; files with a single one are, folder by folder and in the order of the
	 *     numbers in their names, a time-lapse together
	 * @throws IllegalArgumentException if there is no such folder or file, no image in it, or one that
	 *     has no grey values; one sentence for the user
	 * @throws CancellationException if {@code progress} is canceled
	 */
	public static TimeLapses read(final Path path, final Progress progress) {
		if (!Files.exists(path))
			throw new IllegalArgumentException(
					"There is no folder or file '" + path + "': choose a folder that holds time-lapses.");
		final TimeLapseReader reader = new TimeLapseReader(String.valueOf(path.getFileName()));
		final List<Path> files = Files.isDirectory(path) ? ImageFiles.in(path) : List.of(path);
		for (final Path file : files) {
			progress.update(0, "Reading " + file.getFileName());
			if (progress.isCanceled()) throw new CancellationException("Reading '" + path + "' was canceled.");
			reader.add(ImageFiles.open(file), file);
		}
		return reader.timeLapses();
	}

	/** Takes an open image. */
	public static TimeLapses of(final ImagePlus image) {
		final TimeLapseReader reader = new TimeLapseReader(image.getTitle());
		reader.add(image, null);
		return reader.timeLapses();
	}

	/** How many frames there are in all series. */
	public long frames() {
		return series.stream().mapToLong(TimeLapse::length).sum();
	}

	/** How many pixels there are in all. */
	public long pixels() {
		return series.stream().mapToLong(s -> (long) s.width() * s.height() * s.length()).sum();
	}

	/** SHA-256 over all pixels as a network sees them. */
	public String hash() {
		return PixelHash.ofArrays(series.stream().flatMap(s -> s.frames().stream()).toList());
	}

	/** The series from which no square of {@code edge x edge} pixels can be cut. */
	public List<TimeLapse> smallerThan(final int edge) {
		return series.stream().filter(s -> s.isSmallerThan(edge)).toList();
	}

	/** The series with fewer frames. */
	public List<TimeLapse> shorterThan(final int frames) {
		return series.stream().filter(s -> s.length() < frames).toList();
	}

	/** The series in which nothing changes. */
	public List<TimeLapse> still() {
		return series.stream().filter(s -> s.length() > 1 && s.isStill()).toList();
	}
}
