package sc.fiji.gan.tensorflow.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.NativeMemory;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/**
 * Reads frozen networks: SavedModels without variables, zipped or not, and plain GraphDefs.
 */
public final class NetworkReader {

	private static final String SAVED_MODEL = "saved_model.pb";
	private static final String VARIABLES = "variables";
	private static final String SIGNATURE = "serving_default";
	private static final String TAG = "serve";

	private final Sessions sessions;

	public NetworkReader(final Sessions sessions) {
		this.sessions = sessions;
	}

	/** @throws EngineException if the file is no network that this can read */
	public Network read(final NetworkFile file) {
		return load(file);
	}

	/**
	 * The same, for all outputs.
	 *
	 * @throws EngineException if the file is no network that this can read
	 */
	public FeatureNetwork readFeatures(final NetworkFile file) {
		return load(file);
	}

	private LoadedNetwork load(final NetworkFile file) {
		try {
			return switch (file.format()) {
				case FROZEN_GRAPH -> open(GraphDef.parseFrom(Files.readAllBytes(file.path())), file.input() + ":0",
						file.outputs().stream().map(output -> output + ":0").toList());
				case SAVED_MODEL_FOLDER -> openFolder(file, file.path());
				case SAVED_MODEL_ZIP -> openZip(file);
			};
		} catch (final IOException | TensorFlowException | IllegalArgumentException e) {
			throw new EngineException("The network " + file.path() + " cannot be read (" + e.getMessage()
					+ "): it is damaged or no TensorFlow network; install the model again.", e);
		}
	}

	private LoadedNetwork openZip(final NetworkFile file) throws IOException {
		try (UnpackedZip zip = new UnpackedZip(file.path())) {
			return openFolder(file, zip.folder());
		}
	}

	private LoadedNetwork openFolder(final NetworkFile file, final Path folder) throws IOException {
		final Path definition = folder.resolve(SAVED_MODEL);
		if (!Files.exists(definition)) throw new IOException("there is no " + SAVED_MODEL + " in it");
		final SavedModel model = SavedModel.parseFrom(Files.readAllBytes(definition));
		if (model.getMetaGraphsCount() == 0) throw new IllegalArgumentException("there is no graph in it");
		final MetaGraphDef meta = model.getMetaGraphs(0);
		final SignatureDef signature = signature(file, meta);
		final String input = signature.getInputsOrThrow(file.input()).getName();
		final List<String> outputs = file.outputs().stream()
				.map(output -> signature.getOutputsOrThrow(output).getName()).toList();
		return Files.isDirectory(folder.resolve(VARIABLES))
				? openBundle(folder, input, outputs)
				: open(meta.getGraphDef(), input, outputs);
	}

	private static SignatureDef signature(final NetworkFile file, final MetaGraphDef meta) {
		final SignatureDef signature = meta.getSignatureDefMap().get(SIGNATURE);
		if (signature == null) throw new IllegalArgumentException("it has no signature " + SIGNATURE);
		if (!signature.containsInputs(file.input()))
			throw new IllegalArgumentException(
					"its inputs are " + signature.getInputsMap().keySet() + ", not " + file.input());
		for (final String output : file.outputs())
			if (!signature.containsOutputs(output))
				throw new IllegalArgumentException(
						"its outputs are " + signature.getOutputsMap().keySet() + ", not " + output);
		return signature;
	}

	/** With variables: TensorFlow's own loader fills them. */
	private LoadedNetwork openBundle(final Path folder, final String input, final List<String> outputs) {
		final SavedModelBundle bundle = SavedModelBundle.loader(folder.toString()).withTags(TAG)
				.withConfigProto(sessions.config()).load();
		return new LoadedNetwork(bundle.graph(), bundle.session(), input, outputs, () -> {
			bundle.close();
			NativeMemory.giveBack();
		});
	}

	private LoadedNetwork open(final GraphDef definition, final String input, final List<String> outputs) {
		final Graph graph = new Graph();
		try {
			graph.importGraphDef(definition);
			graph.outputOrThrow(input);
			outputs.forEach(graph::outputOrThrow);
			final Session session = sessions.open(graph);
			return new LoadedNetwork(graph, session, input, outputs, () -> {
				session.close();
				graph.close();
				NativeMemory.giveBack();
			});
		} catch (final RuntimeException e) {
			graph.close();
			throw e;
		}
	}
}
