package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import sc.fiji.gan.captioning.Attribute;
import sc.fiji.gan.captioning.DominantColour;
import sc.fiji.gan.captioning.Measurement;
import sc.fiji.gan.captioning.ObjectMeasurement;
import sc.fiji.gan.image.PromptRequest;
import sc.fiji.gan.image.PromptRequest.Mode;

/** The models for text to image that come with the project do what their words say. */
class ShippedTextModelTest {

	private static final int COUNT = 20;

	private static ImageStack made(final Gan gan, final String prompt) {
		return gan.generate(new PromptRequest(prompt, COUNT, 1, 1)).getStack();
	}

	/** The mean of a measure over images of a prompt; of images without objects it is 0. */
	private static double mean(final Gan gan, final String prompt, final Attribute attribute) {
		final ImageStack images = made(gan, prompt);
		return IntStream.rangeClosed(1, COUNT).mapToDouble(
				slice -> new ObjectMeasurement(10).measure(images.getProcessor(slice)).map(attribute::of).orElse(0.0))
				.average().orElseThrow();
	}

	@Test
	void nucleiAreAsManyAsLargeAndAsBrightAsIsSaid() {
		try (Gan gan = Gan.open("text-to-nuclei")) {
			assertTrue(2 * mean(gan, "few nuclei", Attribute.COUNT) < mean(gan, "many nuclei", Attribute.COUNT));
			assertTrue(
					2 * mean(gan, "few small nuclei", Attribute.SIZE) < mean(gan, "few large nuclei", Attribute.SIZE));
			assertTrue(mean(gan, "dim nuclei", Attribute.BRIGHTNESS) + 30 < mean(gan, "bright nuclei",
					Attribute.BRIGHTNESS));
			assertTrue(mean(gan, "few elongated nuclei", Attribute.ROUNDNESS) < mean(gan, "few round nuclei",
					Attribute.ROUNDNESS));
		}
	}

	/** A combination that was kept from the training. */
	@Test
	void whatNeverCameTogetherIsMade() {
		try (Gan gan = Gan.open("text-to-nuclei")) {
			final ImageStack images = made(gan, "many small bright nuclei");
			final List<Measurement> measured = IntStream.rangeClosed(1, COUNT)
					.mapToObj(slice -> new ObjectMeasurement(10).measure(images.getProcessor(slice)).orElseThrow())
					.toList();
			assertTrue(measured.stream().mapToInt(Measurement::count).average().orElseThrow() > 6);
			assertTrue(measured.stream().mapToDouble(Measurement::brightness).average().orElseThrow() > 100);
		}
	}

	@Test
	void iconsHaveTheColourThatIsSaid() {
		try (Gan gan = Gan.open("text-to-icon")) {
			for (final String colour : List.of("red", "blue", "yellow", "green")) {
				final ImageStack images = made(gan, "a " + colour + " icon");
				final long right = IntStream.rangeClosed(1, COUNT)
						.filter(slice -> DominantColour.of(images.getProcessor(slice)).toString().equals(colour))
						.count();
				assertTrue(right > COUNT / 2, right + " are " + colour);
			}
		}
	}

	/** The second time another image is made before it. */
	@Test
	void samePromptAndSeedGiveTheSameImageAndAnInterpolationBeginsWithIt() {
		try (Gan gan = Gan.open("text-to-nuclei")) {
			final ImagePlus one = gan.generate(new PromptRequest("many dim nuclei", 1, 8, 1));
			assertEquals(List.of(64, 64, 8), List.of(one.getWidth(), one.getHeight(), one.getBitDepth()));
			final ImageStack two = gan.generate(new PromptRequest("Many, dim nuclei.", 2, 7, 1)).getStack();
			assertArrayEquals(pixels(one.getProcessor()), pixels(two.getProcessor(2)));
			final ImageStack way = gan
					.generate(new PromptRequest("many dim nuclei", 3, 8, 1, Mode.INTERPOLATION, "few bright nuclei"))
					.getStack();
			assertArrayEquals(pixels(one.getProcessor()), pixels(way.getProcessor(1)));
			assertArrayEquals(pixels(gan.generate(new PromptRequest("few bright nuclei", 1, 8, 1)).getProcessor()),
					pixels(way.getProcessor(3)));
		}
	}

	private static byte[] pixels(final ImageProcessor image) {
		return (byte[]) image.getPixels();
	}
}
