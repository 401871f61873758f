package sc.fiji.gan.augmentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.gan.augmentation.AugmentationResult.ClassResult;
import sc.fiji.gan.evaluation.HtmlReport;

/**
 * An augmented data set on one page: what there is, how it was made, how alike new images are to
 * the source's, and some of them. It names no file or folder of the source, for their names may be
 * those of patients.
 */
final class AugmentationReport {

	private static final List<String> COUNTS = List.of("class", "in the source", "originals", "classical", "generated",
			"copies rejected", "copy: nearer than");
	private static final List<String> FIGURES = List.of("class", "method", "KID", "standard error",
			"KID, real against real", "precision", "real", "recall", "real");

	private final AugmentationSettings settings;
	private final List<ClassResult> classes;
	private final List<ClassQuality> qualities;
	private final String hash;

	/** @param hash of the generator; empty if there was none */
	AugmentationReport(final AugmentationSettings settings, final List<ClassResult> classes,
			final List<ClassQuality> qualities, final String hash) {
		this.settings = settings;
		this.classes = classes;
		this.qualities = qualities;
		this.hash = hash;
	}

	void write(final Path file) {
		final HtmlReport report = new HtmlReport("Augmented data set");
		report.paragraph("Synthetic images: nothing in them is evidence of a specimen or a patient.").paragraph(
				"Made with: " + settings + (hash.isEmpty() ? "." : "; SHA-256 of the network: " + hash + "."));
		report.heading("Images").list(COUNTS, classes.stream().map(AugmentationReport::counts).toList());
		if (classes.stream().anyMatch(c -> c.generated() > 0))
			report.paragraph(
					"Generated images that look like an image of the source, mirrored or turned if need be, are"
							+ " rejected: those that are nearer than 99 % of images are that were not trained on. The distance is"
							+ " 1 less the correlation. Classical images are of one image of the source each, and are meant to be"
							+ " near it.");
		report.heading("Likeness to the source").list(FIGURES, qualities.stream().map(this::figures).toList());
		report.paragraph("By the features of a random network, seed " + settings.seed() + ", at 64 x 64 pixels. KID is"
				+ " better the lower; precision, the part of new images that look real, and recall, the part of real ones"
				+ " that the new ones cover, the higher. Read each beside what one half of the source reaches against the"
				+ " other half. NaN: there are too few images.");
		for (final ClassQuality quality : qualities)
			report.heading(quality.name() + ", " + quality.method()).pictures(quality.sheets());
		report.write(file);
	}

	private static List<String> counts(final ClassResult c) {
		return List.of(c.name(), text(c.source()), text(c.originals()), text(c.classical()), text(c.generated()),
				text(c.copies()),
				c.generated() == 0 ? "" : Double.isNaN(c.threshold()) ? "not judged" : decimal(c.threshold()));
	}

	private List<String> figures(final ClassQuality quality) {
		final List<String> cells = new ArrayList<>(List.of(quality.name(), quality.method()));
		cells.add(decimal(quality.figure("KID", "Generated")));
		cells.add(decimal(quality.figure("KID", "Error")));
		cells.add(decimal(quality.figure("KID", "Real")));
		for (final String measure : List.of("Precision", "Recall")) {
			cells.add(decimal(quality.figure(measure, "Generated")));
			cells.add(decimal(quality.figure(measure, "Real")));
		}
		return cells;
	}

	private static String text(final int count) {
		return Integer.toString(count);
	}

	private static String decimal(final double value) {
		return Double.isNaN(value) ? "NaN" : String.format(Locale.ROOT, "%.4f", value);
	}
}
