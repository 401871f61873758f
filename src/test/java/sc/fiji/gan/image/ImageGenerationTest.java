package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.GenerationRequest.Mode;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Processing.ScaleLinear;
import sc.fiji.gan.model.TensorDescription;

/** Stacks of generated images. */
class ImageGenerationTest {

	private static final List<String> CELLS = List.of("RBC", "WBC");
	private static final LatentSpace SPACE = new LatentSpace(2, 2, 4);
	private static final PixelRange WORDS = new PixelRange(16, 100, 300);

	/**
	 * All pixels of an image are the number that stands at one place of the input; the first row of
	 * pixels is that of the first style, the second that of the last.
	 */
	private static Network shows(final int place, final int channels) {
		return FakeNetworks.network(input -> {
			final FloatArray image = FloatArray.zeros(1, 2, 2, channels);
			final int rows = input.shape()[1];
			final int width = input.channels();
			for (int i = 0; i < image.data().length; i++)
				image.data()[i] = input.data()[(i < 2 * channels ? 0 : rows - 1) * width + place] + i % channels;
			return image;
		});
	}

	private static ModelDescription model(final List<String> categories, final int styles, final List<String> channels,
			final double gain, final PixelRange pixels) {
		return ModelDescription.ofGenerator("cells", "Cells", "1.0.0", "CC0-1.0", "x",
				new TensorDescription("y", channels, List.of(new ScaleLinear(gain, 200)), pixels),
				new GenerationDescription("stylegan", 2, categories, styles, 2));
	}

	private static ImageGeneration generation(final ModelDescription model, final Network network) {
		return new ImageGeneration(model, network, MemoryBudget.ofThisMachine(), Provenance.of(model));
	}

	private static ImageGeneration grey(final int place) {
		return generation(model(CELLS, 4, List.of("intensity"), 100, WORDS), shows(place, 1));
	}

	@Test
	void aStackHasTheDepthOfTheModelAndLabelsWithCategoryAndSeed() {
		final ImagePlus stack = grey(3).generate(new GenerationRequest(3, "", 7, 1), Progress.NONE);
		assertEquals("cells", stack.getTitle());
		assertEquals(16, stack.getBitDepth());
		assertEquals(100, stack.getDisplayRangeMin());
		assertEquals(300, stack.getDisplayRangeMax());
		assertEquals("RBC, seed 7", stack.getStack().getSliceLabel(1));
		assertEquals("WBC, seed 8", stack.getStack().getSliceLabel(2));
		assertEquals("RBC, seed 9", stack.getStack().getSliceLabel(3));
		// The one of the second category is 0 and 1: 0 and 1 times 100, and 200.
		assertEquals(200, stack.getStack().getProcessor(1).get(0));
		assertEquals(300, stack.getStack().getProcessor(2).get(0));
		assertEquals("count=3 seed=7 truncation=1.0", stack.getProp("gan.parameters"));
		assertTrue(stack.getInfoProperty().contains("Synthetic image"), stack.getInfoProperty());
	}

	@Test
	void theSameSeedGivesTheSameImageWhateverIsMadeBesideIt() {
		final ImagePlus many = grey(0).generate(new GenerationRequest(5, "WBC", 3, 1), Progress.NONE);
		final ImagePlus one = grey(0).generate(new GenerationRequest(1, "WBC", 6, 1), Progress.NONE);
		assertArrayEquals((short[]) many.getStack().getPixels(4), (short[]) one.getStack().getPixels(1));
		final PixelValues alone = grey(0).image("WBC", 6, 1);
		assertArrayEquals((short[]) one.getStack().getPixels(1), (short[]) alone.planes().get(0).getPixels());
		assertEquals(Math.round(200 + 100 * SPACE.input(6, 1, 1).data()[0]), one.getProcessor().get(0));
	}

	@Test
	void anInterpolationBeginsAndEndsAtItsSeeds() {
		final ImagePlus stack = grey(0).generate(new GenerationRequest(5, "RBC", 1, 1, Mode.INTERPOLATION, 9, 0),
				Progress.NONE);
		assertEquals(5, stack.getStackSize());
		assertEquals(Math.round(200 + 100 * SPACE.input(1, 0, 1).data()[0]), stack.getStack().getProcessor(1).get(0));
		assertEquals(Math.round(200 + 100 * SPACE.input(9, 0, 1).data()[0]), stack.getStack().getProcessor(5).get(0));
		assertEquals("RBC, seed 1 to 9, 25 %", stack.getStack().getSliceLabel(2));
	}

