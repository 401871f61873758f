package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.FiniteDifferences;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/** The parts of StyleGAN2 beside formulas, and their gradients. */
@ExtendWith(InsideEngine.class)
class StyleNetworksTest {

	private static final LatentSpace SPACE = new LatentSpace(4, 2, 3);
	private static final MappingNetwork MAPPING = new MappingNetwork(SPACE, 2);

	/** Weights that are drawn by their names, the same for each use. */
	private static Layers drawn(final Layers layers) {
		final Map<String, FloatArray> values = new HashMap<>();
		final Weights constants = new ConstantWeights(layers.tf(), values);
		return new Layers(layers.tf(), (name, shape, initial) -> {
			values.computeIfAbsent(name, n -> random(shape, n.hashCode()));
			return constants.get(name, shape, initial);
		}, "net");
	}

	private static FloatArray random(final int[] shape, final long seed) {
		return Initializer.normal(1).draw(shape, new Random(seed));
	}

	/** (3, 4), a kernel of 1 and 2 divided by the root of 2, a bias of 1: by hand. */
	@Test
	void equalisedLayersDivideByTheRootOfTheFanIn() {
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", new FloatArray(new float[]{1, 2}, 2, 1),
				"net/a/bias", new FloatArray(new float[]{1}, 1));
		final FloatArray input = new FloatArray(new float[]{3, 4, -3, -4}, 2, 2);
		final float[] output = Calculation.value(input, weights, (layers, x) -> {
			final Equalised equalised = new Equalised(layers);
			return equalised.activated("a", equalised.product("a", x, 1));
		}).data();
		assertEquals(Math.sqrt(2) * (11 / Math.sqrt(2) + 1), output[0], 1e-5);
		assertEquals(0.2 * Math.sqrt(2) * (1 - 11 / Math.sqrt(2)), output[1], 1e-5);
	}

	/** What is doubled in one is what is interpolated and then convolved. */
	@Test
	void doublingIsThatOfInterpolationAndAConvolution() {
		final FloatArray image = random(new int[]{2, 3, 4, 2}, 1);
		final FloatArray w = random(new int[]{2, 3}, 2);
		final float[] expected = Calculation.value(image, Map.of(), (layers, x) -> {
			final Layers on = drawn(layers);
			final Equalised equalised = new Equalised(on);
			final Operand<TFloat32> style = equalised.bias("c/style", equalised.product("c/style", constant(on, w), 2),
					Initializer.ONES);
			final Operand<TFloat32> kernel = equalised.kernel("c", 3, 3, 2, 5);
			final Operand<TFloat32> scaled = on.tf().math.mul(x,
					on.tf().reshape(style, on.tf().constant(new int[]{2, 1, 1, 2})));
			return middle(on.tf(), on.convolve(new Upsampling(on).bilinear(scaled), kernel));
		}).data();
		assertArrayEquals(expected,
				Calculation.value(image, Map.of(), (layers, x) -> middle(layers.tf(),
						new ModulatedConvolution(5, 3, false, true).apply(drawn(layers), "c", x, constant(layers, w))))
						.data(),
				1e-4f);
	}

	/** Without the border of one pixel, at which a convolution sees zeros, of 6 x 8 pixels. */
	private static Operand<TFloat32> middle(final Ops tf, final Operand<TFloat32> x) {
		return tf.slice(x, tf.constant(new int[]{0, 1, 1, 0}), tf.constant(new int[]{-1, 4, 6, -1}));
	}

	private static Operand<TFloat32> constant(final Layers layers, final FloatArray w) {
		return Tensors.constant(layers.tf(), w);
	}

	@Test
	void gradientOfModulatedConvolutionsByTheStyleAgreesWithFiniteDifferences() {
		final FloatArray image = random(new int[]{1, 3, 3, 2}, 1);
		FiniteDifferences.assertAgree(random(new int[]{2, 3}, 2), (layers, w) -> {
			final Layers on = drawn(layers);
			final Operand<TFloat32> first = new ModulatedConvolution(3, 3, true, true).apply(on, "a",
					constant(on, image), w);
			final Operand<TFloat32> second = new ModulatedConvolution(2, 3, true, false).apply(on, "b", first, w);
			return mean(on, on.tf().math.tanh(second));
		}, 0.01f, 1);
	}

	private static Operand<TFloat32> mean(final Layers layers, final Operand<TFloat32> x) {
		return layers.tf().math.mean(x, layers.tf().constant(new int[]{0, 1, 2, 3}));
	}

	private static FloatArray styles(final FloatArray input) {
		return Calculation.value(input, Map.of(), (layers, x) -> MAPPING.apply(drawn(layers), x));
	}

	/** Style and mean of the class, psi of the way between them. */
	@Test
	void truncationGoesFromTheMeanOfTheClass() {
		for (int category = 0; category < 2; category++) {
			final float[] mean = styles(SPACE.input(1, category, 0)).data();
			final float[] whole = styles(SPACE.input(1, category, 1)).data();
			final float[] part = styles(SPACE.input(1, category, 0.7)).data();
			for (int i = 0; i < part.length; i++)
				assertEquals(0.3 * mean[i] + 0.7 * whole[i], part[i], 1e-6);
		}
	}

	/**
	 * Over 2,000 seeds of their own the mean is the same, within its error, and another for each class.
	 */
	@Test
	void meanOfTheClassIsThatOfManySeeds() {
		final double[][] deviations = new double[2][2];
		for (int category = 0; category < 2; category++) {
			final double[] sums = new double[4];
			for (final FloatArray input : inputs(category))
				for (int i = 0; i < input.data().length; i++)
					sums[i % 4] += input.data()[i] / 6000;
			for (int other = 0; other < 2; other++)
				for (int i = 0; i < 4; i++)
					deviations[category][other] = Math.max(deviations[category][other],
							Math.abs(sums[i] - styles(SPACE.input(1, other, 0)).data()[i]));
		}
		final double own = Math.max(deviations[0][0], deviations[1][1]);
		final double others = Math.min(deviations[0][1], deviations[1][0]);
		assertTrue(own < 0.25 * others, own + " " + others);
	}

	/** The styles of 2,000 seeds, in one. */
	private static List<FloatArray> inputs(final int category) {
		final List<FloatArray> inputs = new ArrayList<>();
		for (int seed = 0; seed < 2000; seed++)
			inputs.add(SPACE.input(seed, category, 1));
		return List.of(styles(SPACE.batch(inputs)));
	}

	/** Only the rows that differ have other styles. */
	@Test
	void eachRowHasAStyleOfItsOwn() {
		final FloatArray coarse = SPACE.input(1, 0, 1);
		final FloatArray fine = SPACE.input(2, 0, 1);
		final float[] mixed = styles(SPACE.mixed(coarse, fine, 2)).data();
		final float[] ofCoarse = styles(coarse).data();
		final float[] ofFine = styles(fine).data();
		for (int i = 0; i < 12; i++)
			assertEquals(i < 8 ? ofCoarse[i] : ofFine[i], mixed[i], 1e-6);
	}

	/** The last style tells the last image that is read off only: what is coarser stays. */
	@Test
	void finestStyleChangesColoursAndNotShapes() {
		final StyleGenerator generator = new StyleGenerator(1, 2, 4, 1, 4, 0, 1);
		final LatentSpace space = generator.space();
		final FloatArray one = space.input(1, 0, 1);
		final FloatArray mixed = space.mixed(one, space.input(2, 0, 1), space.styles() - 1);
		assertArrayEquals(coarse(generator, one).data(), coarse(generator, mixed).data());
		assertNotEquals(image(generator, one), image(generator, mixed));
	}

	/** An image whose finest layer reads nothing off: the smaller one, enlarged. */
	private static FloatArray coarse(final StyleGenerator generator, final FloatArray input) {
		return Calculation.value(input, Map.of(), (layers, x) -> generator.apply(without(layers, "layer2/image"), x));
	}

	private static FloatArray image(final StyleGenerator generator, final FloatArray input) {
		return Calculation.value(input, Map.of(), (layers, x) -> generator.apply(without(layers, "none"), x));
	}

	private static Layers without(final Layers layers, final String part) {
		final Layers drawn = drawn(layers);
		return new Layers(layers.tf(),
				(name, shape, initial) -> name.endsWith(part + "/kernel")
						? constant(layers, FloatArray.zeros(shape))
						: drawn.weights().get(name, shape, initial),
				"net");
	}

	/**
	 * What R1 needs: how the length of the gradient by the images changes with a weight, through the
	 * deviation over the batch.
	 */
	@Test
	void discriminatorCanBeDifferentiatedTwice() {
		final FloatArray images = random(new int[]{4, 4, 4, 1}, 3);
		final FloatArray classes = new FloatArray(new float[]{1, 0, 0, 1, 1, 0, 0, 1}, 4, 2);
		FiniteDifferences.assertAgree(random(new int[]{4, 4, 2, 4}, 4), (layers, kernel) -> {
			final Layers drawn = drawn(layers);
			final Layers on = new Layers(layers.tf(),
					(name, shape, initial) -> name.equals("net/stage1/convolution/kernel")
							? kernel
							: drawn.weights().get(name, shape, initial),
					"net");
			final Operand<TFloat32> x = constant(on, images);
			return GradientPenalties.zeroCentred(on.tf(),
					new StyleDiscriminator(2, 1).scores(on, x, constant(on, classes)), x, 1);
		}, 0.02f, 29);
	}
}
