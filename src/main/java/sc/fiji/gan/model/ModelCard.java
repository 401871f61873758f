package sc.fiji.gan.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What people read of a model, the {@code README.md} of its package: a title, and sections in
 * Markdown. A card is not changed; {@link #replaceSection} gives a new one.
 *
 * <pre>
 *
 * String markdown = ModelCard.titled("Super-resolution x2").replaceSection(ModelCard.LIMITS, "...").toMarkdown();
 * </pre>
 */
public final class ModelCard {

	/** The task, the kinds of images, an example. */
	public static final String PURPOSE = "What it does";
	/** What the model was trained on, and the licences of data and weights. */
	public static final String DATA = "Data and licence";
	/** The command that trained it, how long that took, the curve. */
	public static final String TRAINING = "Training";
	/**
	 * Quality measured on data that training never saw, beside baselines. The BioImage Model Zoo looks
	 * for this title.
	 */
	public static final String QUALITY = "Validation";
	/** Where it fails, and what it must not be used for. */
	public static final String LIMITS = "Limits";
	/** What to cite. */
	public static final String CITATION = "How to cite";

	private static final String TITLE_MARK = "# ";
	private static final String SECTION_MARK = "## ";
	private static final String FENCE = "```";

	private final String preamble;
	private final Map<String, String> sections;

	private ModelCard(final String preamble, final Map<String, String> sections) {
		this.preamble = preamble;
		this.sections = sections;
	}

	/** A card without sections. */
	public static ModelCard titled(final String title) {
		return new ModelCard(TITLE_MARK + title.strip(), Map.of());
	}

	/**
	 * Reads a card back. A section begins at a heading of the second level ({@code ##}), except within
	 * fenced code; what stands before the first one is kept as it is.
	 */
	public static ModelCard parse(final String markdown) {
		final Map<String, StringBuilder> bodies = new LinkedHashMap<>();
		final StringBuilder preamble = new StringBuilder();
		StringBuilder current = preamble;
		boolean inCode = false;
		for (final String line : markdown.lines().toList()) {
			if (line.startsWith(FENCE)) inCode = !inCode;
			if (!inCode && line.startsWith(SECTION_MARK))
				current = bodies.computeIfAbsent(line.substring(SECTION_MARK.length()).strip(),
						title -> new StringBuilder());
			else
				current.append(line).append('\n');
		}
		final Map<String, String> sections = new LinkedHashMap<>();
		bodies.forEach((title, body) -> sections.put(title, body.toString().strip()));
		return new ModelCard(preamble.toString().strip(), sections);
	}

	/** The same card with one section changed, or added at the end if it has none of this title. */
	public ModelCard replaceSection(final String title, final String body) {
		final Map<String, String> changed = new LinkedHashMap<>(sections);
		changed.put(title.strip(), body.strip());
		return new ModelCard(preamble, changed);
	}

	/** The body of a section; empty if there is none of this title. */
	public String section(final String title) {
		return sections.getOrDefault(title.strip(), "");
	}

	/** The titles of the sections, in order. */
	public List<String> titles() {
		return List.copyOf(sections.keySet());
	}

	/** The whole card. */
	public String toMarkdown() {
		return sections.entrySet().stream()
				.map(section -> "\n" + SECTION_MARK + section.getKey() + "\n\n" + section.getValue() + "\n")
				.collect(Collectors.joining("", preamble + "\n", ""));
	}

	/** A table in Markdown: the first column to the left, the others (figures) to the right. */
	public static String table(final List<String> header, final List<List<String>> rows) {
		final String alignment = "|---|" + "--:|".repeat(Math.max(0, header.size() - 1));
		return row(header) + "\n" + alignment + "\n"
				+ rows.stream().map(ModelCard::row).collect(Collectors.joining("\n"));
	}

	private static String row(final List<String> cells) {
		return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
	}
}
