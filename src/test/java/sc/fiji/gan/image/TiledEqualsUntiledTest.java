package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;

class TiledEqualsUntiledTest {

	private static final long MEMORY = 1L << 30;

	@Property(tries = 150)
	void zeroPaddedConvolution(@ForAll @IntRange(min = 1, max = 40) final int width,
			@ForAll @IntRange(min = 1, max = 40) final int height, @ForAll @IntRange(min = 1, max = 17) final int edge,
			@ForAll @IntRange(min = 0, max = 6) final int halo, @ForAll @IntRange(min = 1, max = 3) final int scale) {
		final ModelDescription model = Models.superResolution(scale, 1, halo);
		check(model, FakeNetworks.zeroPadded(halo, scale), width, height, edge);
	}

	@Property(tries = 100)
	void networkWithStrides(@ForAll @IntRange(min = 1, max = 40) final int width,
			@ForAll @IntRange(min = 1, max = 40) final int height, @ForAll @IntRange(min = 4, max = 17) final int edge,
			@ForAll @IntRange(min = 1, max = 4) final int multiple) {
		final ModelDescription model = Models.of(Task.IMAGE_TRANSLATION, 1, 1, 1, multiple - 1, multiple, true,
				new Processing.ScaleRange(1, 99, 1e-6, false));
		check(model, FakeNetworks.pooled(multiple), width, height, edge);
	}

	/** The values are worked out here from the definition: zero padding must not show anywhere. */
	@Property(tries = 30)
	void equalsTheConvolutionOfTheMirroredImage(@ForAll @IntRange(min = 1, max = 9) final int width,
			@ForAll @IntRange(min = 1, max = 9) final int height) {
		final int radius = 2;
		final float[] pixels = noise(width, height);
		final float[] result = apply(Models.superResolution(1, 1, radius), FakeNetworks.zeroPadded(radius, 1), pixels,
				width, height, 4);
		for (int i = 0; i < pixels.length; i++) {
			double sum = 0;
			for (int dy = -radius; dy <= radius; dy++)
				for (int dx = -radius; dx <= radius; dx++)
					sum += FakeNetworks.weight(dx, dy) * pixels[Resampling.mirror(i / width + dy, height) * width
							+ Resampling.mirror(i % width + dx, width)] / 255;
			assertEquals(255 * (sum + 0.1 * Math.sin(sum)), result[i], 255e-5);
		}
	}

	@Example
	void tilesAreAsFewAndAsLargeAsTheBudgetAllows() {
		final AtomicInteger runs = new AtomicInteger();
		final Network network = FakeNetworks.network(x -> {
			runs.incrementAndGet();
			assertArrayEquals(new int[]{1, 16 + 2 * 3, 16 + 2 * 3, 1}, x.shape());
			return x;
		});
		apply(Models.superResolution(1, 1, 3), network, noise(64, 48), 64, 48, 16);
		assertEquals(12, runs.get());
	}

	private static void check(final ModelDescription model, final Network network, final int width, final int height,
			final int edge) {
		final float[] pixels = noise(width, height);
		final float[] untiled = apply(model, network, pixels, width, height, 1000);
		final float[] tiled = apply(model, network, pixels, width, height, edge);
		assertArrayEquals(untiled, tiled, 255e-4f);
	}

	private static float[] noise(final int width, final int height) {
		final Random random = new Random(31L * width + height);
		final float[] pixels = new float[width * height];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = 255 * random.nextFloat();
		return pixels;
	}

	private static float[] apply(final ModelDescription model, final Network network, final float[] pixels,
			final int width, final int height, final int edge) {
		final ImagePlus image = new ImagePlus("noise", new FloatProcessor(width, height, pixels.clone()));
		final MemoryBudget budget = new MemoryBudget(MEMORY, 1, edge, MEMORY);
		final ImagePlus result = new ModelApplication(model, network, budget).apply(image, Progress.NONE);
		assertEquals(width * model.scale(), result.getWidth());
		assertEquals(height * model.scale(), result.getHeight());
		assertArrayEquals(pixels, (float[]) image.getProcessor().getPixels(), "the input must not change");
		return (float[]) result.getProcessor().getPixels();
	}
}