	/**
	 * Row by row the coarse styles of the row's seed, in the first row of pixels, and the fine ones of
	 * the column's.
	 */
	@Test
	void aGridMixesTheStylesOfItsRowAndColumn() {
		final ImagePlus grid = grey(0).generate(new GenerationRequest(2, "RBC", 1, 1, Mode.STYLES, 5, 0),
				Progress.NONE);
		assertEquals(6, grid.getWidth());
		assertEquals(6, grid.getHeight());
		for (int row = 0; row < 2; row++)
			for (int column = 0; column < 2; column++) {
				assertEquals(value(1 + row), grid.getProcessor().get(2 + 2 * column, 2 + 2 * row));
				assertEquals(value(5 + column), grid.getProcessor().get(2 + 2 * column, 3 + 2 * row));
			}
		assertEquals(value(6), grid.getProcessor().get(4, 0));
		assertEquals(value(2), grid.getProcessor().get(0, 4));
		assertEquals(0, grid.getProcessor().get(0, 0));
	}

	private static int value(final long seed) {
		return (int) (200 + 100 * SPACE.input(seed, 0, 1).data()[0] + 0.5);
	}

	@Test
	void coloursBecomeRgbAndSeveralChannelsAComposite() {
		final ImagePlus colour = generation(model(CELLS, 4, TensorDescription.COLOURS, 10, PixelRange.BYTES),
				shows(3, 3)).generate(new GenerationRequest(1, "RBC", 1, 1), Progress.NONE);
		assertEquals(0xffc8d2dc, colour.getProcessor().get(0));
		final ImagePlus composite = generation(model(List.of(), 4, List.of("a", "b"), 100, WORDS), shows(2, 2))
				.generate(new GenerationRequest(3, "", 1, 0.5), Progress.NONE);
		assertEquals(2, composite.getNChannels());
		assertEquals(3, composite.getNSlices());
		assertTrue(composite.isComposite());
		// The truncation, 0.5, times 100, and 200; in the second channel 100 more.
		assertEquals(250, composite.getStack().getProcessor(5).get(0));
		assertEquals(350, composite.getStack().getProcessor(6).get(0));
		assertEquals("seed 3", composite.getStack().getSliceLabel(6));
	}

	@Test
	void whatTheModelCannotMakeIsRefusedInASentence() {
		assertEquals("Model 'cells' makes no 'PLT': give category=RBC, WBC, or none for all in turn.",
				refusal(grey(0), new GenerationRequest(1, "PLT", 1, 1)));
		final ImageGeneration plain = generation(model(List.of(), 1, List.of("intensity"), 100, WORDS), shows(0, 1));
		assertEquals("Model 'cells' knows no categories, so it can make no 'RBC': leave category empty.",
				refusal(plain, new GenerationRequest(1, "RBC", 1, 1)));
		assertEquals(
				"mode=styles is not possible with model 'cells', whose layers have no styles of their own: choose one"
						+ " that was trained as stylegan.",
				refusal(plain, new GenerationRequest(1, "", 1, 1, Mode.STYLES, 2, 0)));
		assertEquals("layer=4 is not possible: model 'cells' has 4 layers; give 1 to 3, or 0 for half of all.",
				refusal(grey(0), new GenerationRequest(1, "", 1, 1, Mode.STYLES, 2, 4)));
		final ModelDescription model = model(List.of(), 1, List.of("intensity"), 100, WORDS);
		final String message = refusal(new ImageGeneration(model, shows(0, 1),
				MemoryBudget.ofThisMachine().withHeapBytes(160), Provenance.of(model)),
				new GenerationRequest(11, "", 1, 1));
		assertTrue(message.startsWith("count=11: images of 2 x 2 pixels, and there is memory for some 10;"), message);
	}

	private static String refusal(final ImageGeneration generation, final GenerationRequest settings) {
		return assertThrows(IllegalArgumentException.class, () -> generation.generate(settings, Progress.NONE))
				.getMessage();
	}

	@Test
	void aCancelIsObeyed() {
		final Progress canceled = new Progress() {

			@Override
			public void update(final double fraction, final String message) {
				// Not looked at.
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> grey(0).generate(new GenerationRequest(3, "", 1, 1), canceled));
	}
}
