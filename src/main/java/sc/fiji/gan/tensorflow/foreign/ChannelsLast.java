package sc.fiji.gan.tensorflow.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;

import com.google.protobuf.ByteString;

import sc.fiji.gan.tensorflow.runtime.Refusal;

/**
 * Turns layers whose channels come before the height (NCHW, as on a GPU) into such whose channels
 * come last, the only ones that every TensorFlow runs on the CPU. What is before and after a layer
 * stays as it is, so each is put between two transpositions, of which TensorFlow takes those away
 * again that meet.
 */
final class ChannelsLast {

	private static final String FORMAT = "data_format";
	private static final String FIRST = "NCHW";
	private static final String LAST = "NHWC";
	private static final String TO_LAST = "fiji_gan_to_nhwc";
	private static final String TO_FIRST = "fiji_gan_to_nchw";
	private static final String INSIDE = "/nhwc";
	private static final int[] LAST_OF_FIRST = {0, 2, 3, 1};
	private static final int[] FIRST_OF_LAST = {0, 3, 1, 2};
	private static final List<String> SIZES = List.of("strides", "dilations", "ksize");
	private static final String BORDERS = "explicit_paddings";

	private final Map<String, NodeDef> result = new LinkedHashMap<>();
	private final Set<String> turned = new HashSet<>();

	private ChannelsLast() {}

	/** The same operations, in the same order. */
	static Map<String, NodeDef> of(final Map<String, NodeDef> nodes) {
		final ChannelsLast channelsLast = new ChannelsLast();
		nodes.values().stream().filter(ChannelsLast::isChannelsFirst)
				.forEach(node -> channelsLast.turned.add(node.getName()));
		if (channelsLast.turned.isEmpty()) return nodes;
		channelsLast.put(NewNodes.integers(TO_LAST, false, LAST_OF_FIRST));
		channelsLast.put(NewNodes.integers(TO_FIRST, false, FIRST_OF_LAST));
		nodes.values().forEach(channelsLast::add);
		return channelsLast.result;
	}

	static boolean isChannelsFirst(final NodeDef node) {
		final String format = node.getAttrOrDefault(FORMAT, AttrValue.getDefaultInstance()).getS().toStringUtf8();
		if (format.equals("NCDHW") || format.startsWith("NCHW_"))
			throw new Refusal("the layout of its layer '" + node.getName() + "' is " + format);
		return format.equals(FIRST);
	}

	private void put(final NodeDef node) {
		result.put(node.getName(), node);
	}

	private void add(final NodeDef node) {
		final NodeDef.Builder copy = node.toBuilder();
		for (int i = 0; i < node.getInputCount(); i++)
			copy.setInput(i, redirected(node.getInput(i)));
		if (turned.contains(node.getName())) turn(copy);
		else put(copy.build());
	}

	/**
	 * Only the first output of a layer is an image; the statistics of a batch norm are not transposed.
	 */
	private String redirected(final String input) {
		final Reference reference = Reference.parse(input);
		if (reference.control() || reference.index() == 0 || !turned.contains(reference.node())) return input;
		return new Reference(reference.node() + INSIDE, reference.index(), false).toString();
	}

	private void turn(final NodeDef.Builder node) {
		if (node.getOp().equals("MaxPoolV2"))
			throw new Refusal("the layout of its layer '" + node.getName() + "' (MaxPoolV2) is " + FIRST);
		final String name = node.getName();
		final AttrValue type = node.getAttrOrDefault("T", AttrValue.getDefaultInstance());
		final boolean backwards = node.getOp().equals("Conv2DBackpropInput");
		final int image = backwards ? 2 : 0;
		if (node.getInputCount() <= image) throw new Refusal("its layer '" + name + "' has no input");
		put(NewNodes.transpose(name + "/image", type, node.getInput(image), TO_LAST));
		node.setInput(image, name + "/image");
		if (backwards) {
			put(sizesLast(name, node.getInput(0)));
			node.setInput(0, name + "/sizes");
		}
		putLast(node);
		put(node.setName(name + INSIDE).build());
		put(NewNodes.transpose(name, type, name + INSIDE, TO_FIRST));
	}

	/** A transposed convolution is told the size of its result. */
	private NodeDef sizesLast(final String name, final String sizes) {
		put(NewNodes.integers(name + "/axis", true, 0));
		final AttrValue whole = NewNodes.type(org.tensorflow.proto.DataType.DT_INT32);
		return NewNodes.node(name + "/sizes", "GatherV2", sizes, TO_LAST, name + "/axis").putAttr("Tparams", whole)
				.putAttr("Tindices", whole).putAttr("Taxis", whole).build();
	}

	private static void putLast(final NodeDef.Builder node) {
		node.putAttr(FORMAT, AttrValue.newBuilder().setS(ByteString.copyFromUtf8(LAST)).build());
		for (final String name : SIZES)
			if (node.containsAttr(name)) node.putAttr(name, permuted(node.getAttrOrThrow(name), 1, node.getName()));
		if (node.containsAttr(BORDERS) && node.getAttrOrThrow(BORDERS).getList().getICount() > 0)
			node.putAttr(BORDERS, permuted(node.getAttrOrThrow(BORDERS), 2, node.getName()));
	}

	/** @param each how many numbers there are for an axis */
	private static AttrValue permuted(final AttrValue sizes, final int each, final String node) {
		final List<Long> first = sizes.getList().getIList();
		if (first.size() != LAST_OF_FIRST.length * each)
			throw new Refusal("its layer '" + node + "' has " + first.size() + " sizes for four axes");
		final List<Long> last = new ArrayList<>();
		for (final int axis : LAST_OF_FIRST)
			last.addAll(first.subList(axis * each, (axis + 1) * each));
		return NewNodes.integers(last);
	}
}
