package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.Npy;

/**
 * A trained model on disk: a folder with {@code rdf.yaml}, the network, test tensors, a cover image
 * and a model card. What is read here has been checked: all fields are there, all files that are
 * named lie in the folder and match their checksums. Foreign packages of the BioImage Model Zoo are
 * read too, if they hold a TensorFlow network for 2D images.
 *
 * <pre>
 * ModelPackage model = ModelPackage.read(folder);
 * try (Network network = engine.load(model.networkFile())) { ... }
 * </pre>
 *
 * @see <a href="https://bioimage.io">BioImage Model Zoo</a>
 */
public final class ModelPackage {

	/** The folder, in a package that training can go on from, that holds its checkpoint. */
	public static final String TRAINING = "training";
	/** The architecture, in the provenance, of networks that are told a style by a picture. */
	public static final String ANY_STYLE = "anystyle";
	static final String CARD = "README.md";
	static final String WEIGHTS = "tensorflow_saved_model_bundle";

	private final Path folder;
	private final Fields root;
	private final ModelDescription description;
	private final NetworkFile networkFile;
	private final String weightsHash;
	private final Optional<Path> card;
	private final Optional<Path> cover;

	private ModelPackage(final Path folder, final String id) {
		this.folder = folder;
		root = RdfReader.load(folder, id);
		description = RdfReader.describe(root, id);
		final Fields weights = weights();
		final Path network = PackageFile.resolve(folder, weights);
		weightsHash = PackageFile.verify(network, weights);
		networkFile = new NetworkFile(network, format(weights), description.input().id(),
				description.outputs().stream().map(TensorDescription::id).toList());
		verifyTestTensors("inputs");
		verifyTestTensors("outputs");
		card = firstFile("documentation");
		cover = firstFile("covers");
	}

	/**
	 * Reads and checks a package.
	 *
	 * @throws ModelException with one sentence that names the model, what is wrong, and how to mend it
	 */
	public static ModelPackage read(final Path folder) {
		return read(folder, id(folder));
	}

	/** @param id what the package is to be called, whatever its folder is called now */
	static ModelPackage read(final Path folder, final String id) {
		return new ModelPackage(folder, id);
	}

	/** Reads rdf.yaml alone, for lists of models; the other files are not looked at. */
	static ModelDescription describe(final Path folder) {
		return RdfReader.describe(RdfReader.load(folder, id(folder)), id(folder));
	}

	/** The cover that an rdf.yaml names, whatever has become of the file. */
	static Optional<Path> cover(final Path folder, final Fields root) {
		return root.files("covers").stream().filter(file -> !PackageFile.isRemote(file)).findFirst()
				.map(file -> PackageFile.resolve(folder, file));
	}

	/** The name of the folder. */
	static String id(final Path folder) {
		return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
	}

	private Fields weights() {
		final Fields weights = root.child("weights");
		if (weights.has(WEIGHTS)) return weights.child(WEIGHTS);
		throw withoutNetwork(weights);
	}

	/** What to throw if there are weights, but for other libraries. */
	static ModelException withoutNetwork(final Fields weights) {
		return weights.refused("it holds no TensorFlow network (weights." + WEIGHTS
				+ "), the one kind that runs here: convert it, or look for a TensorFlow version of it");
	}

	private NetworkFile.Format format(final Fields weights) {
		final String source = weights.text("source");
		if (source.endsWith(".zip")) return NetworkFile.Format.SAVED_MODEL_ZIP;
		if (source.endsWith(".pb")) return NetworkFile.Format.FROZEN_GRAPH;
		throw weights.wrong("source", "a .zip or .pb file");
	}

	private void verifyTestTensors(final String tensors) {
		testTensors(tensors).forEach(tensor -> PackageFile.verify(PackageFile.resolve(folder, tensor), tensor));
	}

	private Stream<Fields> testTensors(final String tensors) {
		return root.children(tensors).stream().filter(tensor -> tensor.has("test_tensor"))
				.map(tensor -> tensor.child("test_tensor"));
	}

