package sc.fiji.gan.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.Vocabulary;

/**
 * Images with captions, all of one size and kind, and the words that they are told in.
 *
 * @param images the images
 * @param captions of each file, by its number
 * @param vocabulary the words that are learnt
 * @param rare words that are in too few captions to be learnt
 */
public record CaptionedImages(GenerationImages images, List<String> captions, Vocabulary vocabulary,
		List<String> rare) {

	/** More words are not read. */
	private static final int LONGEST = 32;
	private static final int MOST_WORDS = 4096;

	public CaptionedImages {
		captions = List.copyOf(captions);
		rare = List.copyOf(rare);
	}

	/**
	 * Reads a folder that has a {@link CaptionTable}.
	 *
	 * @param size edge of the squares that images become
	 * @param least in how many captions a word has to be, so that it is learnt
	 * @throws IllegalArgumentException if the images or the captions are no good; one sentence for the
	 *     user
	 * @throws java.util.concurrent.CancellationException if {@code progress} is canceled
	 */
	public static CaptionedImages read(final Path folder, final int size, final Fit fit, final int least,
			final Progress progress) {
		final Map<Path, String> table = CaptionTable.read(folder);
		final GenerationReader reader = new GenerationReader(String.valueOf(folder.getFileName()), size, fit, progress);
		reader.add(List.copyOf(table.keySet()), "", false);
		final GenerationImages images = reader.images(false);
		final List<String> captions = new ArrayList<>();
		table.forEach((file, caption) -> {
			if (!images.unreadable().contains(file)) captions.add(caption);
		});
		return of(images, captions, least);
	}

	private static CaptionedImages of(final GenerationImages images, final List<String> captions, final int least) {
		final Map<String, Long> counts = captions.stream().flatMap(c -> Vocabulary.split(c).stream().distinct())
				.collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
		final List<String> words = counts.keySet().stream().filter(word -> counts.get(word) >= least).toList();
		final String captionsOf = "The captions of '" + images.source() + "'";
		if (words.isEmpty())
			throw new IllegalArgumentException(captionsOf + " have no word that is in " + least
					+ " of them or more: write captions in the same words, or learn rarer ones (rare=1).");
		if (words.size() > MOST_WORDS)
			throw new IllegalArgumentException(
					"%s have %,d different words, and at most %,d can be learnt: leave out rare"
							+ " ones (rare=%d).".formatted(captionsOf, words.size(), MOST_WORDS, least + 1));
		final Vocabulary all = new Vocabulary(words, LONGEST);
		final int length = captions.stream().mapToInt(c -> all.known(c).size()).max().orElseThrow();
		final CaptionedImages captioned = new CaptionedImages(images, captions, new Vocabulary(words, length),
				counts.keySet().stream().filter(word -> counts.get(word) < least).toList());
		if (captioned.images.of(0, false).stream().map(captioned::words).distinct().count() < 2)
			throw new IllegalArgumentException(captionsOf
					+ " all say the same, in words that are learnt: write what images differ by, or use Train Generator...");
		return captioned;
	}

	/** The caption of an image. */
	public String caption(final GenerationImages.Square square) {
		return captions.get(square.file());
	}

	/** The numbers of the words of its caption that are learnt. */
	public List<Integer> words(final GenerationImages.Square square) {
		return vocabulary.known(caption(square));
	}

	/** How many different captions there are. */
	public long sentences() {
		return captions.stream().map(vocabulary::known).distinct().count();
	}
}
