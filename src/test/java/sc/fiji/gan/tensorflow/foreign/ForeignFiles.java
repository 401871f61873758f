package sc.fiji.gan.tensorflow.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.DepthToSpace;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * Small networks as others make them, written into a folder:
 * <ul>
 * <li>{@code enlarge.pb}, a frozen graph with an iterator for an input and an output NCHW, as those
 * of OpenCV: every pixel four times, nothing below 0 or above 1;
 * <li>{@code channels-first.pb}, the same with NCHW from end to end, by convolutions that a GPU
 * would take;
 * <li>{@code blocks.pb}, of which sizes have to be even;
 * <li>{@code triple}, a SavedModel with a variable: every pixel three times as bright;
 * <li>{@code bytes.pb}, which takes values from 0 to 255;
 * <li>{@code reads-a-file.pb} and {@code runs-python.pb}, which do harm.
 * </ul>
 */
public final class ForeignFiles {

	/**
	 * A convolution that looks a pixel around, and gives back the pixel in its middle and a little
	 * more.
	 */
	private static final float[] MIDDLE = {0, 0, 0, 0, 1, 0, 0, 0, 0};

	private ForeignFiles() {}

	/** @param arguments the folder */
	public static void main(final String... arguments) throws IOException {
		final Path folder = Path.of(arguments[0]);
		Files.write(folder.resolve("enlarge.pb"), withIterator(enlargement()).toByteArray());
		Files.write(folder.resolve("channels-first.pb"), channelsFirst().toByteArray());
		Files.write(folder.resolve("blocks.pb"), blocks().toByteArray());
		Files.write(folder.resolve("bytes.pb"), bytes().toByteArray());
		Files.write(folder.resolve("reads-a-file.pb"), readsAFile(folder.resolve("secret")).toByteArray());
		Files.write(folder.resolve("runs-python.pb"), runsPython().toByteArray());
		triple(folder.resolve("triple"));
	}

	/** The description of a graph from one image to another, both of one channel. */
	static GraphDef graph(final Shape shape, final BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> network) {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Placeholder<TFloat32> image = tf.withName("image").placeholder(TFloat32.class,
					Placeholder.shape(shape));
			tf.withName("result").identity(network.apply(tf, image));
			return graph.toGraphDef();
		}
	}

	private static Shape lastChannels() {
		return Shape.of(-1, -1, -1, 1);
	}

	private static Operand<TFloat32> kernel(final Ops tf, final int outputs) {
		final FloatNdArray values = NdArrays.ofFloats(Shape.of(3, 3, 1, outputs));
		for (int i = 0; i < MIDDLE.length; i++)
			for (int o = 0; o < outputs; o++)
				values.setFloat(MIDDLE[i], i / 3, i % 3, 0, o);
		return tf.constant(values);
	}

	private static GraphDef enlargement() {
		return graph(lastChannels(), (tf, image) -> {
			final Operand<TFloat32> four = tf.withName("four").nn.conv2d(image, kernel(tf, 4), List.of(1L, 1L, 1L, 1L),
					"SAME");
			final Operand<TFloat32> large = tf.nn.depthToSpace(four, 2L);
			final Operand<TFloat32> within = tf.clipByValue(large, tf.constant(0f), tf.constant(1f));
			return tf.linalg.transpose(within, tf.constant(new int[]{0, 3, 1, 2}));
		});
	}

	private static GraphDef channelsFirst() {
		return graph(Shape.of(-1, 1, -1, -1), (tf, image) -> {
			final Operand<TFloat32> four = tf.nn.conv2d(image, kernel(tf, 4), List.of(1L, 1L, 1L, 1L), "SAME",
					Conv2d.dataFormat("NCHW"));
			return tf.nn.depthToSpace(four, 2L, DepthToSpace.dataFormat("NCHW"));
		});
	}

	/** Each block of two by two pixels is mixed with the blocks around it. */
	private static GraphDef blocks() {
		return graph(lastChannels(), (tf, image) -> {
			final Operand<TFloat32> blocks = tf.nn.spaceToDepth(image, 2L);
			final FloatNdArray mean = NdArrays.ofFloats(Shape.of(3, 3, 4, 4));
			mean.scalars().forEach(value -> value.setFloat(1 / 36f));
			return tf.nn.depthToSpace(tf.nn.conv2d(blocks, tf.constant(mean), List.of(1L, 1L, 1L, 1L), "SAME"), 2L);
		});
	}

	private static GraphDef bytes() {
		return graph(lastChannels(), (tf, image) -> tf.math.maximum(image, tf.constant(3f)));
	}

	private static GraphDef readsAFile(final Path file) {
		return graph(lastChannels(), (tf, image) -> {
			final Operand<TString> text = tf.io.readFile(tf.constant(file.toString()));
			return tf.math.add(image, tf.dtypes.cast(tf.strings.stringLength(text), TFloat32.class));
		});
	}

	private static GraphDef runsPython() {
		final GraphDef.Builder graph = bytes().toBuilder();
		final NodeDef.Builder result = graph.getNodeBuilder(graph.getNodeCount() - 1);
		final NodeDef python = NodeDef.newBuilder().setName("script").setOp("PyFunc").addInput(result.getInput(0))
				.putAttr("token", AttrValue.getDefaultInstance()).build();
		result.setInput(0, "script");
		return graph.addNode(python).build();
	}

	/** As TensorFlow 1 leaves it when a graph is frozen that was fed by a data set. */
	private static GraphDef withIterator(final GraphDef graph) {
		final GraphDef.Builder changed = graph.toBuilder();
		for (int i = 0; i < changed.getNodeCount(); i++)
			if (changed.getNode(i).getOp().equals("Placeholder"))
				changed.setNode(i,
						NodeDef.newBuilder().setName("image").setOp("IteratorGetNext").addInput("iterator")
								.putAttr("output_types", AttrValue.newBuilder()
										.setList(AttrValue.ListValue.newBuilder().addType(DataType.DT_FLOAT)).build()));
		return changed.addNode(NodeDef.newBuilder().setName("iterator").setOp("OneShotIterator")).build();
	}

	private static void triple(final Path folder) throws IOException {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Placeholder<TFloat32> image = tf.placeholder(TFloat32.class, Placeholder.shape(lastChannels()));
			final Variable<TFloat32> factor = tf.variable(Shape.scalar(), TFloat32.class);
			tf.withInitScope().assign(factor, tf.constant(3f));
			final Operand<TFloat32> result = tf.math.mul(image, tf.identity(factor));
			try (Session session = new Session(graph)) {
				session.initialize();
				SavedModelBundle
						.exporter(folder.toString()).withSession(session).withSignature(Signature.builder()
								.key("serving_default").input("image", image).output("result", result).build())
						.export();
			}
		}
	}
}
