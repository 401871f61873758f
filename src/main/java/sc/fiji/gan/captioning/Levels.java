package sc.fiji.gan.captioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From which measures on a word is said. What lies between is left unsaid, so that words hold.
 *
 * @param ranges of what is said at all
 */
public record Levels(Map<Attribute, Range> ranges) {

	/** The name of the file that they are written to. */
	public static final String FILE = "levels.tsv";

	private static final String HEADER = "attribute\tlow\tat most\thigh\tat least\tunit";

	/**
	 * @param low up to this measure, itself included, the low word is said
	 * @param high from this one on the high word is said
	 */
	public record Range(double low, double high) {

		/** Between the two words. */
		public double middle() {
			return (low + high) / 2;
		}
	}

	public Levels {
		ranges = new EnumMap<>(ranges);
	}

	/**
	 * Levels that so much of images is below and above. Nothing is said of what differs too little.
	 *
	 * @param low in percent, above 0
	 * @param high in percent, above {@code low} and below 100
	 * @throws IllegalArgumentException if the percentages are not possible, or all images are alike;
	 *     one sentence for the user
	 */
	public static Levels of(final Collection<Measurement> measurements, final double low, final double high) {
		requirePercentages(low, high);
		final Map<Attribute, Range> ranges = new EnumMap<>(Attribute.class);
		for (final Attribute attribute : Attribute.values()) {
			final double[] sorted = measurements.stream().mapToDouble(attribute::of).sorted().toArray();
			final Range range = new Range(quantile(sorted, low), quantile(sorted, high));
			if (range.low < range.high) ranges.put(attribute, range);
		}
		if (ranges.isEmpty())
			throw new IllegalArgumentException(
					"All images measure the same, so there is nothing to say of them: take more, or others.");
		return new Levels(ranges);
	}

	/** @throws IllegalArgumentException if they are not possible; one sentence for the user */
	static void requirePercentages(final double low, final double high) {
		if (!(low > 0 && low < high && high < 100))
			throw new IllegalArgumentException("low=" + low + " high=" + high
					+ " is not possible: give percentages above 0 and below 100, low less than high, such as 30 and 70.");
	}

	private static double quantile(final double[] sorted, final double percent) {
		// A hundredth of a grey value, of a pixel or of roundness is enough, and can be read.
		return Math.round(100 * sorted[(int) (percent / 100 * (sorted.length - 1))]) / 100.0;
	}

	/** The words that hold, in the order of the attributes. */
	public List<String> words(final Measurement measurement) {
		final List<String> words = new ArrayList<>();
		ranges.forEach((attribute, range) -> {
			if (attribute.of(measurement) <= range.low) words.add(attribute.low());
			else if (attribute.of(measurement) >= range.high) words.add(attribute.high());
		});
		return words;
	}

	/** Such as {@code many small round nuclei}. */
	public String caption(final Measurement measurement, final String noun) {
		final List<String> words = words(measurement);
		words.add(noun);
		return String.join(" ", words);
	}

	/** What a word is said of; nothing if it is said of none. */
	public Optional<Attribute> attribute(final String word) {
		return ranges.keySet().stream().filter(a -> a.low().equals(word) || a.high().equals(word)).findFirst();
	}

	/** Whether the word would be said of an image. */
	public boolean isSaid(final String word, final Measurement measurement) {
		return words(measurement).contains(word);
	}

	/** Whether the measure is on the word's side of the middle between it and its opposite. */
	public boolean holds(final String word, final Measurement measurement) {
		final Attribute attribute = attribute(word).orElseThrow();
		final double measure = attribute.of(measurement);
		final double middle = ranges.get(attribute).middle();
		return word.equals(attribute.low()) ? measure < middle : measure > middle;
	}

	/** Writes them as a table. */
	public void write(final Path file) throws IOException {
		final List<String> lines = new ArrayList<>(List.of(HEADER));
		ranges.forEach((attribute, range) -> lines.add(String.format(Locale.ROOT, "%s\t%s\t%.2f\t%s\t%.2f\t%s",
				attribute, attribute.low(), range.low, attribute.high(), range.high, attribute.unit())));
		Files.write(file, lines);
	}

	/**
	 * Reads what was written; the numbers may have been changed by hand.
	 *
	 * @throws IllegalArgumentException if the file is no such table; one sentence for the user
	 */
	public static Levels read(final Path file) {
		final Map<Attribute, Range> ranges = new EnumMap<>(Attribute.class);
		try {
			for (final String line : Files.readAllLines(file))
				if (!line.isBlank() && !line.startsWith("attribute\t")) read(line, ranges);
		} catch (final IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
			throw new IllegalArgumentException("'" + file + "' is no table of levels: choose a " + FILE
					+ " that this command has written, or leave it empty.", e);
		}
		if (ranges.isEmpty())
			throw new IllegalArgumentException("'" + file + "' has no levels: choose a " + FILE
					+ " that this command has written, or leave it empty.");
		return new Levels(ranges);
	}

	private static void read(final String line, final Map<Attribute, Range> ranges) {
		final String[] columns = line.split("\t");
		final Attribute attribute = Arrays.stream(Attribute.values()).filter(a -> a.toString().equals(columns[0]))
				.findFirst().orElseThrow(() -> new IllegalArgumentException(columns[0]));
		final Range range = new Range(Double.parseDouble(columns[2]), Double.parseDouble(columns[4]));
		if (!(range.low < range.high)) throw new IllegalArgumentException(line);
		ranges.put(attribute, range);
	}
}
