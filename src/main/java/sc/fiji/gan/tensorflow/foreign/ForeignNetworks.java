package sc.fiji.gan.tensorflow.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.NetworkConversion;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.NetworkOutline;
import sc.fiji.gan.tensorflow.runtime.Constants;
import sc.fiji.gan.tensorflow.runtime.NetworkDefinition;
import sc.fiji.gan.tensorflow.runtime.Operations;
import sc.fiji.gan.tensorflow.runtime.Refusal;
import sc.fiji.gan.tensorflow.runtime.SavedModelZip;

/**
 * Networks that others made, as SavedModels of TensorFlow 1 and 2 or as frozen graphs, become
 * networks like our own: constants in place of variables, no functions, channels last, floats in
 * and out. All of it happens in Java, on the description of the graph, so that the native library
 * never sees an operation that has not been looked at, and nothing of a network runs.
 */
public final class ForeignNetworks {

	private static final String IN = "input";
	private static final String OUT = "output";

	private ForeignNetworks() {}

	/**
	 * @param path a SavedModel's folder or file, or a frozen graph
	 * @param signature which one to look at; empty for {@code serving_default}, else the first
	 * @throws EngineException if it is no network
	 */
	public static NetworkOutline outline(final Path path, final String signature) {
		try {
			return Outline.of(ForeignGraph.read(path), signature);
		} catch (final IOException | Refusal | IllegalArgumentException | IndexOutOfBoundsException e) {
			throw Refusal.of(path, e);
		}
	}

	/**
	 * @param zip is written
	 * @throws EngineException if it is no network, has no such tensors, or an operation that is not
	 *     allowed
	 */
	public static NetworkFile convert(final Path path, final NetworkConversion wanted, final Path zip) {
		try {
			final ForeignGraph graph = ForeignGraph.read(path);
			final GraphDef.Builder converted = GraphDef.newBuilder().setVersions(graph.versions());
			nodes(graph, wanted).values().forEach(node -> converted.addNode(cleaned(node)));
			SavedModelZip.write(converted.build(), signature(wanted.channels()), zip);
			return new NetworkFile(zip, NetworkFile.Format.SAVED_MODEL_ZIP, IN, OUT);
		} catch (final IOException | Refusal | IllegalArgumentException | IndexOutOfBoundsException e) {
			throw Refusal.of(path, e);
		}
	}

	/**
	 * What of a network is needed, looked through, without functions and variables, for the native
	 * library. Nothing else of it is changed: this is what every network goes through before it is
	 * loaded, wherever it comes from.
	 *
	 * @throws Refusal if it has an operation that is not allowed, or is damaged
	 * @throws IOException if its variables cannot be read
	 */
	public static GraphDef harmless(final NetworkDefinition network) throws IOException {
		final ForeignGraph graph = ForeignGraph.of(network);
		final String input = Reference.parse(network.input()).node();
		final List<String> ends = new ArrayList<>(List.of(input));
		network.outputs().forEach(output -> ends.add(Reference.parse(output).node()));
		final Map<String, NodeDef> needed = Reachable.from(ends, graph::node);
		final Map<String, NodeDef> flat = Inlining.of(needed, graph.functions());
		final Constants constants = new Constants();
		final Map<String, NodeDef> pruned = Reachable.from(ends,
				name -> checked(flat.get(name), name, input, constants));
		final GraphDef.Builder harmless = GraphDef.newBuilder().setVersions(graph.versions());
		new Freezing(graph).of(pruned).values().forEach(node -> harmless.addNode(cleaned(node)));
		return harmless.build();
	}

