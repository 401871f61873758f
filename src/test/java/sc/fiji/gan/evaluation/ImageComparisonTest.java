package sc.fiji.gan.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Progress;

@Timeout(60)
class ImageComparisonTest {

	private static final int PLANES = 5;

	/** Slice n is n times the ramp 0, 1, 2 ... of a row. */
	private static class Ramps extends VirtualStack {

		final List<Integer> read = new ArrayList<>();

		Ramps() {
			super(16, 12, null, null);
			for (int i = 0; i < PLANES; i++)
				addSlice("slice");
			setBitDepth(32);
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			read.add(n);
			final FloatProcessor plane = new FloatProcessor(16, 12);
			for (int i = 0; i < plane.getPixelCount(); i++)
				plane.setf(i, n * (i % 16));
			return plane;
		}
	}

	@Test
	void virtualStacksAreReadPlaneByPlane() {
		final Ramps reference = new Ramps();
		final Ramps image = new Ramps();
		final ComparisonResult result = new ImageComparison(new ComparisonSettings("auto", 0, "luma", "none"))
				.compare(new ImagePlus("image", image), new ImagePlus("truth", reference), null, Progress.NONE);
		assertEquals(List.of(1, 2, 3, 4, 5), image.read.subList(image.read.size() - PLANES, image.read.size()));
		assertEquals(75, result.range());
		assertEquals(0, result.whole().get(Measure.MAE).value());
	}

	@Test
	void aPlaneThatTakesLongIsGivenUpWhenTheUserCancels() {
		final CountDownLatch never = new CountDownLatch(1);
		final AtomicBoolean stuck = new AtomicBoolean();
		final Ramps slow = new Ramps() {

			@Override
			public ImageProcessor getProcessor(final int n) {
				try {
					if (stuck.get()) never.await();
				} catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				return super.getProcessor(n);
			}
		};
		final Progress canceled = new Progress() {

			@Override
			public void update(final double fraction, final String message) {
				assertTrue(fraction >= 0 && fraction < 1);
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		final ImagePlus truth = new ImagePlus("truth", slow);
		stuck.set(true);
		assertThrows(CancellationException.class, () -> new ImageComparison(ComparisonSettings.DEFAULT)
				.compare(new ImagePlus("image", new Ramps()), truth, null, canceled));
		never.countDown();
	}
}
