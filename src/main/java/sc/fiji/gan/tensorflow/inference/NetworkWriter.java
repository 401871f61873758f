package sc.fiji.gan.tensorflow.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.network.ConstantWeights;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.SqueezeNet;
import sc.fiji.gan.tensorflow.runtime.SavedModelZip;

/**
 * Writes a generator as a SavedModel without variables, zipped: built anew with its weights as
 * constants, so that nothing of the training is left in it.
 */
public final class NetworkWriter {

	private static final String INPUT = "input";
	private static final String OUTPUT = "output";

	private NetworkWriter() {}

	/**
	 * @param weights by the names that the generator's layers ask for; others are passed over
	 * @param zip replaced if it exists, and only once the new one is whole
	 */
	public static NetworkFile write(final Generator generator, final Map<String, FloatArray> weights, final Path zip) {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Placeholder<TFloat32> input = tf.withName(INPUT).placeholder(TFloat32.class,
					Placeholder.shape(generator.inputShape(-1)));
			final Operand<TFloat32> output = generator
					.apply(new Layers(tf, new ConstantWeights(tf, weights), generator.name()), input);
			return write(graph, input, Map.of(OUTPUT, output), zip);
		}
	}

	/**
	 * Writes SqueezeNet, with its layers as outputs.
	 *
	 * @param weights by the names that {@link SqueezeNet} asks for
	 * @param zip replaced if it exists, and only once the new one is whole
	 */
	public static NetworkFile writeSqueezeNet(final Map<String, FloatArray> weights, final Path zip) {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Placeholder<TFloat32> input = tf.withName(INPUT).placeholder(TFloat32.class,
					Placeholder.shape(Shape.of(-1, -1, -1, SqueezeNet.CHANNELS)));
			return write(graph, input, new SqueezeNet(tf, new ConstantWeights(tf, weights)).layers(input), zip);
		}
	}

	private static NetworkFile write(final Graph graph, final Operand<TFloat32> input,
			final Map<String, Operand<TFloat32>> outputs, final Path zip) {
		final SignatureDef.Builder signature = SignatureDef.newBuilder().setMethodName("tensorflow/serving/predict")
				.putInputs(INPUT, tensor(INPUT, input.shape()));
		outputs.forEach((name, output) -> {
			Ops.create(graph).withName(name).identity(output);
			signature.putOutputs(name, tensor(name, output.shape()));
		});
		try {
			SavedModelZip.write(graph.toGraphDef(), signature.build(), zip);
			return new NetworkFile(zip, NetworkFile.Format.SAVED_MODEL_ZIP, INPUT, List.copyOf(outputs.keySet()));
		} catch (final IOException e) {
			throw new EngineException(e.getMessage(), e);
		}
	}

	private static TensorInfo tensor(final String name, final Shape shape) {
		final TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
		for (int i = 0; i < shape.numDimensions(); i++)
			dimensions.addDimBuilder().setSize(shape.get(i));
		return TensorInfo.newBuilder().setName(name + ":0").setDtype(DataType.DT_FLOAT).setTensorShape(dimensions)
				.build();
	}
}
