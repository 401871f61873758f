package sc.fiji.gan.exchange;

import java.util.stream.Collectors;

import sc.fiji.gan.model.ForeignModel;
import sc.fiji.gan.model.ModelCard;
import sc.fiji.gan.model.ModelDescription;

/** The card of an imported model: what its package says, and what was found out. */
record ImportCard(ImportSource source, ModelDescription description, ImportFindings findings) {

	private static final String IMPORT = "Import";

	String toMarkdown() {
		final ForeignModel.About about = source.model().about();
		ModelCard card = about.card().isBlank()
				? ModelCard.titled(description.name()).replaceSection(ModelCard.PURPOSE, purpose(about))
				: ModelCard.parse(about.card());
		if (card.section(ModelCard.DATA).isEmpty())
			card = card.replaceSection(ModelCard.DATA,
					"Licence of the network: " + description.licence() + ". Its data are not described here.");
		if (card.section(ModelCard.LIMITS).isEmpty())
			card = card.replaceSection(ModelCard.LIMITS,
					"Made by others: what it was trained on and where it fails is not known here. Compare its results with"
							+ " images whose truth you know before you rely on it.");
		if (card.section(ModelCard.CITATION).isEmpty() && !about.citations().isEmpty())
			card = card.replaceSection(ModelCard.CITATION, citations(about));
		return card.replaceSection(IMPORT, report()).toMarkdown();
	}

	private String purpose(final ForeignModel.About about) {
		return about.summary().isBlank()
				? "For " + description.task().tag() + ". Its package says no more of it."
				: about.summary();
	}

	private static String citations(final ForeignModel.About about) {
		return about.citations().stream().map(work -> "- " + (work.text() + " " + work.url()).strip())
				.collect(Collectors.joining("\n"));
	}

	private String report() {
		return "Made of `" + source.file().getFileName() + "` by *Import Model...*:\n\n"
				+ findings.lines().stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
	}
}
