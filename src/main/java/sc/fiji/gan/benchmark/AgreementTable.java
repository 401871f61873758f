package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import sc.fiji.gan.benchmark.WordCheck.Measured;
import sc.fiji.gan.model.Vocabulary;

/**
 * Of how many words of prompts it is so what they say, of each attribute and of all; and of how
 * many it would be so by chance: when each image is held against the prompt of another one.
 */
final class AgreementTable {

	static final String HEADER = "| words | images | hold | by chance | within the level | by chance |\n|---|--:|--:|--:|--:|--:|";

	private static final String ALL = "all words";

	/**
	 * How often words hold.
	 */
	private static final class Share {

		private int words;
		private int hold;
		private int said;

		void add(final Measured image, final String word) {
			words++;
			if (image.holds(word)) hold++;
			if (image.isSaid(word)) said++;
		}
	}

	/** An image and the prompt that it was made of. */
	record Pair(String prompt, Measured image) {}

	private final WordCheck check;
	private final List<Pair> pairs;

	AgreementTable(final WordCheck check, final List<Pair> pairs) {
		this.check = check;
		this.pairs = pairs;
	}

	/** A row for each attribute, and one for all words. */
	List<String> rows(final String name) {
		final Map<String, Share> own = shares(pairs);
		final Map<String, Share> chance = shares(shuffled());
		final List<String> rows = new ArrayList<>();
		own.forEach((attribute, share) -> rows.add(row(name + attribute, share, chance.get(attribute))));
		return rows;
	}

	/** The share of all words that hold, from 0 to 1. */
	double holds() {
		final Share all = shares(pairs).get(ALL);
		return (double) all.hold / all.words;
	}

	private static String row(final String name, final Share own, final Share chance) {
		return String.format(Locale.ROOT, "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |", name, own.words,
				percent(own.hold, own), percent(chance.hold, chance), percent(own.said, own),
				percent(chance.said, chance));
	}

	private static double percent(final int part, final Share of) {
		return 100.0 * part / of.words;
	}

	private Map<String, Share> shares(final List<Pair> of) {
		final Map<String, Share> shares = new LinkedHashMap<>(Map.of(ALL, new Share()));
		for (final Pair pair : of) {
			final Set<String> told = new HashSet<>();
			for (final String word : Vocabulary.split(pair.prompt)) {
				final Optional<String> attribute = check.attribute(word);
				// The first word is the one that is said of the whole: a red icon of a white heart.
				if (attribute.isEmpty() || !told.add(attribute.get())) continue;
				shares.computeIfAbsent(attribute.get(), a -> new Share()).add(pair.image, word);
				shares.get(ALL).add(pair.image, word);
			}
		}
		return shares;
	}

	/** Each prompt with the image of another one. */
	private List<Pair> shuffled() {
		final List<Integer> order = new ArrayList<>();
		for (int i = 0; i < pairs.size(); i++)
			order.add(i);
		// One long cycle through a random order: nobody keeps its own.
		Collections.shuffle(order, new Random(1));
		final List<Pair> shuffled = new ArrayList<>();
		for (int i = 0; i < pairs.size(); i++)
			shuffled.add(new Pair(pairs.get(order.get(i)).prompt, pairs.get(order.get((i + 1) % pairs.size())).image));
		return shuffled;
	}
}
