package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;

class CancelAndMemoryTest {

	private static final MemoryBudget SMALL_TILES = new MemoryBudget(1L << 20, 1, 16, 1L << 30);

	private static final ModelDescription MODEL = Models.of(Task.SUPER_RESOLUTION, 2, 1, 1, 2, 1, true,
			new Processing.ScaleRange(1, 99, 1e-6, false));

	/** Plane {@code n} holds {@code n} everywhere, and {@code 1000 + n} in its last pixel. */
	private static final class CountingStack extends VirtualStack {

		private int reads;

		CountingStack(final int width, final int height, final int size) {
			super(width, height, null, "");
			for (int i = 1; i <= size; i++)
				addSlice("plane " + i);
			setBitDepth(16);
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			reads++;
			final ImageProcessor ip = new ShortProcessor(getWidth(), getHeight());
			ip.set(n);
			ip.set(getWidth() - 1, getHeight() - 1, 1000 + n);
			return ip;
		}
	}

	@Test
	void progressGrowsToOne() {
		final List<Double> seen = new ArrayList<>();
		new ModelApplication(MODEL, FakeNetworks.nearest(2), SMALL_TILES)
				.apply(ModelApplicationTest.hyperstack(8, 40, 40, 2, 2, 1), (fraction, message) -> seen.add(fraction));
		assertTrue(seen.size() > 4 * 2, "more than a tile for each plane");
		for (int i = 1; i < seen.size(); i++)
			assertTrue(seen.get(i) >= seen.get(i - 1));
		assertEquals(1, seen.get(seen.size() - 1));
	}

	@Test
	void aCancelBetweenTilesLeavesTheInputAlone() {
		final ImagePlus input = ModelApplicationTest.hyperstack(16, 40, 40, 1, 2, 1);
		final short[] before = ((short[]) input.getStack().getPixels(1)).clone();
		final AtomicInteger tiles = new AtomicInteger();
		final Progress progress = new Progress() {

			@Override
			public void update(final double fraction, final String message) {
				tiles.incrementAndGet();
			}

			@Override
			public boolean isCanceled() {
				return tiles.get() == 3;
			}
		};
		assertThrows(CancellationException.class,
				() -> new ModelApplication(MODEL, FakeNetworks.nearest(2), SMALL_TILES).apply(input, progress));
		assertEquals(3, tiles.get());
		assertArrayEquals(before, (short[]) input.getStack().getPixels(1));
	}

	/**
	 * The network computes until the cancel has come through, which it would never do if it were waited
	 * for.
	 */
	@Test
	@Timeout(20)
	void aCancelDoesNotWaitForTheNetwork() throws InterruptedException {
		final CountDownLatch running = new CountDownLatch(1);
		final CountDownLatch canceled = new CountDownLatch(1);
		final Network endless = FakeNetworks.network(x -> {
			running.countDown();
			try {
				canceled.await();
			} catch (final InterruptedException e) {
				throw new IllegalStateException(e);
			}
			return x;
		});
		final Progress progress = new Progress() {

			@Override
			public void update(final double fraction, final String message) {
				// Never reached.
			}

			@Override
			public boolean isCanceled() {
				return running.getCount() == 0;
			}
		};
		final ImagePlus input = ModelApplicationTest.hyperstack(8, 4, 4, 1, 1, 1);
		assertThrows(CancellationException.class,
				() -> new ModelApplication(MODEL, endless, SMALL_TILES).apply(input, progress));
		canceled.countDown();
	}

	@Test
	void aFailureOfTheNetworkComesThrough() {
		final Network broken = FakeNetworks.network(x -> {
			throw new EngineException("out of memory");
		});
		assertEquals("out of memory",
				assertThrows(EngineException.class, () -> new ModelApplication(MODEL, broken, SMALL_TILES)
						.apply(ModelApplicationTest.hyperstack(8, 4, 4, 1, 1, 1), Progress.NONE)).getMessage());
	}

	@Test
	void aVirtualStackIsReadPlaneByPlane() {
		final CountingStack stack = new CountingStack(30, 20, 6);
		final ImagePlus input = new ImagePlus("v.tif", stack);
		stack.reads = 0;
		final ImagePlus result = new ModelApplication(MODEL, FakeNetworks.nearest(2), SMALL_TILES).apply(input,
				Progress.NONE);
		assertFalse(result.getStack().isVirtual());
		assertEquals(12, stack.reads, "once for the percentiles, once for the network");
		assertEquals(1006, result.getStack().getProcessor(6).get(59, 39));
	}

	@Test
	void aResultThatWouldFillTheMemoryIsVirtual() throws Exception {
		final ImagePlus input = new ImagePlus("v.tif", new CountingStack(30, 20, 50));
		input.setDisplayRange(3, 700);
		final ImagePlus result = new ModelApplication(MODEL, FakeNetworks.nearest(2),
				SMALL_TILES.withHeapBytes(200_000)).apply(input, Progress.NONE);
		final VirtualStack stack = (VirtualStack) result.getStack();
		assertEquals(50, stack.size());
		assertEquals(16, result.getBitDepth());
		for (final int n : new int[]{1, 17, 50}) {
			assertEquals(n, stack.getProcessor(n).get(0, 0));
			assertEquals(1000 + n, stack.getProcessor(n).get(59, 39));
			assertEquals("plane " + n, stack.getSliceLabel(n));
		}
		result.setSlice(17);
		assertEquals(1017, result.getProcessor().get(59, 39));
		assertEquals(700, result.getDisplayRangeMax());
		assertEquals(50, Files.list(Path.of(stack.getDirectory())).count());
		((TemporaryStack) stack).delete();
		assertFalse(Files.exists(Path.of(stack.getDirectory())));
	}

	@Test
	void aCanceledVirtualResultLeavesNoFiles() {
		final Set<String> before = temporaryFolders();
		final AtomicInteger tiles = new AtomicInteger();
		final Progress progress = new Progress() {

			@Override
			public void update(final double fraction, final String message) {
				tiles.incrementAndGet();
			}

			@Override
			public boolean isCanceled() {
				return tiles.get() > 30;
			}
		};
		assertThrows(CancellationException.class,
				() -> new ModelApplication(MODEL, FakeNetworks.nearest(2), SMALL_TILES.withHeapBytes(200_000))
						.apply(new ImagePlus("v", new CountingStack(30, 20, 50)), progress));
		assertEquals(before, temporaryFolders());
	}

	private static Set<String> temporaryFolders() {
		final Set<String> names = new TreeSet<>();
		for (final String name : new File(System.getProperty("java.io.tmpdir")).list())
			if (name.startsWith("fiji-gan-")) names.add(name);
		return names;
	}
}
