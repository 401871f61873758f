package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/** Augment Dataset..., by macro. */
@Timeout(240)
class AugmentDatasetTest {

	@TempDir
	static Path models;

	@TempDir
	Path work;

	@BeforeAll
	static void makeAModel() throws IOException {
		TinyGenerator.write("tiny-generator", models);
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
	}

	@AfterAll
	static void forgetTheModel() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	private void draw(final String name, final int count, final int size) throws IOException {
		final Path folder = Files.createDirectories(work.resolve("cells").resolve(name));
		for (int i = 0; i < count; i++)
			IJ.saveAsTiff(SampleImages.nuclei(size, RandomStream.of(name.hashCode(), i).nextLong()),
					folder.resolve("n" + i + ".tif").toString());
	}

	private String augment(final String options) {
		return "run('Augment Dataset...', 'source=[" + Macros.quote(work.resolve("cells")) + "] destination=["
				+ Macros.quote(work.resolve("more")) + "] " + options + "');";
	}

	@Test
	void aMacroBalancesClassesByAGenerator() throws IOException {
		draw("round", 9, TinyGenerator.SIZE);
		draw("square", 5, TinyGenerator.SIZE);
		final String printed = Macros.run(augment("method=both model=tiny-generator seed=5"));
		assertTrue(printed.startsWith(
				"round: 9 originals, 0 classical, 0 generated\n" + "square: 5 originals, 2 classical, 2 generated, "),
				printed);
		assertTrue(printed.endsWith("The data set is in " + work.resolve("more")), printed);
		final List<String> lines = Files.readAllLines(work.resolve("more/manifest.csv"));
		assertEquals(19, lines.size());
		assertTrue(lines.stream().anyMatch(l -> l.matches("square/gan-00002.tif,square,gan,\\d+,,[0-9a-f]{64},.*")),
				lines.toString());
		assertEquals(16, IJ.openImage(work.resolve("more/square/gan-00001.tif").toString()).getBitDepth());
		assertTrue(Files.readString(work.resolve("more/report.html")).contains("tiny-generator"));
	}

	/** The seed of the manifest and the class make the same image again. */
	@Test
	void anImageIsMadeAgainByItsSeed() throws IOException {
		draw("square", 3, TinyGenerator.SIZE);
		final String printed = Macros.run(augment("method=gan model=tiny-generator count=1 seed=8 originals=false")
				+ "open('" + Macros.quote(work.resolve("more/square/gan-00001.tif")) + "'); rename('one');"
				+ "a = 'pixels ' + getPixel(2, 3) + ' ' + getValue('Mean');"
				+ "run('Generate Images...', 'model=tiny-generator count=1 category=square seed=8');"
				+ "selectImage('tiny-generator'); b = 'pixels ' + getPixel(2, 3) + ' ' + getValue('Mean');"
				+ "if (a == b) print('the same'); close('*');");
		assertTrue(printed.endsWith("the same"), printed);
		assertFalse(Files.exists(work.resolve("more/square/original-00001.tif")));
	}

	@Test
	void modelsThatDoNotSuitTheSourceAreRefused() throws IOException {
		draw("round", 3, 20);
		assertEquals(
				"Model 'tiny-generator' makes images of 16 x 16 pixels, and an image of the source has 20 x 20:"
						+ " give size=16, so that all have the same.",
				Macros.refusal(augment("method=gan model=tiny-generator count=2")));
		Macros.run(augment("method=gan model=tiny-generator count=2 size=16"));
		draw("oval", 3, 16);
		assertEquals(
				"Model 'tiny-generator' makes no 'oval', which the source has, but 'round', 'square': rename the"
						+ " class folder, or choose another model.",
				Macros.refusal(augment("method=gan model=tiny-generator count=2 size=16 overwrite=true")));
	}

	@Test
	void whatIsMissingOrNotPossibleIsSaidInASentence() throws IOException {
		assertEquals("There are no images to make more of: give their folder (source=[path]).",
				Macros.refusal("run('Augment Dataset...', 'count=3');"));
		draw("a", 2, 16);
		assertEquals("There is no place for the new data set: give a folder (destination=[path]).",
				Macros.refusal("run('Augment Dataset...', 'source=[" + Macros.quote(work) + "]');"));
		assertEquals("method=magic is not possible: give classical, gan or both.",
				Macros.refusal(augment("method=magic")));
		assertTrue(Macros.refusal(augment("count=-1")).startsWith("count=-1 is not possible: give 1 to 1000000"));
		assertEquals(
				"Nothing would be changed by classical augmentation: give flips, rotation, elastic, intensity or"
						+ " noise.",
				Macros.refusal(augment("count=1 flips=none rotation=0 elastic=0 intensity=0 noise=0")));
	}
}