	private static Map<String, NodeDef> nodes(final ForeignGraph graph, final NetworkConversion wanted)
			throws IOException {
		final Map<String, NodeDef> ours = new LinkedHashMap<>();
		final Ends ends = new Ends(node -> ours.put(node.getName(), node));
		final Reference input = Reference.parse(wanted.input());
		final String from = ends.input(wanted.channels(), wanted.inputAxes(), inputType(graph, wanted.input()));
		final Reference output = Reference.parse(wanted.output());
		final Map<String, NodeDef> needed = Reachable.from(output.node(),
				name -> withInput(ours.getOrDefault(name, graph.nodes().get(name)), name, input, from));
		final Map<String, NodeDef> flat = Inlining.of(needed, graph.functions());
		ends.output(output.toString(), outputType(graph, wanted.output()), wanted.outputAxes());
		flat.putAll(ours);
		final Constants constants = new Constants();
		final Map<String, NodeDef> pruned = Reachable.from(Ends.OUTPUT,
				name -> checked(flat.get(name), name, Ends.INPUT, constants));
		if (!pruned.containsKey(Ends.INPUT))
			throw new Refusal(
					"its output '" + wanted.output() + "' does not depend on its input '" + wanted.input() + "'");
		return ChannelsLast.of(new Freezing(graph).of(pruned));
	}

	/** The operation, with the new input in the place of the network's own. */
	private static NodeDef withInput(final NodeDef node, final String name, final Reference input, final String from) {
		if (node == null) throw new Refusal("there is no operation '" + name + "' in it");
		final NodeDef.Builder copy = node.toBuilder().clearInput();
		for (final String text : node.getInputList()) {
			final Reference reference = Reference.parse(text);
			final boolean same = reference.node().equals(input.node());
			if (!same || !reference.control() && reference.index() != input.index()) copy.addInput(text);
			else if (!reference.control()) copy.addInput(from);
		}
		return copy.build();
	}

	/** @param input the one operation that is fed */
	private static NodeDef checked(final NodeDef node, final String name, final String input,
			final Constants constants) {
		if (node == null) throw new Refusal("there is no operation '" + name + "' in it");
		Operations.require(node.getOp(), name);
		constants.check(node);
		if (!node.getOp().equals("Placeholder") && !node.getOp().equals("PlaceholderV2") || name.equals(input))
			return node;
		// Whether it is being trained, which it is not.
		if (type(node, "dtype") == DataType.DT_BOOL) return NewNodes.no(name);
		throw new Refusal("it needs a second input, '" + name + "'");
	}

	private static DataType inputType(final ForeignGraph graph, final String tensor) {
		final DataType declared = graph.signatures().values().stream()
				.flatMap(signature -> signature.getInputsMap().values().stream())
				.filter(info -> info.getName().equals(tensor)).map(TensorInfo::getDtype).findFirst()
				.orElseGet(() -> type(graph.node(Reference.parse(tensor).node()), "dtype"));
		return declared == DataType.DT_INVALID ? DataType.DT_FLOAT : declared;
	}

	private static DataType outputType(final ForeignGraph graph, final String tensor) {
		return graph.signatures().values().stream().flatMap(signature -> signature.getOutputsMap().values().stream())
				.filter(info -> info.getName().equals(tensor)).map(TensorInfo::getDtype).findFirst().orElseGet(() -> {
					final NodeDef node = graph.node(Reference.parse(tensor).node());
					return type(node, node.getOp().equals("Cast") ? "DstT" : "T");
				});
	}

	private static DataType type(final NodeDef node, final String attribute) {
		return node.getAttrOrDefault(attribute, AttrValue.getDefaultInstance()).getType();
	}

	/** Without what is only a hint: devices, colocation, shapes that were inferred once. */
	private static NodeDef cleaned(final NodeDef node) {
		final NodeDef.Builder clean = node.toBuilder().clearDevice();
		node.getAttrMap().keySet().stream().filter(name -> name.startsWith("_")).forEach(clean::removeAttr);
		return clean.build();
	}

	private static SignatureDef signature(final int channels) {
		final int last = channels == 0 ? -1 : channels;
		return SignatureDef.newBuilder().setMethodName("tensorflow/serving/predict")
				.putInputs(IN, tensor(Ends.INPUT).setTensorShape(NewNodes.shape(-1, -1, -1, last)).build())
				.putOutputs(OUT, tensor(Ends.OUTPUT).setTensorShape(NewNodes.shape(-1, -1, -1, -1)).build()).build();
	}

	private static TensorInfo.Builder tensor(final String name) {
		return TensorInfo.newBuilder().setName(name + ":0").setDtype(DataType.DT_FLOAT);
	}
}
