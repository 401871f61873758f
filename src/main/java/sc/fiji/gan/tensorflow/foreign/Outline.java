package sc.fiji.gan.tensorflow.foreign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

import sc.fiji.gan.engine.NetworkOutline;
import sc.fiji.gan.engine.NetworkOutline.Port;
import sc.fiji.gan.tensorflow.runtime.Refusal;

/** Reads from a graph what its inputs and outputs are. */
final class Outline {

	private static final String DEFAULT = "serving_default";
	private static final String UNKNOWN = "unknown";
	private static final Set<String> NO_INPUTS = Set.of("Const", "Variable", "VariableV2", "VarHandleOp", "NoOp");
	private static final Set<String> NO_OUTPUTS = Set.of("Const", "NoOp", "Assert", "VariableV2", "VarHandleOp");

	private static final Pattern DATA_SETS = Pattern.compile(".*(Iterator|IteratorV2|Dataset|DatasetV\\d)");

	private final ForeignGraph graph;

	private Outline(final ForeignGraph graph) {
		this.graph = graph;
	}

	/** @param signature empty for the usual one */
	static NetworkOutline of(final ForeignGraph graph, final String signature) {
		return new Outline(graph).read(signature);
	}

	private NetworkOutline read(final String wanted) {
		final List<String> names = graph.signatures().keySet().stream().filter(name -> !name.startsWith("__")).toList();
		if (!wanted.isEmpty() && !names.contains(wanted))
			throw new Refusal("it has no signature '" + wanted + "', only " + names);
		if (names.isEmpty()) return new NetworkOutline("", names, sources(), sinks(), graph.nodes().size());
		final String name = !wanted.isEmpty() ? wanted : names.contains(DEFAULT) ? DEFAULT : names.get(0);
		final SignatureDef signature = graph.signatures().get(name);
		return new NetworkOutline(name, names, ports(signature.getInputsMap()), ports(signature.getOutputsMap()),
				graph.nodes().size());
	}

	private static List<Port> ports(final Map<String, TensorInfo> tensors) {
		return tensors
				.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(e -> new Port(e.getKey(),
						e.getValue().getName(), type(e.getValue().getDtype()), shape(e.getValue().getTensorShape())))
				.toList();
	}

	/** Without a signature: what needs nothing, and is no weight. */
	private List<Port> sources() {
		final List<Port> ports = new ArrayList<>();
		for (final NodeDef node : graph.nodes().values()) {
			final boolean iterator = node.getOp().startsWith("IteratorGetNext");
			if (!iterator && (node.getInputCount() > 0 || NO_INPUTS.contains(node.getOp())
					|| DATA_SETS.matcher(node.getOp()).matches()))
				continue;
			final AttrValue types = node.getAttrOrDefault("output_types", AttrValue.getDefaultInstance());
			final DataType type = types.getList().getTypeCount() > 0
					? types.getList().getType(0)
					: node.getAttrOrDefault("dtype", AttrValue.getDefaultInstance()).getType();
			ports.add(new Port(node.getName(), node.getName() + ":0", type(type), shape(node)));
		}
		return ports;
	}

	/** Without a signature: what nothing needs, the last first. */
	private List<Port> sinks() {
		final Set<String> needed = new HashSet<>();
		graph.nodes().values()
				.forEach(node -> node.getInputList().forEach(input -> needed.add(Reference.parse(input).node())));
		final List<Port> ports = new ArrayList<>();
		for (final NodeDef node : graph.nodes().values())
			if (!needed.contains(node.getName()) && !NO_OUTPUTS.contains(node.getOp()) && node.getInputCount() > 0)
				ports.add(new Port(node.getName(), node.getName() + ":0",
						type(node.getAttrOrDefault("T", AttrValue.getDefaultInstance()).getType()), List.of()));
		final List<String> order = new ArrayList<>(graph.nodes().keySet());
		ports.sort(Comparator.comparingInt((Port port) -> order.indexOf(port.name())).reversed());
		return ports;
	}

	private static List<Integer> shape(final NodeDef node) {
		final AttrValue shapes = node.getAttrOrDefault("output_shapes", AttrValue.getDefaultInstance());
		if (shapes.getList().getShapeCount() > 0) return shape(shapes.getList().getShape(0));
		return shape(node.getAttrOrDefault("shape", AttrValue.getDefaultInstance()).getShape());
	}

	private static List<Integer> shape(final TensorShapeProto shape) {
		if (shape.getUnknownRank()) return List.of();
		return shape.getDimList().stream().map(d -> (int) Math.max(-1, Math.min(Integer.MAX_VALUE, d.getSize())))
				.toList();
	}

	private static String type(final DataType type) {
		if (type == DataType.DT_INVALID || type == DataType.UNRECOGNIZED) return UNKNOWN;
		return type.name().replace("DT_", "").toLowerCase(Locale.ROOT);
	}
}
