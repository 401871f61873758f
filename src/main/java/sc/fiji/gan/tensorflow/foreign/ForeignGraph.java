package sc.fiji.gan.tensorflow.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.VersionDef;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;

import sc.fiji.gan.tensorflow.runtime.NetworkDefinition;
import sc.fiji.gan.tensorflow.runtime.Refusal;

/**
 * A network as it lies on the disk, read in Java.
 *
 * @param nodes by name
 * @param functions by name
 * @param signatures by name; none in a frozen graph
 * @param restore name of the operation that would fill the variables; empty if there is none
 * @param variables the beginning of the names of the files with the variables' values; null in a
 *     frozen graph
 */
record ForeignGraph(Map<String, NodeDef> nodes, Map<String, FunctionDef> functions, VersionDef versions,
		Map<String, SignatureDef> signatures, String restore, Path variables) {

	private static final String SAVED_MODEL = "saved_model.pb";
	private static final long LARGEST = 1L << 30;
	private static final int MOST_NODES = 100_000;

	/**
	 * @param path a SavedModel's folder, its {@code saved_model.pb}, or a frozen graph
	 * @throws IOException if it cannot be read
	 * @throws Refusal if it is no network
	 */
	static ForeignGraph read(final Path path) throws IOException {
		if (Files.isDirectory(path)) return readSavedModel(path);
		if (path.getFileName().toString().equals(SAVED_MODEL)) return readSavedModel(path.resolveSibling(""));
		final GraphDef graph = parseGraph(bytes(path));
		return of(graph, Map.of(), "", null);
	}

	private static GraphDef parseGraph(final byte[] bytes) {
		try {
			return GraphDef.parseFrom(coded(bytes));
		} catch (final IOException | IllegalArgumentException e) {
			throw new Refusal("it is damaged, or no TensorFlow graph (" + e.getMessage() + ")");
		}
	}

	private static ForeignGraph readSavedModel(final Path folder) throws IOException {
		final Path file = folder.resolve(SAVED_MODEL);
		if (!Files.isRegularFile(file)) throw new Refusal("there is no " + SAVED_MODEL + " in it");
		final MetaGraphDef meta = serving(parse(bytes(file)).getMetaGraphsList());
		return of(meta.getGraphDef(), meta.getSignatureDefMap(), meta.getSaverDef().getRestoreOpName(),
				beginning(folder.resolve("variables")));
	}

	/** Of the names of the files with the variables' values. */
	private static Path beginning(final Path variables) {
		return variables.resolve("variables");
	}

	/** @throws Refusal if it is no network */
	static ForeignGraph of(final NetworkDefinition network) {
		return of(network.graph(), Map.of(), network.restore(),
				network.hasVariables() ? beginning(network.variables()) : null);
	}

	private static SavedModel parse(final byte[] bytes) {
		try {
			return SavedModel.parseFrom(coded(bytes));
		} catch (final IOException | IllegalArgumentException e) {
			throw new Refusal("its " + SAVED_MODEL + " is damaged (" + e.getMessage() + ")");
		}
	}

	private static CodedInputStream coded(final byte[] bytes) throws InvalidProtocolBufferException {
		final CodedInputStream in = ByteString.copyFrom(bytes).newCodedInput();
		in.setSizeLimit(Integer.MAX_VALUE);
		return in;
	}

	private static MetaGraphDef serving(final List<MetaGraphDef> graphs) {
		return graphs.stream().filter(graph -> graph.getMetaInfoDef().getTagsList().contains("serve")).findFirst()
				.or(() -> graphs.stream().findFirst()).orElseThrow(() -> new Refusal("there is no graph in it"));
	}

	private static byte[] bytes(final Path file) throws IOException {
		if (Files.size(file) > LARGEST)
			throw new Refusal(
					"its graph has " + (Files.size(file) >> 20) + " MB; at most " + (LARGEST >> 20) + " MB are read");
		return Files.readAllBytes(file);
	}

	private static ForeignGraph of(final GraphDef graph, final Map<String, SignatureDef> signatures,
			final String restore, final Path variables) {
		if (graph.getNodeCount() == 0) throw new Refusal("there is no operation in it: it is no TensorFlow network");
		if (graph.getNodeCount() > MOST_NODES) throw new Refusal("it has more than " + MOST_NODES + " operations");
		final Map<String, NodeDef> nodes = new LinkedHashMap<>();
		for (final NodeDef node : graph.getNodeList())
			if (node.getName().isEmpty() || nodes.put(node.getName(), node) != null)
				throw new Refusal("two of its operations are called '" + node.getName() + "'");
		final Map<String, FunctionDef> functions = new LinkedHashMap<>();
		for (final FunctionDef function : graph.getLibrary().getFunctionList())
			functions.put(function.getSignature().getName(), function);
		return new ForeignGraph(nodes, functions, graph.getVersions(), new TreeMap<>(signatures), restore, variables);
	}

	NodeDef node(final String name) {
		final NodeDef node = nodes.get(name);
		if (node == null) throw new Refusal("it refers to an operation '" + name + "' that is not there");
		return node;
	}
}
