package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npy;

/**
 * Writes a model package, whole or not at all: it is put together in a hidden folder beside its
 * place and then renamed.
 *
 * <pre>
 * new ModelPackageWriter(description, savedModelZip).summary("Enlarges photographs twofold.").tests(input, output)
 * 		.card(card.toMarkdown()).cover(png).provenance(map).write(ModelLibrary.destination(), false);
 * </pre>
 *
 * What is not given is left out, so that a package can be used at once; the BioImage Model Zoo asks
 * for all of it.
 */
public final class ModelPackageWriter {

	private static final String WEIGHTS = "saved_model_bundle.zip";
	private static final String TEST_INPUT = "test_input.npy";
	private static final String TEST_OUTPUT = "test_output.npy";
	private static final String COVER = "cover.png";

	private final ModelDescription description;
	private final Path network;
	private final RdfWriter rdf;
	private FloatArray testInput;
	private List<FloatArray> testOutputs;
	private String card;
	private Path cover;
	private final List<Path> pictures = new ArrayList<>();
	private Path training;

	/**
	 * @param network a zipped SavedModel whose signature has the ids of the description's tensors
	 * @throws IllegalArgumentException if the description does not make a valid package
	 */
	public ModelPackageWriter(final ModelDescription description, final Path network) {
		this.description = description;
		this.network = network;
		rdf = new RdfWriter(description);
	}

	/** What the model does, in a sentence or two. */
	public ModelPackageWriter summary(final String summary) {
		rdf.summary(summary);
		return this;
	}

	/** Names of those who made it. */
	public ModelPackageWriter authors(final List<String> names) {
		rdf.authors(names);
		return this;
	}

	/** Another work to cite, with its address, such as {@code https://doi.org/...}. */
	public ModelPackageWriter cite(final String text, final String url) {
		rdf.cite(text, url);
		return this;
	}

	/** Further words to find the model by. */
	public ModelPackageWriter tags(final List<String> tags) {
		rdf.tags(tags);
		return this;
	}

	/** How it was trained: nested maps and lists of texts, numbers and booleans. */
	public ModelPackageWriter provenance(final Map<String, ?> provenance) {
		rdf.provenance(provenance);
		return this;
	}

	/**
	 * An image, NHWC, as it is before the input's processing, and what becomes of it after the output's
	 * (of a feature network: after each output's). The BioImage Model Zoo wants it at least
	 * {@code 2 * halo + 1} pixels wide and high, a multiple of the description's {@code multiple}, and
	 * not all black.
	 */
	public ModelPackageWriter tests(final FloatArray input, final FloatArray... outputs) {
		if (outputs.length != description.outputs().size())
			throw new IllegalArgumentException("There are " + outputs.length + " test outputs for a model with "
					+ description.outputs().size() + " outputs: give one for each.");
		testInput = input;
		testOutputs = List.of(outputs);
		return this;
	}

	/** The model card, Markdown. */
	public ModelPackageWriter card(final String markdown) {
		card = markdown;
		return this;
	}

	/** A PNG image of at most 500 kB that shows what the model does. */
	public ModelPackageWriter cover(final Path png) {
		cover = png;
		return this;
	}

	/** A further picture, which the card shows, under the name of the file. */
	public ModelPackageWriter picture(final Path png) {
		pictures.add(png);
		return this;
	}

	/** A folder whose files (not its subfolders) training can go on from. */
	public ModelPackageWriter training(final Path checkpoints) {
		training = checkpoints;
		return this;
	}

	/**
	 * Writes the package into a folder named by its id.
	 *
	 * @param library the folder for the package's folder; made if need be
	 * @param overwrite whether a package of the same id is replaced, else refused
	 * @return the folder of the package
	 * @throws ModelException if it cannot be written; then nothing is left behind, and a former package
	 *     is untouched
	 */
	public Path write(final Path library, final boolean overwrite) {
		return NewPackage.write(description.id(), library, overwrite, this::writeFiles);
	}

	private void writeFiles(final Path folder) throws IOException {
		rdf.weights(copy(network, folder, WEIGHTS));
		if (testInput != null) {
			rdf.testInput(write(testInput, folder, TEST_INPUT));
			for (int i = 0; i < testOutputs.size(); i++)
				rdf.testOutput(i, write(testOutputs.get(i), folder, testOutputName(i)));
		}
		if (cover != null) rdf.cover(copy(cover, folder, COVER));
		for (final Path picture : pictures)
			rdf.attachment(copy(picture, folder, picture.getFileName().toString()));
		if (card != null) {
			Files.writeString(folder.resolve(ModelPackage.CARD), card);
			rdf.documentation(ModelPackage.CARD);
		}
		if (training != null) copyFiles(training, Files.createDirectory(folder.resolve(ModelPackage.TRAINING)));
		Files.writeString(folder.resolve("rdf.yaml"), rdf.toYaml());
	}

	private String testOutputName(final int index) {
		return testOutputs.size() == 1
				? TEST_OUTPUT
				: TEST_OUTPUT.replace(".npy", "_" + description.outputs().get(index).id() + ".npy");
	}

	private static Map<String, Object> copy(final Path from, final Path folder, final String name) throws IOException {
		return fileFields(Files.copy(from, folder.resolve(name)));
	}

	private static Map<String, Object> write(final FloatArray array, final Path folder, final String name)
			throws IOException {
		final Path file = folder.resolve(name);
		Npy.write(file, array);
		return fileFields(file);
	}

	private static Map<String, Object> fileFields(final Path file) throws IOException {
		final Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("source", file.getFileName().toString());
		fields.put("sha256", PackageFile.sha256(file));
		return fields;
	}

	private static void copyFiles(final Path from, final Path to) throws IOException {
		try (Stream<Path> files = Files.list(from)) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				Files.copy(file, to.resolve(file.getFileName()));
		}
	}
}
