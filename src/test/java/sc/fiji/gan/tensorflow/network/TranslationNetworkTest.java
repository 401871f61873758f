package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.network.Discriminator.Judgement;

@ExtendWith(InsideEngine.class)
class TranslationNetworkTest {

	private static final int EDGE = 64;
	private static final int WINDOW = 32;

	/** A network without weights, which scores pixels by their values. */
	private static final Discriminator VALUES = (layers, images) -> new Judgement(List.of(images), images);

	/** One broad wave across the image. */
	private static FloatArray smooth() {
		final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, 1);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) (0.7 * Math.sin(0.05 * (i % EDGE) + 0.08 * (i / EDGE)));
		return image;
	}

	/**
	 * How much stronger the waves of a period are along rows than those around them, as a ratio of
	 * powers: by a Fourier transform of a part, faded out by a Hann window.
	 */
	private static double peak(final FloatArray image, final int period) {
		final int k = WINDOW / period;
		double around = 0;
		for (final int distance : new int[]{-3, -2, 2, 3})
			around += power(image, k + distance) / 4;
		return power(image, k) / around;
	}

	private static double power(final FloatArray image, final int waves) {
		double sum = 0;
		for (int y = 0; y < EDGE; y++) {
			double re = 0;
			double im = 0;
			for (int x = 0; x < WINDOW; x++) {
				final double value = image.data()[y * EDGE + x + WINDOW / 2]
						* (1 - Math.cos(2 * Math.PI * (x + 0.5) / WINDOW));
				re += value * Math.cos(2 * Math.PI * waves * x / WINDOW);
				im += value * Math.sin(2 * Math.PI * waves * x / WINDOW);
			}
			sum += re * re + im * im;
		}
		return sum;
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3})
	void noCheckerboardIsInTheOutput(final long seed) {
		for (final TranslationNetwork network : List.of(new ResNetGenerator(8, 2, 1), new UNetGenerator(8, 3, 1)))
			for (final int period : new int[]{2, 4}) {
				final double peak = peak(Calculation.valueAtStart(smooth(), seed, network::apply), period);
				assertTrue(peak < 10, network + " has a peak of " + peak + " at " + period + " pixels");
			}
	}

	/**
	 * What an enlargement with weights of its own for each pixel does, as transposed convolutions have.
	 */
	@Test
	void measureSeesACheckerboard() {
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> shuffled = (layers, x) -> new Upsampling(layers)
				.pixelShuffle(layers.mirroredConvolution("up", layers.halved(x), 4, 3, 1, 1), 2);
		final double peak = peak(Calculation.valueAtStart(smooth(), 1, shuffled), 2);
		assertTrue(peak > 100, "peak is " + peak);
	}

	@Test
	void outputHasItsChannelsAndRange() {
		for (final TranslationNetwork network : List.of(new ResNetGenerator(4, 1, 3), new UNetGenerator(4, 2, 3))) {
			final FloatArray output = Calculation.valueAtStart(smooth(), 1, network::apply);
			assertArrayEquals(new int[]{1, EDGE, EDGE, 3}, output.shape());
			for (final float value : output.data())
				assertTrue(Math.abs(value) <= 1, "value " + value);
		}
	}

	/** 1 2 / 3 4 as they are, and their mean, 2.5, for each. */
	@Test
	void discriminatorsOfAllSizesCountTheSame() {
		final FloatArray image = FloatArray.image(new float[]{1, 2, 3, 4}, 2, 2, 1);
		final FloatArray scores = Calculation.value(image, Map.of(),
				(layers, x) -> new MultiScaleDiscriminator(VALUES, 2).judge(layers, x).scores());
		assertArrayEquals(new float[]{1, 2.5f, 2, 2.5f, 3, 2.5f, 4, 2.5f}, scores.data());
	}

	@Test
	void imagesThatCannotBeHalvedSoOftenAreRefused() {
		final EngineException refused = assertThrows(EngineException.class,
				() -> Calculation.value(FloatArray.zeros(1, 6, 6, 1), Map.of(),
						(layers, x) -> new MultiScaleDiscriminator(VALUES, 3).judge(layers, x).scores()));
		assertEquals("Images of [1, 6, 6, 1] (batch, height, width, channels) cannot be judged at 3 sizes: give edges "
				+ "that are multiples of a higher power of two.", refused.getMessage());
	}
}
