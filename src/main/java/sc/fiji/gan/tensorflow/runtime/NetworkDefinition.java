package sc.fiji.gan.tensorflow.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.NetworkFile;

/**
 * What a network's file says of its operations.
 *
 * @param graph all of them
 * @param input the name of a tensor, such as {@code image:0}
 * @param outputs likewise
 * @param restore name of the operation that would fill its variables; empty if there is none
 * @param variables the folder of weights that are not in the graph but beside it; null if there is
 *     none. That of a zip is gone.
 */
public record NetworkDefinition(GraphDef graph, String input, List<String> outputs, String restore, Path variables) {

	private static final String SAVED_MODEL = "saved_model.pb";
	private static final String VARIABLES = "variables";
	private static final String SIGNATURE = "serving_default";
	private static final String TAG = "serve";

	/** @throws EngineException if the file is no network with that input and those outputs */
	public static NetworkDefinition read(final NetworkFile file) {
		try {
			return switch (file.format()) {
				case FROZEN_GRAPH -> readFrozen(file);
				case SAVED_MODEL_FOLDER -> readFolder(file, file.path());
				case SAVED_MODEL_ZIP -> readZip(file);
			};
		} catch (final IOException | IllegalArgumentException e) {
			throw unreadable(file, e);
		}
	}

	/** What to throw if the file is not what it should be. */
	public static EngineException unreadable(final NetworkFile file, final Exception cause) {
		final String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		return new EngineException("The network " + file.path() + " cannot be read (" + reason
				+ "): it is damaged or no TensorFlow network; install the model again.", cause);
	}

	private static NetworkDefinition readFrozen(final NetworkFile file) throws IOException {
		return new NetworkDefinition(GraphDef.parseFrom(Files.readAllBytes(file.path())), file.input() + ":0",
				file.outputs().stream().map(output -> output + ":0").toList(), "", null);
	}

	private static NetworkDefinition readZip(final NetworkFile file) throws IOException {
		try (UnpackedZip zip = new UnpackedZip(file.path())) {
			return readFolder(file, zip.folder());
		}
	}

	/**
	 * @param folder where the SavedModel lies, unpacked
	 * @throws IOException if it cannot be read
	 * @throws IllegalArgumentException if it is no SavedModel with that input and those outputs
	 */
	public static NetworkDefinition readFolder(final NetworkFile file, final Path folder) throws IOException {
		final Path definition = folder.resolve(SAVED_MODEL);
		if (!Files.exists(definition)) throw new IOException("there is no " + SAVED_MODEL + " in it");
		final SavedModel model = SavedModel.parseFrom(Files.readAllBytes(definition));
		if (model.getMetaGraphsCount() == 0) throw new IllegalArgumentException("there is no graph in it");
		final MetaGraphDef meta = model.getMetaGraphsList().stream()
				.filter(graph -> graph.getMetaInfoDef().getTagsList().contains(TAG)).findFirst()
				.orElse(model.getMetaGraphs(0));
		final Path variables = folder.resolve(VARIABLES);
		final SignatureDef signature = signature(file, meta);
		return new NetworkDefinition(meta.getGraphDef(), signature.getInputsOrThrow(file.input()).getName(),
				file.outputs().stream().map(output -> signature.getOutputsOrThrow(output).getName()).toList(),
				meta.getSaverDef().getRestoreOpName(), Files.isDirectory(variables) ? variables : null);
	}

	/** Whether there are weights that are not in the graph but beside it. */
	public boolean hasVariables() {
		return variables != null;
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
}
