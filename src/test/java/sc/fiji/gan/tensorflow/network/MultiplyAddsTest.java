package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.InsideEngine;

@ExtendWith(InsideEngine.class)
class MultiplyAddsTest {

	private static final List<Long> ONE = List.of(1L, 1L, 1L, 1L);
	private static final List<Long> TWO = List.of(1L, 2L, 2L, 1L);

	/**
	 * 5 x 6 pixels of 4 channels, each the sum of 3 x 3 x 2 products: 2160. Backwards the same again
	 * for the kernel, and again for the image.
	 */
	@Test
	void convolutionTakesAsManyForEachGradientAsForwards() {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Operand<TFloat32> image = input(tf, 1, 5, 6, 2);
			final Operand<TFloat32> kernel = input(tf, 3, 3, 2, 4);
			final Operand<TFloat32> output = tf.nn.conv2d(image, kernel, ONE, "SAME");
			assertEquals(2160, count(output));
			final Gradients gradients = tf.gradients(tf.math.square(output), List.of(kernel, image));
			assertEquals(2 * 2160, count(gradients.dy(0)));
			assertEquals(2 * 2160, count(gradients.dy(1)));
			assertEquals(3 * 2160, MultiplyAdds.toCompute(List.of(gradients.dy(0).op(), gradients.dy(1).op())));
		}
	}

	/** Without padding, every second pixel: 2 x 2 pixels of 3 x 4 channels and 18 products each. */
	@Test
	void stridesCountWhatComesOut() {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Operand<TFloat32> kernel = input(tf, 3, 3, 2, 4);
			final Operand<TFloat32> output = tf.nn.conv2d(input(tf, 3, 5, 6, 2), kernel, TWO, "VALID");
			assertEquals(3 * 2 * 2 * 4 * 18, count(output));
			assertEquals(2 * 3 * 2 * 2 * 4 * 18, count(tf.gradients(tf.math.square(output), List.of(kernel)).dy(0)));
		}
	}

	/** (2 x 3) (3 x 5) takes 2 x 5 x 3, however its factors are stored. */
	@Test
	void productsOfMatricesCountTheirInnerSize() {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			assertEquals(30, count(tf.linalg.matMul(input(tf, 2, 3), input(tf, 3, 5))));
			assertEquals(30, count(tf.linalg.matMul(input(tf, 3, 2), input(tf, 3, 5), MatMul.transposeA(true))));
			assertEquals(7 * 30, count(tf.train.batchMatMul(input(tf, 7, 2, 3), input(tf, 7, 3, 5), TFloat32.class)));
			assertEquals(7 * 30, count(tf.train.batchMatMul(input(tf, 7, 3, 2), input(tf, 7, 3, 5), TFloat32.class,
					BatchMatMul.adjX(true))));
		}
	}

	/** What is used twice is computed once, and what is not used not at all. */
	@Test
	void eachOperationCountsOnce() {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Operand<TFloat32> product = tf.linalg.matMul(input(tf, 2, 3), input(tf, 3, 5));
			tf.linalg.matMul(input(tf, 100, 100), input(tf, 100, 100));
			assertEquals(30, count(tf.math.add(product, tf.math.square(product))));
			assertEquals(30, MultiplyAdds
					.toCompute(List.of(tf.withControlDependencies(product).constant(1f).op(), product.op())));
			assertEquals(30, count(tf.withControlDependencies(product).constant(2f)));
		}
	}

	@Test
	void unknownSizesAreNotGuessed() {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Operand<TFloat32> output = tf.nn.conv2d(input(tf, 1, -1, 6, 2), input(tf, 3, 3, 2, 4), ONE, "SAME");
			final EngineException unknown = assertThrows(EngineException.class, () -> count(output));
			assertTrue(unknown.getMessage().contains("Conv2D"), unknown.getMessage());
		}
	}

	private static Operand<TFloat32> input(final Ops tf, final long... shape) {
		return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
	}

	private static long count(final Operand<TFloat32> operand) {
		return MultiplyAdds.toCompute(List.of(operand.op()));
	}
}
