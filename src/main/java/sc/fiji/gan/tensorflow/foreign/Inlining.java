package sc.fiji.gan.tensorflow.foreign;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;

import sc.fiji.gan.tensorflow.runtime.Operations;
import sc.fiji.gan.tensorflow.runtime.Refusal;

/** Puts functions, of which TensorFlow 2 makes networks, in the place of their calls. */
final class Inlining {

	private static final List<String> CALLS = List.of("PartitionedCall", "StatefulPartitionedCall");
	/** Deeper than any that Keras makes; ends functions that call themselves. */
	private static final int DEEPEST = 32;
	private static final int MOST_NODES = 200_000;

	private final Map<String, FunctionDef> functions;

	private Inlining(final Map<String, FunctionDef> functions) {
		this.functions = functions;
	}

	/**
	 * The same operations without calls, each of which becomes an operation that passes its results on.
	 */
	static Map<String, NodeDef> of(final Map<String, NodeDef> nodes, final Map<String, FunctionDef> functions) {
		final Inlining inlining = new Inlining(functions);
		Map<String, NodeDef> flat = nodes;
		for (int depth = 0; flat.values().stream().anyMatch(node -> CALLS.contains(node.getOp())); depth++) {
			if (depth == DEEPEST) throw new Refusal("its functions are nested more than " + DEEPEST + "-fold");
			flat = inlining.once(flat);
		}
		return flat;
	}

	private Map<String, NodeDef> once(final Map<String, NodeDef> nodes) {
		final Map<String, NodeDef> flat = new LinkedHashMap<>();
		for (final NodeDef node : nodes.values())
			if (CALLS.contains(node.getOp())) inline(node, flat);
			else flat.put(node.getName(), node);
		if (flat.size() > MOST_NODES) throw new Refusal("it has more than " + MOST_NODES + " operations");
		return flat;
	}

	private void inline(final NodeDef call, final Map<String, NodeDef> flat) {
		final String name = call.getAttrOrDefault("f", AttrValue.getDefaultInstance()).getFunc().getName();
		final FunctionDef function = functions.get(name);
		if (function == null) throw new Refusal("it calls a function '" + name + "' that is not there");
		final Map<String, String> names = new HashMap<>();
		final Map<String, String> operations = new HashMap<>();
		final List<OpDef.ArgDef> arguments = function.getSignature().getInputArgList();
		if (arguments.size() > call.getInputCount())
			throw new Refusal("it calls the function '" + name + "' with too few arguments");
		for (int i = 0; i < arguments.size(); i++)
			names.put(arguments.get(i).getName(), call.getInput(i));
		function.getNodeDefList().forEach(node -> operations.put(node.getName(), node.getOp()));
		for (final NodeDef node : function.getNodeDefList()) {
			final NodeDef.Builder copy = node.toBuilder().setName(call.getName() + "/" + node.getName()).clearInput();
			node.getInputList().forEach(input -> copy.addInput(resolve(input, call.getName(), names, operations)));
			flat.put(copy.getName(), copy.build());
		}
		flat.put(call.getName(), results(call, function, names, operations));
	}

	private static NodeDef results(final NodeDef call, final FunctionDef function, final Map<String, String> names,
			final Map<String, String> operations) {
		final NodeDef.Builder results = NewNodes.node(call.getName(), "IdentityN");
		final AttrValue.ListValue.Builder types = AttrValue.ListValue.newBuilder();
		for (final OpDef.ArgDef result : function.getSignature().getOutputArgList()) {
			final String from = function.getRetMap().get(result.getName());
			if (from == null) throw new Refusal("a function of it does not make its result '" + result.getName() + "'");
			results.addInput(resolve(from, call.getName(), names, operations));
			types.addType(result.getType());
		}
		return results.putAttr("T", AttrValue.newBuilder().setList(types).build()).build();
	}

	/**
	 * Inside of functions an output is called {@code node:its name:its place among those of that name}.
	 */
	private static String resolve(final String input, final String call, final Map<String, String> arguments,
			final Map<String, String> operations) {
		if (input.startsWith("^"))
			return operations.containsKey(input.substring(1))
					? "^" + call + "/" + input.substring(1)
					: "^" + Reference.parse(argument(input.substring(1), arguments)).node();
		final String[] parts = input.split(":");
		if (parts.length == 1) return argument(input, arguments);
		final String operation = operations.get(parts[0]);
		if (operation == null || parts.length != 3 || !parts[2].matches("\\d{1,6}"))
			throw new Refusal("a function of it refers to '" + input + "', which is not there");
		final int index = Operations.output(operation, parts[1]) + Integer.parseInt(parts[2]);
		return new Reference(call + "/" + parts[0], index, false).toString();
	}

	private static String argument(final String name, final Map<String, String> arguments) {
		final String argument = arguments.get(name);
		if (argument == null) throw new Refusal("a function of it refers to '" + name + "', which is not there");
		return argument;
	}
}
