package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;

/** What is made of sentences, worked out by hand. */
@ExtendWith(InsideEngine.class)
class SentenceTest {

	/**
	 * Two words, 1 and 10; a word is read as itself, twice the one before, and three times the one
	 * after.
	 */
	private static final Map<String, FloatArray> WEIGHTS = Map.of("net/words/kernel",
			new FloatArray(new float[]{1, 10}, 2, 1), "net/order/kernel", new FloatArray(new float[]{2, 1, 3}, 3, 1),
			"net/order/bias", new FloatArray(new float[]{0}, 1), "net/sentence/kernel",
			new FloatArray(new float[]{1000, 1}, 2, 1), "net/sentence/bias", new FloatArray(new float[]{0}, 1));

	private static float[] read(final float... rows) {
		final int length = 3;
		return Calculation.value(new FloatArray(rows, rows.length / 2 / length, length, 1, 2), WEIGHTS,
				(layers, x) -> new SentenceEncoder(2, length, 1).apply(layers, x)).data();
	}

	/**
	 * The words 1 10 are read as (1 + 30) and (10 + 2), 43 / 2 on average, and mean 11 / 2; 10 1 as (10
	 * + 3) and (1 + 20); 10 alone as 10.
	 */
	@Test
	void aSentenceIsTheMeanOfItsWordsAndOfWhatTheyAreBesideOthers() {
		assertArrayEquals(new float[]{5500 + 21.5f, 5500 + 17, 10_000 + 10},
				read(1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0), 1e-2f);
	}

	/** Half of each word of two sentences of one word: 5.5, read as itself. */
	@Test
	void betweenTwoWordsLiesTheirMean() {
		assertArrayEquals(new float[]{5500 + 5.5f}, read(0.5f, 0.5f, 0, 0, 0, 0), 1e-2f);
	}

	@Test
	void nothingSaidIsZero() {
		assertArrayEquals(new float[]{0}, read(0, 0, 0, 0, 0, 0));
	}

	/**
	 * Mean 2 and logarithm of the variance ln 4: drawn with 0.5 is 2 + 2 * 0.5. The divergence is (4 +
	 * 4 - 1 - ln 4) / 2.
	 */
	@Test
	void whatIsDrawnLiesAboutTheMean() {
		final float log = (float) Math.log(4);
		final Map<String, FloatArray> weights = Map.of("net/c/kernel", new FloatArray(new float[]{2, log}, 1, 2),
				"net/c/bias", new FloatArray(new float[]{0, 0}, 2));
		final FloatArray sentence = new FloatArray(new float[]{1}, 1, 1);
		assertArrayEquals(
				new float[]{3}, Calculation.value(sentence, weights, (layers, x) -> ConditioningAugmentation
						.of(layers, "c", x, 1).drawn(layers.tf(), layers.tf().constant(new float[][]{{0.5f}}))).data(),
				1e-6f);
		assertEquals((4 + 4 - 1 - Math.log(4)) / 2,
				Calculation
						.value(sentence, weights,
								(layers, x) -> ConditioningAugmentation.of(layers, "c", x, 1).divergence(layers.tf()))
						.data()[0],
				1e-6);
	}

	@Test
	void generatorHasTheSizeOfItsStages() {
		final FloatArray image = Calculation.valueAtStart(new FloatArray(new float[]{1, -1, 2}, 1, 3), 5,
				(layers, x) -> new ConditionedGenerator(2, 3, 5, 2).apply(layers, x));
		assertArrayEquals(new int[]{1, 20, 20, 2}, image.shape());
		for (final float value : image.data())
			assertEquals(0, value, 1);
	}
}
