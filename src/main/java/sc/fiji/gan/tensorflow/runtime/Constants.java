package sc.fiji.gan.tensorflow.runtime;

import java.util.Map;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Checks values that are in a graph, before the native library makes tensors of them. */
public final class Constants {

	private static final Map<DataType, Integer> BYTES = Map.ofEntries(Map.entry(DataType.DT_FLOAT, 4),
			Map.entry(DataType.DT_DOUBLE, 8), Map.entry(DataType.DT_HALF, 2), Map.entry(DataType.DT_BFLOAT16, 2),
			Map.entry(DataType.DT_INT8, 1), Map.entry(DataType.DT_UINT8, 1), Map.entry(DataType.DT_INT16, 2),
			Map.entry(DataType.DT_UINT16, 2), Map.entry(DataType.DT_INT32, 4), Map.entry(DataType.DT_INT64, 8),
			Map.entry(DataType.DT_BOOL, 1), Map.entry(DataType.DT_COMPLEX64, 8));

	/** What all constants of a network take together, at most. */
	public static final long MOST_BYTES = 4L << 30;

	private long bytes;

	/**
	 * Adds up; strings are let be, for they are messages of assertions.
	 *
	 * @throws Refusal if it has not as many values as it says, or all together take too much
	 */
	public void check(final NodeDef node) {
		if (!node.getOp().equals("Const")) return;
		final TensorProto tensor = node.getAttrOrDefault("value", AttrValue.getDefaultInstance()).getTensor();
		if (tensor.getDtype() == DataType.DT_STRING) return;
		final Integer size = BYTES.get(tensor.getDtype());
		if (size == null) throw new Refusal("its constant '" + node.getName() + "' is of an odd type");
		final long wanted = elements(tensor.getTensorShape(), node.getName()) * size;
		final int given = tensor.getTensorContent().size();
		if (given != 0 && given != wanted)
			throw new Refusal(
					"its constant '" + node.getName() + "' has " + given + " bytes where its shape takes " + wanted);
		bytes += wanted;
		if (bytes > MOST_BYTES) throw new Refusal("its constants take more than " + (MOST_BYTES >> 30) + " GB");
	}

	/**
	 * How many bytes each value takes.
	 *
	 * @throws Refusal if it is of a type that no network for images has
	 */
	public static int size(final DataType type, final String name) {
		final Integer size = BYTES.get(type);
		if (size == null) throw new Refusal("its weights '" + name + "' are of an odd type");
		return size;
	}

	/** @throws Refusal if it is negative or larger than any that there is */
	public static long elements(final TensorShapeProto shape, final String name) {
		long elements = 1;
		if (shape.getUnknownRank()) throw new Refusal("the shape of '" + name + "' is not known");
		for (final TensorShapeProto.Dim dimension : shape.getDimList()) {
			if (dimension.getSize() < 0 || dimension.getSize() > Integer.MAX_VALUE)
				throw new Refusal("the shape of '" + name + "' has the size " + dimension.getSize());
			elements *= dimension.getSize();
			if (elements > Integer.MAX_VALUE) throw new Refusal("'" + name + "' has more values than Java can hold");
		}
		return elements;
	}
}
