package sc.fiji.gan.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.WholeFile;
import sc.fiji.gan.exchange.TestImages.Deviation;
import sc.fiji.gan.model.ForeignModel;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.ModelPackageWriter;

/** A model of which what its package does not say was found out by trying. */
final class TriedModel implements ImportedModel {

	private static final String NOBODY = "unknown";

	private final ImportSource source;
	private final Path network;
	private final ModelDescription description;
	private final ImportFindings findings;
	private final FloatArray input;
	private final FloatArray output;
	private final Path work;

	/**
	 * @param network the converted one
	 * @param input a test image, as it is before the input's processing
	 * @param output what becomes of it, after the output's
	 * @param work for files on the way
	 */
	TriedModel(final ImportSource source, final Path network, final ModelDescription description,
			final ImportFindings findings, final FloatArray input, final FloatArray output, final Path work) {
		this.source = source;
		this.network = network;
		this.description = description;
		this.findings = findings;
		this.input = input;
		this.output = output;
		this.work = work;
	}

	@Override
	public ModelDescription description() {
		return description;
	}

	ImportFindings findings() {
		return findings;
	}

	/**
	 * Whether it makes of the test image of its package what the package says, or that says nothing.
	 */
	boolean isAsItShouldBe() {
		return findings.deviation().filter(d -> !d.isSmall()).isEmpty();
	}

	@Override
	public List<String> lines() {
		final List<String> lines = new ArrayList<>(
				List.of(source.file().getFileName() + " is read as '" + description.id() + "', " + description.name()));
		findings.lines().forEach(line -> lines.add("  " + line));
		lines.add("  licence: " + description.licence());
		return lines;
	}

	@Override
	public List<String> warnings() {
		final List<String> warnings = new ArrayList<>();
		findings.deviation().filter(d -> !d.isSmall()).map(this::differs).ifPresent(warnings::add);
		if (findings.range().origin() == Finding.Origin.ASSUMED)
			warnings.add("Nothing says which values '" + description.id() + "' takes, so " + findings.range().value()
					+ " was assumed: if results look wrong, import it again with another range.");
		return warnings;
	}

	private String differs(final Deviation deviation) {
		return "What '" + description.id() + "' makes of the test image of its package is not what the package says ("
				+ deviation + "): check its range and axes before you use it.";
	}

	@Override
	public Path write(final Path library, final boolean overwrite) {
		final ForeignModel.About about = source.model().about();
		final Path cover = work.resolve("cover.png");
		try {
			ImportPicture.write(input, output, description, cover);
		} catch (final IOException e) {
			throw new ModelException("The picture of '" + description.id() + "' cannot be written ("
					+ WholeFile.reason(e) + "): check the space on the disk.", e);
		}
		final ModelPackageWriter writer = new ModelPackageWriter(description, network).summary(summary(about))
				.authors(about.authors().isEmpty() ? List.of(NOBODY) : about.authors()).tests(input, output)
				.card(new ImportCard(source, description, findings).toMarkdown()).cover(cover);
		about.citations().stream().filter(work -> !work.url().isBlank())
				.forEach(work -> writer.cite(work.text(), work.url()));
		return writer.write(library, overwrite);
	}

	private String summary(final ForeignModel.About about) {
		return about.summary().isBlank() ? description.name() : about.summary().strip();
	}
}