	/** A foreign package may leave these on the web, where they are not looked for. */
	private Optional<Path> firstFile(final String key) {
		final Optional<Fields> file = root.files(key).stream().filter(f -> !PackageFile.isRemote(f)).findFirst();
		file.ifPresent(f -> PackageFile.verify(PackageFile.resolve(folder, f), f));
		return file.map(f -> PackageFile.resolve(folder, f));
	}

	/** The folder of the package. */
	public Path folder() {
		return folder;
	}

	/** What its rdf.yaml says. */
	Fields fields() {
		return root;
	}

	/** The version of BioImage Model Zoo's format that it is in, such as {@code 0.5.4}. */
	public String format() {
		return root.text("format_version");
	}

	/** What is needed to run the model on images. */
	public ModelDescription description() {
		return description;
	}

	/** What the engine loads. */
	public NetworkFile networkFile() {
		return networkFile;
	}

	/**
	 * The SHA-256 checksum of the network, 64 lower-case hexadecimal digits: what tells two trainings
	 * apart.
	 */
	public String weightsHash() {
		return weightsHash;
	}

	/** What the model does, in a sentence or two; empty if it is not said. */
	public String summary() {
		return root.text("description", "");
	}

	/** Names of those who made it. */
	public List<String> authors() {
		return root.children("authors").stream().map(author -> author.text("name")).toList();
	}

	/** An image that shows what the model does. */
	public Optional<Path> cover() {
		return cover;
	}

	/** The model card in Markdown; empty if there is none. */
	public String card() {
		try {
			return card.isPresent() ? Files.readString(card.get()) : "";
		} catch (final IOException e) {
			throw new ModelException("The card of model '" + description.id() + "', '" + card.get().getFileName()
					+ "', cannot be read as UTF-8 text: install the model again.", e);
		}
	}

	/**
	 * An image that the model was tried on by whoever made the package, NHWC, as it is before the
	 * input's processing.
	 *
	 * @throws ModelException if the file is not a NumPy array
	 */
	public Optional<FloatArray> testInput() {
		return testTensors("inputs").map(this::array).findFirst();
	}

	/** What became of {@link #testInput()}, NHWC, after the output's processing. */
	public Optional<FloatArray> testOutput() {
		return testOutputs().stream().findFirst();
	}

	/** The same for each output that has one: of a feature network, its layers. */
	public List<FloatArray> testOutputs() {
		return testTensors("outputs").map(this::array).toList();
	}

	/**
	 * How a feature network measures images.
	 *
	 * @throws ModelException if it is no feature network, or takes images that cannot be made of grey
	 *     and RGB ones
	 */
	public FeatureExtractor featureExtractor() {
		return new FeatureExtractor(networkFile, FeatureChannels.of(root, description), weightsHash);
	}

	private FloatArray array(final Fields tensor) {
		try {
			return Npy.read(PackageFile.resolve(folder, tensor));
		} catch (final IOException e) {
			throw new ModelException("Model '" + description.id() + "' has a damaged test tensor: " + e.getMessage(),
					e);
		}
	}

	/**
	 * How the model was trained, as its trainer wrote it down: nested maps, lists, texts, numbers.
	 * Maybe empty.
	 */
	public Map<String, Object> provenance() {
		final Fields own = root.childOrEmpty("config").childOrEmpty("fiji_gan");
		final Map<String, Object> provenance = new LinkedHashMap<>();
		if (own.raw(TRAINING) instanceof Map<?, ?> training)
			training.forEach((key, value) -> provenance.put(String.valueOf(key), value));
		return Collections.unmodifiableMap(provenance);
	}

	/**
	 * The moments of its training that the package keeps, oldest first: the best, which is the network,
	 * and the last. Empty if it keeps none, one if they are the same.
	 */
	public List<Path> checkpoints() {
		return training().map(CheckpointFiles::in).orElse(List.of());
	}

	/**
	 * Whether networks for the styles of other pictures can be made of its checkpoint, see
	 * {@link sc.fiji.gan.engine.Engine#export(Path, FloatArray, Path)}.
	 */
	public boolean paintsAnyStyle() {
		return ANY_STYLE.equals(provenance().get("architecture"));
	}

	/** The folder with the checkpoint that training can go on from. */
	public Optional<Path> training() {
		return Optional.of(folder.resolve(TRAINING)).filter(Files::isDirectory);
	}
}
