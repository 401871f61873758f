package sc.fiji.gan.tensorflow.foreign;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

import com.google.protobuf.ByteString;

import sc.fiji.gan.tensorflow.runtime.Refusal;

/** Puts the values of variables in their place. */
final class Freezing {

	private static final List<String> VARIABLES = List.of("Variable", "VariableV2", "VarHandleOp");

	private final ForeignGraph graph;
	private final Map<String, String> restored;
	private TensorBundle bundle;

	Freezing(final ForeignGraph graph) {
		this.graph = graph;
		restored = restored(graph);
	}

	/** The same operations without variables. */
	Map<String, NodeDef> of(final Map<String, NodeDef> nodes) throws IOException {
		final Map<String, NodeDef> frozen = new LinkedHashMap<>();
		for (final NodeDef node : nodes.values())
			frozen.put(node.getName(), freeze(node));
		return frozen;
	}

	private NodeDef freeze(final NodeDef node) throws IOException {
		if (VARIABLES.contains(node.getOp())) return NewNodes.constant(node.getName(), value(node));
		if (!node.getOp().equals("ReadVariableOp")) return node;
		return node.toBuilder().setOp("Identity").clearAttr()
				.putAttr("T", node.getAttrOrDefault("dtype", AttrValue.getDefaultInstance())).build();
	}

	private TensorProto value(final NodeDef variable) throws IOException {
		if (graph.variables() == null)
			throw new Refusal("its weights are not in it ('" + variable.getName()
					+ "' is a variable): give the folder of the SavedModel, or freeze the graph");
		if (bundle == null) bundle = new TensorBundle(graph.variables());
		final String shared = variable.getAttrOrDefault("shared_name", AttrValue.getDefaultInstance()).getS()
				.toStringUtf8();
		for (final String name : List.of(restored.getOrDefault(variable.getName(), ""), variable.getName(), shared))
			if (bundle.has(name)) return bundle.read(name);
		throw new Refusal("its variable '" + variable.getName() + "' has no value");
	}

	/**
	 * TensorFlow 2 saves variables by their place among the layers, and has a function that restores
	 * them. That is not run, but read: which variable it gives which name.
	 */
	private static Map<String, String> restored(final ForeignGraph graph) {
		final NodeDef call = graph.nodes().get(graph.restore());
		if (call == null) return Map.of();
		final FunctionDef function = graph.functions()
				.get(call.getAttrOrDefault("f", AttrValue.getDefaultInstance()).getFunc().getName());
		if (function == null) return Map.of();
		final Map<String, NodeDef> nodes = function.getNodeDefList().stream()
				.collect(Collectors.toMap(NodeDef::getName, node -> node, (a, b) -> a));
		final Map<String, String> variables = new HashMap<>();
		final int arguments = Math.min(function.getSignature().getInputArgCount(), call.getInputCount());
		for (int i = 0; i < arguments; i++)
			variables.put(function.getSignature().getInputArg(i).getName(), Reference.parse(call.getInput(i)).node());
		final Map<String, String> names = new HashMap<>();
		for (final NodeDef assign : nodes.values())
			if (assign.getOp().equals("AssignVariableOp") && assign.getInputCount() > 1)
				names.put(variables.getOrDefault(assign.getInput(0), ""), key(assign.getInput(1), nodes));
		return names;
	}

	/**
	 * From {@code Identity_3:output:0} by {@code RestoreV2:tensors:3} to the third name of its list.
	 */
	private static String key(final String assigned, final Map<String, NodeDef> nodes) {
		String from = assigned;
		for (int i = 0; i < nodes.size(); i++) {
			final String[] parts = from.split(":");
			final NodeDef node = nodes.get(parts[0]);
			if (node == null || node.getInputCount() == 0) return "";
			if (node.getOp().equals("RestoreV2")) return name(node, Integer.parseInt(parts[2]), nodes);
			from = node.getInput(0);
		}
		return "";
	}

	private static String name(final NodeDef restore, final int index, final Map<String, NodeDef> nodes) {
		final NodeDef names = nodes.get(restore.getInput(1).split(":")[0]);
		if (names == null) return "";
		final List<ByteString> texts = names.getAttrOrDefault("value", AttrValue.getDefaultInstance()).getTensor()
				.getStringValList();
		return index < texts.size() ? texts.get(index).toStringUtf8() : "";
	}
}
