package sc.fiji.gan.captioning;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How images are to be cut and captioned.
 *
 * @param source the folder of images
 * @param labels a folder of label images of the same names; null to find objects by a threshold
 * @param destination a new or empty folder
 * @param tile edge of the tiles, in pixels of the reduced image; 0 for whole images
 * @param reduction so many pixels along an edge become one, 1 to 16
 * @param overlap of neighbouring tiles, in percent, 0 to 75
 * @param gamma grey values of 0 to 1 are raised to this power, 0.1 to 10; less than 1 brings out
 *     what is dim
 * @param noun what the objects are called
 * @param smallest objects of fewer pixels, in the reduced image, are passed over
 * @param low so many percent of the images are called few, small, dim or elongated
 * @param high above so many percent they are called many, large, bright or round
 * @param levels a table of levels to take in place of percentages, or null
 * @param omit sets of words: images of whose captions all words of a set are said are left out
 */
public record CaptionSettings(Path source, Path labels, Path destination, int tile, int reduction, int overlap,
		double gamma, String noun, int smallest, double low, double high, Path levels, List<Set<String>> omit) {

	private static final int LARGEST = 4096;
	private static final int MOST_REDUCTION = 16;
	private static final int MOST_OVERLAP = 75;
	private static final double LEAST_GAMMA = 0.1;
	private static final double MOST_GAMMA = 10;

	/** @throws IllegalArgumentException if a value is not possible; one sentence for the user */
	public CaptionSettings {
		require(tile == 0 || tile >= 8 && tile <= LARGEST, "tile", tile,
				"a number of pixels from 8 to " + LARGEST + ", or 0 for whole images");
		require(reduction >= 1 && reduction <= MOST_REDUCTION, "reduction", reduction,
				"a whole number from 1 to " + MOST_REDUCTION);
		require(overlap >= 0 && overlap <= MOST_OVERLAP, "overlap", overlap, "a percentage from 0 to " + MOST_OVERLAP);
		require(gamma >= LEAST_GAMMA && gamma <= MOST_GAMMA, "gamma", gamma,
				"a number from " + LEAST_GAMMA + " to " + MOST_GAMMA + "; 1 leaves grey values as they are");
		require(noun.matches("[\\p{L}\\p{N}' -]{1,60}") && !noun.isBlank(), "noun", noun,
				"what the objects are called, such as nuclei");
		new ObjectMeasurement(smallest);
		Levels.requirePercentages(low, high);
		final List<String> known = Arrays.stream(Attribute.values()).flatMap(a -> List.of(a.low(), a.high()).stream())
				.toList();
		for (final Set<String> words : omit)
			for (final String word : words)
				require(known.contains(word), "omit", word, "words of " + String.join(", ", known));
		noun = noun.trim();
		omit = List.copyOf(omit);
	}

	private static void require(final boolean holds, final String key, final Object value, final String expected) {
		if (!holds) throw new IllegalArgumentException(key + "=" + value + " is not possible: give " + expected + ".");
	}

	/**
	 * Sets of words as users write them: words apart by spaces, sets by commas.
	 *
	 * @return none if there is nothing
	 */
	public static List<Set<String>> sets(final String text) {
		return Arrays.stream(text.split(",")).map(String::trim).filter(set -> !set.isEmpty())
				.map(set -> Set.of(Arrays.stream(set.split("\\s+")).distinct().toArray(String[]::new))).toList();
	}
}
