package sc.fiji.gan.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The words that a network knows. Upper and lower case are alike, and so are all ways to separate
 * words; a hyphen or an apostrophe within a word belongs to it.
 *
 * @param words in the order of their numbers
 * @param length how many words a sentence has at most
 */
public record Vocabulary(List<String> words, int length) {

	private static final int MOST_CHARACTERS = 1000;
	private static final int NEAREST = 3;
	private static final int SHOWN = 30;
	private static final int LISTED = 20;

	public Vocabulary {
		words = List.copyOf(words);
	}

	/** The words of a text, known or not. */
	public static List<String> split(final String text) {
		final String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
		return Arrays.stream(plain.split("[^\\p{L}\\p{M}\\p{N}'-]+")).map(word -> word.replaceAll("^['-]+|['-]+$", ""))
				.filter(word -> !word.isEmpty()).toList();
	}

	/** The numbers of those words of a text that are known, up to the {@link #length}. */
	public List<Integer> known(final String text) {
		return split(text).stream().map(words::indexOf).filter(i -> i >= 0).limit(length).toList();
	}

	/**
	 * The numbers of the words of a prompt.
	 *
	 * @param key the macro key of the prompt, for messages
	 * @param model whose words these are, for messages
	 * @throws IllegalArgumentException if there are no words, too many, or some that are not known; one
	 *     sentence for the user
	 */
	public List<Integer> numbers(final String prompt, final String key, final String model) {
		if (prompt.length() > MOST_CHARACTERS)
			throw new IllegalArgumentException("The %s has %,d characters: give at most %,d, and at most %d words."
					.formatted(key, prompt.length(), MOST_CHARACTERS, length));
		final List<String> given = split(prompt);
		if (given.isEmpty())
			throw new IllegalArgumentException(
					"The %s has no words: say what is to be seen (%s=[%s]); model '%s' knows %s.".formatted(key, key,
							words.get(0), model, listed()));
		for (final String word : given)
			if (!words.contains(word))
				throw new IllegalArgumentException("Model '%s' does not know '%s': it knows %s%s.".formatted(model,
						shortened(word), nearest(word), words.size() > NEAREST ? " and others" : ""));
		if (given.size() > length)
			throw new IllegalArgumentException("The %s has %d words, but model '%s' reads at most %d: leave some out."
					.formatted(key, given.size(), model, length));
		return given.stream().map(words::indexOf).toList();
	}

	/** Some of the words, as many as a sentence can tell. */
	private String listed() {
		return words.stream().limit(LISTED).collect(Collectors.joining(", "))
				+ (words.size() > LISTED ? " and " + (words.size() - LISTED) + " more" : "");
	}

	private static String shortened(final String word) {
		return word.length() <= SHOWN ? word : word.substring(0, SHOWN) + "...";
	}

	/** The words that are most like one, the nearest first. */
	private String nearest(final String word) {
		return words.stream().sorted(Comparator.comparingInt(known -> EditDistance.between(word, known))).limit(NEAREST)
				.map(known -> "'" + known + "'").collect(Collectors.joining(", "));
	}
}
