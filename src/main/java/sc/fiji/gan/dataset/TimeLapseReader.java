package sc.fiji.gan.dataset;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import ij.ImagePlus;
import ij.ImageStack;
import sc.fiji.gan.image.NormalisedImage;
import sc.fiji.gan.image.TimeAxis;

/** Puts time-lapses together, file by file. */
final class TimeLapseReader {

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	/** A file that is one frame. */
	private record Single(String name, ImagePlus image) {

		/** Its name without numbers, then these, so that frame 10 comes after frame 9. */
		static final Comparator<Single> IN_TIME = Comparator
				.comparing((final Single s) -> NUMBER.matcher(s.name).replaceAll("#"))
				.thenComparing(Single::numbers, TimeLapseReader::compare).thenComparing(Single::name);

		private List<BigInteger> numbers() {
			return NUMBER.matcher(name).results().map(MatchResult::group).map(BigInteger::new).toList();
		}
	}

	private final String source;
	private final List<TimeLapse> series = new ArrayList<>();
	private final List<Path> unreadable = new ArrayList<>();
	private final Map<Path, List<Single>> singles = new TreeMap<>();
	private int files;

	TimeLapseReader(final String source) {
		this.source = source;
	}

	private static int compare(final List<BigInteger> a, final List<BigInteger> b) {
		for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
			final int order = a.get(i).compareTo(b.get(i));
			if (order != 0) return order;
		}
		return Integer.compare(a.size(), b.size());
	}

	/**
	 * @param image null if the file is none
	 * @param file where it comes from, or null
	 */
	void add(final ImagePlus image, final Path file) {
		if (image == null) {
			unreadable.add(file);
			return;
		}
		TimeAxis.requireGrey(image);
		if (file == null || TimeAxis.frames(image) > 1) addSeries(TimeAxis.of(image));
		else
			singles.computeIfAbsent(file.toAbsolutePath().getParent(), f -> new ArrayList<>())
					.add(new Single(image.getTitle(), image));
	}

	/** Percentiles are those of a channel, with all its slices. */
	private void addSeries(final ImagePlus image) {
		final int channels = image.getNChannels();
		final int slices = image.getNSlices();
		for (int c = 1; c <= channels; c++) {
			final NormalisedImage seen = NormalisedImage.of(channel(image, c),
					TimeLapses.input(source, 1).firstChannel());
			for (int z = 0; z < slices; z++) {
				final List<float[]> frames = new ArrayList<>();
				for (int t = 0; t < image.getNFrames(); t++)
					frames.add(seen.planes().get(t * slices + z));
				series.add(new TimeLapse(name(image, c, z + 1), files, seen.width(), seen.height(), frames));
			}
		}
		files++;
	}

	private static String name(final ImagePlus image, final int channel, final int slice) {
		final String of = image.getNChannels() > 1 ? " channel " + channel : "";
		return image.getTitle() + of + (image.getNSlices() > 1 ? " slice " + slice : "");
	}

	private static ImagePlus channel(final ImagePlus image, final int channel) {
		if (image.getNChannels() == 1) return image;
		final ImageStack planes = new ImageStack(image.getWidth(), image.getHeight());
		for (int t = 1; t <= image.getNFrames(); t++)
			for (int z = 1; z <= image.getNSlices(); z++)
				planes.addSlice(image.getStack().getProcessor(image.getStackIndex(channel, z, t)));
		final ImagePlus one = new ImagePlus(image.getTitle(), planes);
		one.setDimensions(1, image.getNSlices(), image.getNFrames());
		one.setRoi(image.getRoi());
		return one;
	}

	/** The time-lapse that the single frames of a folder are. */
	private void addSingles(final Path folder, final List<Single> frames) {
		final List<Single> inTime = frames.stream().sorted(Single.IN_TIME).toList();
		final ImagePlus first = inTime.get(0).image;
		final int channels = first.getNChannels();
		final ImageStack planes = new ImageStack(first.getWidth(), first.getHeight());
		for (final Single frame : inTime) {
			requireAlike(first, frame.image, folder);
			for (int c = 1; c <= channels; c++)
				planes.addSlice(frame.image.getStack().getProcessor(c));
		}
		final ImagePlus lapse = new ImagePlus(String.valueOf(folder.getFileName()), planes);
		lapse.setDimensions(channels, 1, inTime.size());
		addSeries(lapse);
	}

	private static void requireAlike(final ImagePlus first, final ImagePlus other, final Path folder) {
		if (!kind(first).equals(kind(other)))
			throw new IllegalArgumentException("The single frames in '" + folder.getFileName() + "' do not belong"
					+ " together: '" + first.getTitle() + "' has " + kind(first) + ", '" + other.getTitle() + "' has "
					+ kind(other) + ". Put each time-lapse into a folder of its own.");
	}

	private static String kind(final ImagePlus image) {
		return "%d x %d pixels of %d bits".formatted(image.getWidth(), image.getHeight(), image.getBitDepth())
				+ (image.getNChannels() == 1 ? "" : " in " + image.getNChannels() + " channels");
	}

	TimeLapses timeLapses() {
		singles.forEach(this::addSingles);
		singles.clear();
		if (series.isEmpty())
			throw new IllegalArgumentException("'" + source
					+ "' holds no image that ImageJ can open: put time-lapses there, as TIFF stacks or as numbered"
					+ " frames.");
		return new TimeLapses(source, files, series, unreadable);
	}
}
