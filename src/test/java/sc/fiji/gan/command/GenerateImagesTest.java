package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.Gan;
import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/** Generate Images..., by macro. */
@Timeout(120)
class GenerateImagesTest {

	@TempDir
	static Path models;

	@BeforeAll
	static void makeAModel() throws IOException {
		TinyGenerator.write("tiny-generator", models);
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
	}

	@AfterAll
	static void forgetTheModel() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	@AfterEach
	void closeImages() {
		Macros.run("close('*');");
	}

	private static String generate(final String options) {
		return "run('Generate Images...', 'model=tiny-generator " + options + "');";
	}

	@Test
	void aMacroFindsTheStackByTheNameOfItsModel() {
		final String printed = Macros.run(generate("count=5 seed=11") + "selectImage('tiny-generator');"
				+ "print(nSlices, getWidth(), bitDepth()); setSlice(2); print(getInfo('slice.label'));"
				+ "hash = Property.get('gan.hash'); print(Property.get('gan.model'), lengthOf(hash));"
				+ "print(Property.get('gan.parameters'));");
		assertEquals("5 16 16\nsquare, seed 12\ntiny-generator 64\ncount=5 seed=11 truncation=1.0", printed);
	}

	@Test
	void theSameSeedGivesTheSamePixelsOnEveryRun() {
		final String look = "selectImage('tiny-generator'); setSlice(nSlices); rename('seen');"
				+ "pixels = 'pixels ' + getPixel(3, 5) + ' ' + getPixel(9, 2) + ' ' + getValue('Mean'); close('seen'); print(pixels);";
		final String[] printed = Macros
				.run(generate("count=4 category=round seed=3") + look + generate("count=1 category=round seed=6") + look
						+ generate("count=1 category=square seed=6 truncation=0.5") + look)
				.split("\n");
		assertEquals(printed[0], printed[1]);
		assertNotEquals(printed[1], printed[2]);
	}

	@Test
	void anInterpolationIsAStack() {
		assertEquals("3\nround, seed 1 to 2, 50 %", Macros.run(generate("count=3 mode=interpolation")
				+ "print(nSlices); setSlice(2);" + "print(getInfo('slice.label'));"));
	}

	@Test
	void whatIsNotPossibleIsSaidInASentence() {
		assertEquals("Model 'tiny-generator' makes no 'oval': give category=round, square, or none for all in turn.",
				Macros.refusal(generate("category=oval")));
		assertEquals("count=0 is not possible: give 1 or more.", Macros.refusal(generate("count=0")));
		assertEquals("truncation=3.0 is not possible: give a number from 0 to 2; 1 is usual.",
				Macros.refusal(generate("truncation=3")));
		assertEquals("mode=video is not possible: give images, interpolation or styles.",
				Macros.refusal(generate("mode=video")));
		assertTrue(Macros.refusal(generate("mode=styles")).startsWith("mode=styles is not possible with model"));
		assertTrue(Macros.refusal(generate("count=2000000000")).contains("there is memory for some"));
		assertEquals("Model 'super-resolution-x2-photo' is for super-resolution, not for generation: choose another"
				+ " model.", Macros.refusal("run('Generate Images...', 'model=super-resolution-x2-photo');"));
	}

	@Test
	void aGeneratorIsNotAppliedToImages() {
		try (Gan gan = Gan.open("tiny-generator")) {
			assertEquals(
					"Model 'tiny-generator' makes images of seeds, not of images: use generate, or choose another"
							+ " model.",
					assertThrows(IllegalArgumentException.class, () -> gan.apply(SampleImages.nuclei())).getMessage());
		}
		try (Gan gan = Gan.open("super-resolution-x2-photo")) {
			assertTrue(assertThrows(IllegalArgumentException.class, gan::generation).getMessage()
					.contains("makes no images of seeds"));
		}
	}
}
