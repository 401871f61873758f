package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.ImagePlus;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.Task;

/** The front door for scripts. */
@Timeout(60)
class GanTest {

	private static final String MODEL = "super-resolution-x2-photo";

	@Test
	void appliesAModelAndLeavesTheInputAlone() {
		final ImagePlus image = SampleImages.photo(40, 1);
		final int[] before = ((int[]) image.getProcessor().getPixels()).clone();
		try (Gan gan = Gan.open(MODEL)) {
			assertEquals(2, gan.description().scale());
			final ImagePlus result = gan.apply(image);
			assertEquals("photo-" + MODEL, result.getTitle());
			assertEquals(80, result.getWidth());
			assertEquals(24, result.getBitDepth());
			assertTrue(result.getInfoProperty().contains(MODEL), result.getInfoProperty());
		}
		assertArrayEquals(before, (int[]) image.getProcessor().getPixels());
	}

	@Test
	void aModelIsOpenedByTheFolderOfItsPackageToo() {
		final String folder = Gan.library().open(MODEL).folder().toString();
		try (Gan gan = Gan.open(folder, Task.SUPER_RESOLUTION)) {
			assertEquals(MODEL, gan.description().id());
		}
	}

	@Test
	void canBeClosedTwice() {
		final Gan gan = Gan.open(MODEL);
		gan.close();
		gan.close();
	}

	@Test
	void useAfterCloseIsRefusedInOneSentence() {
		final Gan gan = Gan.open(MODEL);
		gan.close();
		assertEquals("The network was closed and cannot run any more: open the model again.",
				assertThrows(EngineException.class, () -> gan.apply(SampleImages.chart(16))).getMessage());
	}

	@Test
	void aModelForAnotherTaskIsRefusedInOneSentence() {
		assertEquals("Model '" + MODEL + "' is for super-resolution, not for style-transfer: choose another model.",
				assertThrows(IllegalArgumentException.class, () -> Gan.open(MODEL, Task.STYLE_TRANSFER)).getMessage());
	}

	@Test
	void anUnknownModelIsRefusedInOneSentence() {
		assertTrue(assertThrows(ModelException.class, () -> Gan.open("super-resolution")).getMessage()
				.startsWith("There is no model 'super-resolution': choose one of '"));
	}

	@Test
	void severalThreadsMayUseItAtOnce() throws Exception {
		try (Gan gan = Gan.open(MODEL)) {
			final ImagePlus image = SampleImages.nuclei(48, 1);
			final short[] expected = (short[]) gan.apply(image).getProcessor().getPixels();
			final List<CompletableFuture<ImagePlus>> results = new ArrayList<>();
			for (int i = 0; i < 4; i++)
				results.add(CompletableFuture.supplyAsync(() -> gan.apply(image)));
			for (final CompletableFuture<ImagePlus> result : results)
				assertArrayEquals(expected, (short[]) result.get(30, TimeUnit.SECONDS).getProcessor().getPixels());
		}
	}
}
