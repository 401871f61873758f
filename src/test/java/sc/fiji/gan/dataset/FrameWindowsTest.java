package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FloatArray;

/** Which parts of time-lapses are trained on, and which are held out. */
class FrameWindowsTest {

	/** Frame t of a series has t / 100 everywhere but for one pixel in three that is 0.005 brighter. */
	private static TimeLapse counting(final int group, final int frames) {
		final List<float[]> all = new ArrayList<>();
		for (int t = 0; t < frames; t++) {
			final float[] frame = new float[24 * 20];
			for (int i = 0; i < frame.length; i++)
				frame[i] = t / 100f + (i % 3 == 0 ? 0.005f : 0);
			all.add(frame);
		}
		return new TimeLapse("lapse " + group, group, 24, 20, all);
	}

	private static TimeLapses lapses(final int count, final int frames) {
		final List<TimeLapse> series = new ArrayList<>();
		for (int i = 0; i < count; i++)
			series.add(counting(i, frames));
		return new TimeLapses("folder", count, series, List.of());
	}

	private static FrameWindows data(final TimeLapses lapses) {
		return new FrameWindows(lapses, 4, 2, 8, 16, 4, 1);
	}

	/** The number of the frame that a value comes from, whatever gain it was given. */
	private static int frame(final FloatArray frames, final int pixel, final int channel, final double gain) {
		return (int) Math.floor(100 * ((frames.data()[pixel * frames.channels() + channel] + 1) / gain - 1) + 0.25);
	}

	@Test
	void framesFollowEachOther() {
		final FloatArray batch = data(lapses(1, 32)).batch(3).get("frames");
		assertArrayEquals(new int[]{8, 16, 16, 6}, batch.shape());
		for (int pixel = 0; pixel < 8 * 256; pixel++) {
			final double step = batch.data()[pixel * 6 + 1] - batch.data()[pixel * 6];
			// A hundredth, times a gain between exp(-0.2) and exp(0.2).
			assertTrue(step > 0.0081 && step < 0.0123, String.valueOf(step));
			for (int t = 2; t < 6; t++)
				assertEquals(step, batch.data()[pixel * 6 + t] - batch.data()[pixel * 6 + t - 1], 1e-5);
		}
	}

	/** Of 32 frames the last eighth, 28 to 31, is not trained on, and each of them is held out once. */
	@Test
	void theEndOfAFewSeriesIsHeldOut() {
		final FrameWindows data = data(lapses(1, 32));
		assertEquals(28 - 6 + 1, data.windows());
		int newest = 0;
		for (int step = 0; step < 60; step++) {
			final FloatArray batch = data.batch(step).get("frames");
			for (int image = 0; image < 8; image++) {
				final double gain = (batch.data()[image * 256 * 6 + 5] - batch.data()[image * 256 * 6]) / 0.05;
				newest = Math.max(newest, frame(batch, image * 256, 5, gain));
			}
		}
		assertEquals(27, newest);
		assertEquals(4, data.heldOut().size());
		final List<FrameWindows.Example> examples = data.examples(data.heldOut());
		for (int i = 0; i < 4; i++) {
			assertEquals(27 + i, frame(examples.get(i).images().get(1), 0, 0, 1));
			assertEquals(28 + i, frame(examples.get(i).images().get(2), 0, 0, 1));
		}
	}

	@Test
	void ofManyFilesWholeOnesAreHeldOut() {
		final FrameWindows data = data(lapses(20, 8));
		assertEquals(18 * 3, data.windows());
		// Two series of eight frames: each frame from the fifth on.
		assertEquals(8, data.heldOut().size());
	}

	@Test
	void aNetworkSeesGrainBesideTheFrames() {
		final FrameWindows data = data(lapses(1, 32));
		final FloatArray noise = data.batch(1).get("noise");
		assertArrayEquals(new int[]{8, 16, 16, 2}, noise.shape());
		final Set<Float> different = new HashSet<>();
		double sum = 0;
		for (final float value : noise.data()) {
			assertTrue(value >= -1 && value <= 1);
			different.add(value);
			sum += value * value;
		}
		assertTrue(different.size() > 4000);
		assertEquals(1 / 3.0, sum / noise.data().length, 0.02);
		assertArrayEquals(new int[]{1, 20, 20, 5}, data.heldOut().get(0).shape());
	}

	@Test
	void batchesAreAFunctionOfTheStep() {
		final FrameWindows data = data(lapses(2, 16));
		assertArrayEquals(data.batch(5).get("frames").data(), data(lapses(2, 16)).batch(5).get("frames").data());
		assertArrayEquals(data.batch(5).get("noise").data(), data.batch(5).get("noise").data());
		assertTrue(!java.util.Arrays.equals(data.batch(5).get("frames").data(), data.batch(6).get("frames").data()));
	}

	/** Repeating the last frame is 0.01 of a range of 2 off everywhere, and as sharp. */
	@Test
	void distancesAreThoseByHand() {
		final FrameWindows data = data(lapses(1, 32));
		final List<FloatArray> last = data.examples(data.heldOut()).stream().map(e -> e.images().get(1)).toList();
		final List<FloatArray> truth = data.examples(data.heldOut()).stream().map(e -> e.images().get(2)).toList();
		assertEquals(0.005, data.errorOfLastFrame(), 1e-6);
		assertEquals(1, data.distanceOfLastFrame(), 1e-3);
		assertEquals(0, data.distance(truth), 1e-6);
		assertEquals(1, data.sharpness(last), 1e-3);
		final List<FloatArray> flat = truth.stream().map(t -> FloatArray.zeros(t.shape())).toList();
		assertEquals(0, data.sharpness(flat), 1e-6);
		assertEquals(data.error(flat) / 0.005 + 1, data.distance(flat), 1e-3);
	}

	private static String refusal(final TimeLapses lapses, final int patch) {
		return assertThrows(IllegalArgumentException.class, () -> new FrameWindows(lapses, 4, 2, 8, patch, 4, 1))
				.getMessage();
	}

	@Test
	void whatIsTooLittleIsTold() {
		assertEquals("'lapse 0' has 6 frames, but past=4 and recursion=2 need 7: give a longer time-lapse, or smaller"
				+ " numbers.", refusal(lapses(1, 6), 16));
		assertEquals("'lapse 0' has 1 frame, but past=4 and recursion=2 need 7: give a longer time-lapse, or smaller"
				+ " numbers.", refusal(lapses(1, 1), 16));
		assertEquals(
				"None of the 1 series of 'folder' is large enough and changes: 'lapse 0' measures 24 x 20 pixels and"
						+ " patch=32; choose a smaller patch, or other time-lapses.",
				refusal(lapses(1, 9), 32));
		assertTrue(refusal(lapses(1, 9), 18).startsWith("patch=18 is not possible with this generator"));
	}
}
