package sc.fiji.gan.tensorflow.foreign;

import java.util.List;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Operations that a conversion puts in. */
final class NewNodes {

	private NewNodes() {}

	static NodeDef.Builder node(final String name, final String operation, final String... inputs) {
		return NodeDef.newBuilder().setName(name).setOp(operation).addAllInput(List.of(inputs));
	}

	static AttrValue type(final DataType type) {
		return AttrValue.newBuilder().setType(type).build();
	}

	static AttrValue integers(final List<Long> values) {
		return AttrValue.newBuilder().setList(AttrValue.ListValue.newBuilder().addAllI(values)).build();
	}

	/** A vector of whole numbers, or a single one if {@code scalar}. */
	static NodeDef integers(final String name, final boolean scalar, final int... values) {
		final TensorProto.Builder tensor = TensorProto.newBuilder().setDtype(DataType.DT_INT32);
		tensor.setTensorShape(scalar ? TensorShapeProto.getDefaultInstance() : shape(values.length));
		for (final int value : values)
			tensor.addIntVal(value);
		return constant(name, tensor.build());
	}

	static NodeDef constant(final String name, final TensorProto value) {
		return node(name, "Const").putAttr("dtype", type(value.getDtype()))
				.putAttr("value", AttrValue.newBuilder().setTensor(value).build()).build();
	}

	static NodeDef no(final String name) {
		return constant(name, TensorProto.newBuilder().setDtype(DataType.DT_BOOL)
				.setTensorShape(TensorShapeProto.getDefaultInstance()).addBoolVal(false).build());
	}

	static NodeDef identity(final String name, final DataType type, final String input) {
		return node(name, "Identity", input).putAttr("T", type(type)).build();
	}

	/** @param permutation name of the operation that gives it */
	static NodeDef transpose(final String name, final AttrValue type, final String input, final String permutation) {
		return node(name, "Transpose", input, permutation).putAttr("T", type).putAttr("Tperm", type(DataType.DT_INT32))
				.build();
	}

	static TensorShapeProto shape(final long... sizes) {
		final TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
		for (final long size : sizes)
			shape.addDimBuilder().setSize(size);
		return shape.build();
	}
}
