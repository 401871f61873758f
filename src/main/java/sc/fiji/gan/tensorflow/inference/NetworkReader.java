package sc.fiji.gan.tensorflow.inference;

import java.io.IOException;
import java.nio.file.Path;

import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;

import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.NativeMemory;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.tensorflow.runtime.NetworkDefinition;
import sc.fiji.gan.tensorflow.runtime.Sessions;
import sc.fiji.gan.tensorflow.runtime.UnpackedZip;

/**
 * Reads frozen networks: SavedModels without variables, zipped or not, and plain GraphDefs.
 */
public final class NetworkReader {

	private static final String TAG = "serve";

	private final Sessions sessions;

	public NetworkReader(final Sessions sessions) {
		this.sessions = sessions;
	}

	/** @throws sc.fiji.gan.engine.EngineException if the file is no network that this can read */
	public Network read(final NetworkFile file) {
		return load(file);
	}

	/**
	 * The same, for all outputs.
	 *
	 * @throws sc.fiji.gan.engine.EngineException if the file is no network that this can read
	 */
	public FeatureNetwork readFeatures(final NetworkFile file) {
		return load(file);
	}

	private LoadedNetwork load(final NetworkFile file) {
		try {
			return switch (file.format()) {
				case FROZEN_GRAPH -> open(NetworkDefinition.read(file));
				case SAVED_MODEL_FOLDER -> openFolder(file, file.path());
				case SAVED_MODEL_ZIP -> openZip(file);
			};
		} catch (final IOException | TensorFlowException | IllegalArgumentException e) {
			throw NetworkDefinition.unreadable(file, e);
		}
	}

	private LoadedNetwork openZip(final NetworkFile file) throws IOException {
		try (UnpackedZip zip = new UnpackedZip(file.path())) {
			return openFolder(file, zip.folder());
		}
	}

	private LoadedNetwork openFolder(final NetworkFile file, final Path folder) throws IOException {
		final NetworkDefinition network = NetworkDefinition.readFolder(file, folder);
		return network.hasVariables() ? openBundle(folder, network) : open(network);
	}

	/** With variables: TensorFlow's own loader fills them. */
	private LoadedNetwork openBundle(final Path folder, final NetworkDefinition network) {
		final SavedModelBundle bundle = SavedModelBundle.loader(folder.toString()).withTags(TAG)
				.withConfigProto(sessions.config()).load();
		return new LoadedNetwork(bundle.graph(), bundle.session(), network.input(), network.outputs(), () -> {
			bundle.close();
			NativeMemory.giveBack();
		});
	}

	private LoadedNetwork open(final NetworkDefinition network) {
		final Graph graph = new Graph();
		try {
			graph.importGraphDef(network.graph());
			graph.outputOrThrow(network.input());
			network.outputs().forEach(graph::outputOrThrow);
			final Session session = sessions.open(graph);
			return new LoadedNetwork(graph, session, network.input(), network.outputs(), () -> {
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
