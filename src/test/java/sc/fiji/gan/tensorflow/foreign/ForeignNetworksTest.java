package sc.fiji.gan.tensorflow.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

import com.google.protobuf.ByteString;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkConversion;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.tensorflow.inference.NetworkReader;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/** Networks of others, rewritten in Java. */
@ExtendWith(InsideEngine.class)
class ForeignNetworksTest {

	private static final NetworkConversion USUAL = new NetworkConversion("image:0", "byxc", 1, "result:0", "byxc");

	private static GraphDef plain() {
		return ForeignFiles.graph(Shape.of(-1, -1, -1, 1), (tf, image) -> tf.math.add(image, tf.constant(1f)));
	}

	private static Path written(final GraphDef graph) throws IOException {
		return Files.write(Files.createTempFile("foreign", ".pb"), graph.toByteArray());
	}

	private static FloatArray run(final GraphDef graph, final NetworkConversion wanted) throws IOException {
		final Path file = written(graph);
		final Path zip = Files.createTempFile("converted", ".zip");
		try {
			final NetworkFile converted = ForeignNetworks.convert(file, wanted, zip);
			try (Network network = new NetworkReader(new Sessions(EngineOptions.DEFAULT)).read(converted)) {
				return network.run(new FloatArray(new float[]{1, 2, 3, 4, 5, 6}, 1, 2, 3, 1));
			}
		} finally {
			Files.delete(file);
			Files.delete(zip);
		}
	}

	private static String refusal(final GraphDef graph) {
		return assertThrows(EngineException.class, () -> run(graph, USUAL)).getMessage();
	}

	@Test
	void axesAreTurnedAtBothEnds() throws IOException {
		final GraphDef graph = ForeignFiles.graph(Shape.of(-1, -1, -1, 1),
				(tf, image) -> tf.math.mul(image, tf.constant(new float[]{1, 10})));
		final FloatArray exchanged = run(graph, new NetworkConversion("image:0", "bxyc", 1, "result:0", "byxc"));
		assertEquals(List.of(1, 3, 2, 2), Arrays.stream(exchanged.shape()).boxed().toList());
		assertEquals(new FloatArray(new float[]{1, 10, 4, 40, 2, 20, 5, 50, 3, 30, 6, 60}, 1, 3, 2, 2), exchanged);
		assertEquals(new FloatArray(new float[]{1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60}, 1, 2, 3, 2),
				run(graph, new NetworkConversion("image:0", "bxyc", 1, "result:0", "bxyc")));
	}

	@Test
	void functionsAreInlined() throws IOException {
		final GraphDef.Builder graph = plain().toBuilder();
		final AttrValue type = AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();
		final OpDef signature = OpDef.newBuilder().setName("squared")
				.addInputArg(OpDef.ArgDef.newBuilder().setName("x").setType(DataType.DT_FLOAT))
				.addOutputArg(OpDef.ArgDef.newBuilder().setName("y").setType(DataType.DT_FLOAT)).build();
		graph.getLibraryBuilder()
				.addFunction(FunctionDef
						.newBuilder().setSignature(signature).addNodeDef(NodeDef.newBuilder().setName("product")
								.setOp("Mul").addInput("x").addInput("x").putAttr("T", type))
						.putRet("y", "product:z:0"));
		final AttrValue.ListValue types = AttrValue.ListValue.newBuilder().addType(DataType.DT_FLOAT).build();
		graph.addNode(NodeDef.newBuilder().setName("call").setOp("StatefulPartitionedCall").addInput("result")
				.putAttr("f", AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName("squared")).build())
				.putAttr("Tin", AttrValue.newBuilder().setList(types).build())
				.putAttr("Tout", AttrValue.newBuilder().setList(types).build()));
		assertEquals(new FloatArray(new float[]{4, 9, 16, 25, 36, 49}, 1, 2, 3, 1),
				run(graph.build(), new NetworkConversion("image:0", "byxc", 1, "call:0", "byxc")));
	}

	@Test
	void operationsThatDoMoreThanCalculateAreRefusedByName() {
		for (final String operation : List.of("ReadFile", "WriteFile", "PyFunc", "EagerPyFunc", "SaveV2", "RestoreV2",
				"Abort", "_Send", "DecodeWav", "ImmutableConst", "NoSuchOperation")) {
			final String message = refusal(withLast(operation));
			assertTrue(message.contains("its operation " + operation) && message.endsWith("which is not allowed."),
					message);
		}
	}

	/** The last operation but one does something else. */
	private static GraphDef withLast(final String operation) {
		final GraphDef.Builder graph = plain().toBuilder();
		final NodeDef.Builder result = graph.getNodeBuilder(graph.getNodeCount() - 1);
		graph.addNode(NodeDef.newBuilder().setName("bad").setOp(operation).addInput(result.getInput(0)));
		graph.getNodeBuilder(graph.getNodeCount() - 2).setInput(0, "bad");
		return graph.build();
	}

	@Test
	void whatTheOutputDoesNotNeedIsLeftOut() throws IOException {
		final GraphDef.Builder graph = plain().toBuilder();
		graph.addNode(NodeDef.newBuilder().setName("bad").setOp("WriteFile").addInput("image"));
		assertEquals(new FloatArray(new float[]{2, 3, 4, 5, 6, 7}, 1, 2, 3, 1), run(graph.build(), USUAL));
	}

	@Test
	void controlInputsAreLookedAtToo() {
		final GraphDef.Builder graph = plain().toBuilder();
		graph.getNodeBuilder(graph.getNodeCount() - 1).addInput("^bad");
		graph.addNode(NodeDef.newBuilder().setName("bad").setOp("WriteFile"));
		assertTrue(refusal(graph.build()).contains("WriteFile"));
	}

	@Test
	void circlesMissingOperationsAndWrongConstantsAreRefused() {
		final GraphDef.Builder circle = plain().toBuilder();
		final int last = circle.getNodeCount() - 1;
		circle.getNodeBuilder(last).setInput(0, "result");
		assertTrue(refusal(circle.build()).contains("depends on itself"));
		circle.getNodeBuilder(last).setInput(0, "nobody");
		assertTrue(refusal(circle.build()).contains("no operation 'nobody'"));
		assertTrue(refusal(withConstant(
				TensorProto.newBuilder().setDtype(DataType.DT_FLOAT).setTensorShape(shape(1 << 30, 1 << 30)).build()))
				.contains("more values than Java can hold"));
		assertTrue(refusal(withConstant(TensorProto.newBuilder().setDtype(DataType.DT_FLOAT).setTensorShape(shape(3))
				.setTensorContent(ByteString.copyFrom(new byte[5])).build()))
				.contains("has 5 bytes where its shape takes 12"));
	}

	private static TensorShapeProto shape(final long... sizes) {
		return NewNodes.shape(sizes);
	}

	private static GraphDef withConstant(final TensorProto value) {
		final GraphDef.Builder graph = plain().toBuilder();
		for (int i = 0; i < graph.getNodeCount(); i++)
			if (graph.getNode(i).getOp().equals("Const"))
				graph.getNodeBuilder(i).putAttr("value", AttrValue.newBuilder().setTensor(value).build());
		return graph.build();
	}

	@Test
	void whatIsNoGraphIsSaidToBeSo() throws IOException {
		final Path file = Files.writeString(Files.createTempFile("foreign", ".pb"), "This is a text.");
		try {
			final String message = assertThrows(EngineException.class, () -> ForeignNetworks.outline(file, ""))
					.getMessage();
			assertFalse(message.isBlank());
		} finally {
			Files.delete(file);
		}
	}
}
