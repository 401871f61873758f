package sc.fiji.gan.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.measure.ResultsTable;
import sc.fiji.gan.evaluation.Memorisation.Match;
import sc.fiji.gan.metric.Estimate;

/** The tables of an evaluation, with extractor, seed and numbers of images in every row. */
final class GeneratorTables {

	private static final int DIGITS = 5;

	private GeneratorTables() {}

	/** A row for each measure. */
	static ResultsTable figures(final List<SetFigure> figures, final String extractor, final long seed) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		for (final SetFigure figure : figures) {
			table.addRow();
			table.addValue("Measure", figure.name());
			table.addValue("Generated", figure.value().value());
			table.addValue("Error", figure.value().standardError());
			table.addValue("Generated, n of real", figure.likewise().value());
			table.addValue("Real", figure.real().value());
			table.addValue("Better", figure.better());
			table.addValue("n generated", count(figure.generatedImages()));
			table.addValue("n reference", count(figure.realImages()));
			table.addValue("n of real", count(figure.halfImages()));
			table.addValue("Extractor", extractor);
			table.addValue("Seed", Long.toString(seed));
			table.addValue("Remark", remark(figure));
		}
		return table;
	}

	/** Texts, for counts with decimals look measured. */
	private static String count(final int n) {
		return Integer.toString(n);
	}

	private static String remark(final SetFigure figure) {
		final String reasons = Stream.of(figure.value(), figure.likewise(), figure.real()).map(Estimate::reason)
				.filter(reason -> !reason.isEmpty()).distinct().collect(Collectors.joining("; "));
		return Stream.of(reasons, figure.remark()).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
	}

	/** A row for each generated image, the nearest first. */
	static ResultsTable nearest(final Memorisation memory, final String extractor, final long seed) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		for (final Match match : memory.matches()) {
			table.addRow();
			table.addValue("Image", match.image().place().name());
			table.addValue("Nearest training image", match.training().place().name());
			table.addValue("Turned", turned(match));
			table.addValue("Distance", match.found().distance());
			table.addValue("Threshold", memory.threshold());
			table.addValue("Copy", memory.isJudged() ? match.copy() ? "yes" : "no" : "not judged");
			table.addValue("n generated", count(memory.matches().size()));
			table.addValue("n held out", count(memory.heldOut().length));
			table.addValue("Extractor", "pixels, smoothed and normalised");
			table.addValue("Seed", Long.toString(seed));
		}
		return table;
	}

	static String turned(final Match match) {
		return match.found().symmetry().name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("identity", "no");
	}
}
