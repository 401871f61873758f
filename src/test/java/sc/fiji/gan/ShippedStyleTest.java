package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.MemoryBudget;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.image.StyleMixture;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.PearsonCorrelation;
import sc.fiji.gan.model.ModelPackage;

/** What the styles that come with the project do to images. */
class ShippedStyleTest {

	private static ColorProcessor painted(final String style, final ImageProcessor image, final double strength,
			final int tileEdge) {
		final ModelPackage model = Gan.library().open(style);
		try (Network network = Engines.engine().load(model.networkFile())) {
			final ModelApplication application = new ModelApplication(model.description(), network,
					MemoryBudget.ofThisMachine().withTileEdge(tileEdge));
			return (ColorProcessor) application
					.apply(new ImagePlus("image", image), new StyleMixture(strength, false), Progress.NONE)
					.getProcessor();
		}
	}

	private static ColorProcessor photo() {
		return SampleImages.photo().getProcessor().convertToColorProcessor();
	}

	private static int[] rgb(final ImageProcessor image) {
		return Arrays.stream((int[]) image.getPixels()).map(p -> p & 0xffffff).toArray();
	}

	/** Rounding may go either way. */
	@ParameterizedTest
	@ValueSource(strings = {"style-starry-night", "style-great-wave", "style-scream", "style-composition-vii",
			"style-any"})
	void tilesHaveNoSeamsAndNoStrengthIsNoChange(final String style) {
		assertArrayEquals(rgb(photo()), rgb(painted(style, photo(), 0, 512)));
		final int[] whole = rgb(painted(style, photo(), 1, 512));
		final int[] tiled = rgb(painted(style, photo(), 1, 160));
		for (int i = 0; i < whole.length; i++)
			for (int shift = 0; shift <= 16; shift += 8)
				assertEquals(whole[i] >> shift & 255, tiled[i] >> shift & 255, 1);
	}

	/**
	 * The mean colour goes towards that of the picture, and light stays light: the correlation of the
	 * sum of the colours with that of the image.
	 *
	 * @param red mean of the picture
	 * @param green likewise
	 * @param blue likewise
	 */
	@ParameterizedTest
	@CsvSource({"style-starry-night,77,94,113", "style-scream,109,82,54", "style-composition-vii,138,111,95"})
	void aGardenTakesTheColoursOfThePictureAndCanStillBeRead(final String style, final int red, final int green,
			final int blue) {
		final int[] before = rgb(photo());
		final int[] after = rgb(painted(style, photo(), 1, 512));
		final double[] picture = {red, green, blue};
		double far = 0;
		double near = 0;
		for (int c = 0; c < 3; c++) {
			far += Math.abs(mean(before, 16 - 8 * c) - picture[c]);
			near += Math.abs(mean(after, 16 - 8 * c) - picture[c]);
		}
		assertTrue(near < far, near + " from the picture's colours, the photograph " + far);
		requireLightWhereItWas(after, before);
	}

	/**
	 * Pictures that it has never seen, of waves of a colour: the painting shown one of them is nearer
	 * to its colours than that shown the other.
	 */
	@Test
	void anyStyleTakesTheColoursOfThePictureThatItIsShown() {
		final int[] before = rgb(photo());
		final int[] green = rgb(shown(0x30a050));
		final int[] violet = rgb(shown(0x8040a0));
		assertTrue(mean(green, 8) - mean(green, 16) > mean(violet, 8) - mean(violet, 16) + 20,
				mean(green, 8) + " - " + mean(green, 16) + ", " + mean(violet, 8) + " - " + mean(violet, 16));
		assertTrue(mean(violet, 0) - mean(violet, 8) > mean(green, 0) - mean(green, 8) + 20,
				mean(violet, 0) + " - " + mean(violet, 8) + ", " + mean(green, 0) + " - " + mean(green, 8));
		requireLightWhereItWas(green, before);
		requireLightWhereItWas(violet, before);
	}

	private static ImageProcessor shown(final int colour) {
		final ColorProcessor waves = new ColorProcessor(300, 240);
		for (int i = 0; i < waves.getPixelCount(); i++) {
			final double light = 1 + 0.4 * Math.sin(0.2 * (i % 300) + 0.1 * (i / 300));
			int pixel = 0;
			for (int shift = 0; shift <= 16; shift += 8)
				pixel |= (int) Math.min(255, light * (colour >> shift & 255)) << shift;
			waves.set(i, pixel);
		}
		try (Gan gan = Gan.open("style-any", new StylePicture("waves", waves))) {
			return gan.apply(new ImagePlus("photo", photo())).getProcessor();
		}
	}

	/**
	 * A print has no mean colour: what is bright, a fifth at least, is its paper, what is dark its
	 * blue.
	 */
	@Test
	void theGreatWaveIsDarkBlueOnPaper() {
		final int[] after = rgb(painted("style-great-wave", photo(), 1, 512));
		final float[] light = light(after).values();
		final int[] paper = IntStream.range(0, after.length).filter(i -> light[i] > 3 * 190).map(i -> after[i])
				.toArray();
		final int[] ink = IntStream.range(0, after.length).filter(i -> light[i] < 3 * 90).map(i -> after[i]).toArray();
		assertTrue(paper.length > after.length / 5, "paper: " + paper.length);
		assertTrue(ink.length > after.length / 100, "ink: " + ink.length);
		assertTrue(mean(paper, 16) > mean(paper, 0) + 10, "paper: " + mean(paper, 16) + ", " + mean(paper, 0));
		assertTrue(mean(ink, 0) > mean(ink, 16) + 10, "ink: " + mean(ink, 16) + ", " + mean(ink, 0));
		requireLightWhereItWas(after, rgb(photo()));
	}

	private static void requireLightWhereItWas(final int[] after, final int[] before) {
		final double correlation = new PearsonCorrelation().compare(light(after), light(before));
		assertTrue(correlation > 0.3, "correlation of light is " + correlation);
	}

	private static double mean(final int[] pixels, final int shift) {
		return Arrays.stream(pixels).mapToDouble(p -> p >> shift & 255).average().orElseThrow();
	}

	private static GreyImage light(final int[] pixels) {
		final float[] light = new float[pixels.length];
		for (int i = 0; i < light.length; i++)
			light[i] = (pixels[i] >> 16) + (pixels[i] >> 8 & 255) + (pixels[i] & 255);
		return new GreyImage(light, photo().getWidth(), photo().getHeight());
	}

	/** Of the colour that differs most: strokes may be as light as their ground. */
	private static double deviation(final ColorProcessor pixels) {
		return IntStream.rangeClosed(1, 3).mapToDouble(c -> pixels.getChannel(c, null).getStatistics().stdDev).max()
				.orElseThrow();
	}

	/**
	 * In every square of 64 x 64 pixels of a plain image there are strokes; a print is smooth in parts
	 * itself.
	 */
	@ParameterizedTest
	@ValueSource(strings = {"style-starry-night", "style-scream", "style-composition-vii"})
	void smoothImagesAreNotLeftSmooth(final String style) {
		for (final int grey : new int[]{0x000000, 0x808080, 0xffffff}) {
			final ColorProcessor plain = new ColorProcessor(128, 128);
			plain.setColor(grey);
			plain.fill();
			final ColorProcessor strokes = painted(style, plain, 1, 512);
			for (int y = 0; y < 128; y += 64)
				for (int x = 0; x < 128; x += 64) {
					strokes.setRoi(x, y, 64, 64);
					final double deviation = deviation((ColorProcessor) strokes.crop());
					assertTrue(deviation > 3, style + ", grey " + grey + ": " + deviation);
				}
		}
	}
}
