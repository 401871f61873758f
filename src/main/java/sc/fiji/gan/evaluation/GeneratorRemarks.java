package sc.fiji.gan.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.gan.metric.Estimate;

/** What there is to know of an evaluation beside its figures, in sentences. */
final class GeneratorRemarks {

	/** So many are named, the others counted. */
	private static final int NAMED = 5;

	private GeneratorRemarks() {}

	/** Files and images that were left out, and blank images. */
	static List<String> leftOut(final DescribedSet set) {
		final List<String> remarks = new ArrayList<>();
		final String of = " of '" + set.source().title() + "'";
		named("Skipped " + count(set.left().others(), "file") + of + " that ImageJ cannot open: ", set.left().others())
				.ifPresent(remarks::add);
		named("Left out " + count(set.left().broken(), "image") + of + " with pixels that are NaN or infinite: ",
				set.left().broken()).ifPresent(remarks::add);
		final List<String> blank = set.images().stream().filter(DescribedImage::isBlank).map(i -> i.place().name())
				.sorted().toList();
		named(count(blank, "image") + of + (blank.size() == 1 ? " is" : " are") + " blank, all pixels alike: ", blank)
				.ifPresent(remarks::add);
		return remarks;
	}

	private static String count(final List<String> names, final String what) {
		return names.size() + " " + what + (names.size() == 1 ? "" : "s");
	}

	private static Optional<String> named(final String beginning, final List<String> names) {
		if (names.isEmpty()) return Optional.empty();
		final String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
		return Optional.of(beginning + names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more + ".");
	}

	/** Which measures have no value, and why; a sentence for each reason. */
	static List<String> undefined(final List<SetFigure> figures) {
		final List<String> reasons = figures.stream().flatMap(f -> estimates(f)).map(Estimate::reason)
				.filter(reason -> !reason.isEmpty()).distinct().toList();
		return reasons.stream()
				.map(reason -> figures.stream().filter(f -> estimates(f).anyMatch(e -> e.reason().equals(reason)))
						.map(SetFigure::name).collect(Collectors.joining(", ")) + ": not defined, " + reason + ".")
				.toList();
	}

	private static Stream<Estimate> estimates(final SetFigure figure) {
		return Stream.of(figure.value(), figure.likewise(), figure.real());
	}

	/** What was found of copies. */
	static List<String> copies(final Memorisation memory) {
		final List<String> remarks = new ArrayList<>(memory.remarks());
		if (memory.isJudged())
			remarks.add(0,
					"%d of %d generated images are called copies of training images: nearer than %s; of images that are new, at most %s %% are expected to be (%d held-out images)."
							.formatted(memory.copies(), memory.matches().size(), Figures.text(memory.threshold(), 3),
									Figures.text(100 * memory.chance(), 2), memory.heldOut().length));
		return remarks;
	}
}
