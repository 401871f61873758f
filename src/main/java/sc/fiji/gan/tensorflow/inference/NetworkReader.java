package sc.fiji.gan.tensorflow.inference;

import java.io.IOException;
import java.nio.file.Path;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.GraphDef;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.NativeMemory;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.tensorflow.foreign.ForeignNetworks;
import sc.fiji.gan.tensorflow.runtime.NetworkDefinition;
import sc.fiji.gan.tensorflow.runtime.Refusal;
import sc.fiji.gan.tensorflow.runtime.Sessions;
import sc.fiji.gan.tensorflow.runtime.UnpackedZip;

/**
 * Reads networks: SavedModels, zipped or not, and plain GraphDefs. A network is a program, and may
 * have been copied into the library by hand: what of it is needed is looked through and frozen in
 * Java, each time, before the native library sees it.
 */
public final class NetworkReader {

	private final Sessions sessions;

	public NetworkReader(final Sessions sessions) {
		this.sessions = sessions;
	}

	/** @throws EngineException if the file is no network that this can read, or one that does harm */
	public Network read(final NetworkFile file) {
		return load(file);
	}

	/**
	 * The same, for all outputs.
	 *
	 * @throws EngineException if the file is no network that this can read, or one that does harm
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
		} catch (final IOException | TensorFlowException | IllegalArgumentException | IndexOutOfBoundsException e) {
			throw NetworkDefinition.unreadable(file, e);
		} catch (final Refusal e) {
			throw new EngineException("The network " + file.path() + " cannot be used: " + e.getMessage()
					+ "; get the model from a source that you trust.", e);
		}
	}

	private LoadedNetwork openZip(final NetworkFile file) throws IOException {
		try (UnpackedZip zip = new UnpackedZip(file.path())) {
			return openFolder(file, zip.folder());
		}
	}

	private LoadedNetwork openFolder(final NetworkFile file, final Path folder) throws IOException {
		return open(NetworkDefinition.readFolder(file, folder));
	}

	/** The native library gets what was looked through in Java, and nothing else. */
	private LoadedNetwork open(final NetworkDefinition network) throws IOException {
		final GraphDef harmless = ForeignNetworks.harmless(network);
		final Graph graph = new Graph();
		try {
			graph.importGraphDef(harmless);
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
