package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;

@ExtendWith(InsideEngine.class)
class ImagePoolTest {

	/** Two images of two pixels, which hold their number. */
	private static FloatArray batch(final int number) {
		final float a = 2 * number;
		return new FloatArray(new float[]{a, a, a + 1, a + 1}, 2, 1, 2, 1);
	}

	@Test
	void givesWhatComesInUntilItIsFull() {
		final ImagePool pool = new ImagePool("fakes", 1);
		for (int step = 0; step < ImagePool.CAPACITY / 2; step++)
			assertArrayEquals(batch(step).data(), pool.exchange(batch(step), step).data());
		assertEquals(ImagePool.CAPACITY, pool.save().size());
	}

	/** Of 2000 images about half come back late; each comes back once, or is still there. */
	@Test
	void thenEveryOtherImageIsAnOldOne() {
		final ImagePool pool = new ImagePool("fakes", 1);
		final Set<Float> seen = new HashSet<>();
		int late = 0;
		for (int step = 0; step < 1000; step++) {
			final float[] given = pool.exchange(batch(step), step).data();
			for (int i = 0; i < 2; i++) {
				assertEquals(given[2 * i], given[2 * i + 1]);
				if (step >= ImagePool.CAPACITY / 2) assertTrue(seen.add(given[2 * i]) || given[2 * i] < 50);
				if (given[2 * i] < 2 * step) late++;
			}
		}
		assertTrue(late > 900 && late < 1050, late + " of 1950 were old");
		assertEquals(ImagePool.CAPACITY, pool.save().size());
	}

	@Test
	void restoredItGoesOnAsItWould() {
		final ImagePool pool = new ImagePool("fakes", 1);
		for (int step = 0; step < 40; step++)
			pool.exchange(batch(step), step);
		final ImagePool other = new ImagePool("fakes", 1);
		other.exchange(batch(99), 99);
		other.restore(pool.save());
		for (int step = 40; step < 60; step++)
			assertArrayEquals(pool.exchange(batch(step), step).data(), other.exchange(batch(step), step).data());
	}
}
