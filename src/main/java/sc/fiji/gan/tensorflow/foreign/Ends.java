package sc.fiji.gan.tensorflow.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/**
 * The two ends of a converted network: from an NHWC array of floats to what the network takes, and
 * back.
 */
final class Ends {

	/** The axes of all networks here. */
	private static final String OURS = "byxc";
	static final String INPUT = "fiji_gan_input";
	static final String OUTPUT = "fiji_gan_output";
	private static final AttrValue FLOAT = NewNodes.type(DataType.DT_FLOAT);

	private final Consumer<NodeDef> nodes;

	/** @param nodes gets what is made */
	Ends(final Consumer<NodeDef> nodes) {
		this.nodes = nodes;
	}

	/**
	 * Makes the input.
	 *
	 * @param channels 0 for any number
	 * @param axes those that the network takes
	 * @param type what its values are for the network
	 * @return the name of what the network takes in place of its own input
	 */
	String input(final int channels, final String axes, final DataType type) {
		nodes.accept(NewNodes.node(INPUT, "Placeholder").putAttr("dtype", FLOAT).putAttr("shape",
				AttrValue.newBuilder().setShape(NewNodes.shape(-1, -1, -1, channels == 0 ? -1 : channels)).build())
				.build());
		String last = squeezed(INPUT, axes);
		final StringBuilder kept = new StringBuilder();
		OURS.chars().filter(axis -> axes.indexOf(axis) >= 0).forEach(axis -> kept.append((char) axis));
		last = transposed(last, kept.toString(), axes, "input");
		if (type == DataType.DT_FLOAT) return last;
		nodes.accept(cast(INPUT + "/cast", last, DataType.DT_FLOAT, type));
		return INPUT + "/cast";
	}

	private String squeezed(final String input, final String axes) {
		final List<Long> missing = new ArrayList<>();
		for (int i = 0; i < OURS.length(); i++)
			if (axes.indexOf(OURS.charAt(i)) < 0) missing.add((long) i);
		if (missing.isEmpty()) return input;
		nodes.accept(NewNodes.node(INPUT + "/squeezed", "Squeeze", input).putAttr("T", FLOAT)
				.putAttr("squeeze_dims", NewNodes.integers(missing)).build());
		return INPUT + "/squeezed";
	}

	/**
	 * Makes the output.
	 *
	 * @param from what the network makes
	 * @param type of its values; invalid if that is not known, and then taken for float
	 * @param axes of it; empty to pass it on as it is
	 */
	void output(final String from, final DataType type, final String axes) {
		String last = from;
		if (type != DataType.DT_FLOAT && type != DataType.DT_INVALID) {
			nodes.accept(cast(OUTPUT + "/cast", last, type, DataType.DT_FLOAT));
			last = OUTPUT + "/cast";
		}
		final StringBuilder kept = new StringBuilder();
		OURS.chars().filter(axis -> axes.indexOf(axis) >= 0).forEach(axis -> kept.append((char) axis));
		last = transposed(last, axes, kept.toString(), "output");
		for (int i = 0; i < OURS.length() && !axes.isEmpty(); i++)
			if (axes.indexOf(OURS.charAt(i)) < 0) last = expanded(last, i);
		nodes.accept(NewNodes.identity(OUTPUT, DataType.DT_FLOAT, last));
	}

	private String expanded(final String from, final int axis) {
		final String name = OUTPUT + "/expanded" + axis;
		nodes.accept(NewNodes.integers(name + "/axis", true, axis));
		nodes.accept(NewNodes.node(name, "ExpandDims", from, name + "/axis").putAttr("T", FLOAT)
				.putAttr("Tdim", NewNodes.type(DataType.DT_INT32)).build());
		return name;
	}

	/** @param end {@code input} or {@code output}, for the names */
	private String transposed(final String from, final String axes, final String to, final String end) {
		if (axes.equals(to)) return from;
		final int[] permutation = to.chars().map(axes::indexOf).toArray();
		final String name = "fiji_gan_" + end + "/transposed";
		nodes.accept(NewNodes.integers(name + "/permutation", false, permutation));
		nodes.accept(NewNodes.transpose(name, FLOAT, from, name + "/permutation"));
		return name;
	}

	private static NodeDef cast(final String name, final String from, final DataType is, final DataType becomes) {
		return NewNodes.node(name, "Cast", from).putAllAttr(Map.of("SrcT", NewNodes.type(is), "DstT",
				NewNodes.type(becomes), "Truncate", AttrValue.newBuilder().setB(false).build())).build();
	}
}
