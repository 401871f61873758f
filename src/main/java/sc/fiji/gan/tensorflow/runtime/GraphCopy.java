package sc.fiji.gan.tensorflow.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;

/**
 * A network from a file, built once more in the graph of a training, on something that is already
 * there: TensorFlow Java can import a graph only with an input of its own. What its outputs do not
 * depend on is left out.
 */
public final class GraphCopy {

	private final Map<String, OpDef> kinds = TensorFlow.registeredOpList().getOpList().stream()
			.collect(Collectors.toMap(OpDef::getName, kind -> kind));
	private final NetworkDefinition network;
	private final Map<String, NodeDef> nodes;

	/** @throws EngineException if the network has weights that are not in its graph */
	public GraphCopy(final NetworkDefinition network) {
		if (network.hasVariables())
			throw new EngineException("The network has variables: a feature network for trainings must be frozen, with"
					+ " constants in their place.");
		this.network = network;
		nodes = network.graph().getNodeList().stream().collect(Collectors.toMap(NodeDef::getName, node -> node));
	}

	/**
	 * Adds the network to a graph, anew with each call.
	 *
	 * @param input takes the place of the network's own
	 * @return its outputs
	 * @throws EngineException if it has operations that cannot be copied
	 */
	public List<Operand<TFloat32>> apply(final Ops tf, final Operand<TFloat32> input) {
		final Copy copy = new Copy(tf, new HashMap<>());
		copy.made.put(nodeName(network.input()), input.op());
		final List<Operand<TFloat32>> outputs = new ArrayList<>();
		for (final String output : network.outputs())
			outputs.add(copy.tensor(output).expect(TFloat32.class));
		return outputs;
	}

	private static String nodeName(final String tensor) {
		final int colon = tensor.indexOf(':');
		return colon < 0 ? tensor : tensor.substring(0, colon);
	}

	private static int index(final String tensor) {
		final int colon = tensor.indexOf(':');
		return colon < 0 ? 0 : Integer.parseInt(tensor.substring(colon + 1));
	}

	/** @param made the copies so far, by the names of the originals */
	private final class Copy {

		private final Constants constants = new Constants();
		private final Ops tf;
		private final Map<String, Operation> made;

		Copy(final Ops tf, final Map<String, Operation> made) {
			this.tf = tf;
			this.made = made;
		}

		Output<?> tensor(final String name) {
			final String node = nodeName(name);
			if (!made.containsKey(node)) made.put(node, operation(node));
			return made.get(node).output(index(name));
		}

		private Operation operation(final String name) {
			final NodeDef node = nodes.get(name);
			if (node == null) throw new EngineException("The network has no operation '" + name + "': it is damaged.");
			requireHarmless(node);
			final OpDef kind = kinds.get(node.getOp());
			if (kind == null || node.getOp().equals("Placeholder") || kind.getIsStateful())
				throw new EngineException("The network's operation '" + name + "' is a " + node.getOp()
						+ ", which cannot be part of a training: freeze the network, without functions, and give it "
						+ "only one input.");
			final ExecutionEnvironment graph = tf.scope().env();
			final List<Output<?>> inputs = inputs(node);
			final OperationBuilder builder = graph.opBuilder(node.getOp(), tf.scope().makeOpName(node.getOp()),
					tf.scope());
			addInputs(builder, node, kind, inputs);
			node.getAttrMap().forEach((key, value) -> {
				// Those that begin so are notes about the graph that it came from.
				if (!key.startsWith("_")) builder.setAttr(key, value);
			});
			return builder.build();
		}

		private void requireHarmless(final NodeDef node) {
			try {
				Operations.require(node.getOp(), node.getName());
				constants.check(node);
			} catch (final Refusal e) {
				throw new EngineException("The feature network cannot be used: " + e.getMessage() + ".", e);
			}
		}

		/** An input that begins with a caret only says what comes first. */
		private List<Output<?>> inputs(final NodeDef node) {
			final List<Output<?>> inputs = new ArrayList<>();
			for (final String input : node.getInputList())
				if (!input.startsWith("^")) inputs.add(tensor(input));
			return inputs;
		}

		private static void addInputs(final OperationBuilder builder, final NodeDef node, final OpDef kind,
				final List<Output<?>> inputs) {
			int next = 0;
			for (final OpDef.ArgDef argument : kind.getInputArgList()) {
				final int length = length(argument, node);
				if (length < 0) builder.addInput(inputs.get(next++));
				else {
					builder.addInputList(inputs.subList(next, next + length).toArray(Output[]::new));
					next += length;
				}
			}
		}

		/** How many tensors belong to an argument that is a list; less than 0 if it is none. */
		private static int length(final OpDef.ArgDef argument, final NodeDef node) {
			final AttrValue none = AttrValue.getDefaultInstance();
			if (!argument.getNumberAttr().isEmpty())
				return (int) node.getAttrOrDefault(argument.getNumberAttr(), none).getI();
			if (!argument.getTypeListAttr().isEmpty())
				return node.getAttrOrDefault(argument.getTypeListAttr(), none).getList().getTypeCount();
			return -1;
		}
	}
}
