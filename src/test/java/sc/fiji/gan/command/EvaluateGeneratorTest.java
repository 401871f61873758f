package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.prefs.PrefService;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.standalone.Macros;

/** Evaluate Generator..., by macro and by SciJava: what comes out, and what is refused. */
@Timeout(240)
class EvaluateGeneratorTest {

	@TempDir
	Path work;

	private Path generated;
	private Path real;

	@BeforeEach
	void drawImages() throws IOException {
		Macros.run("close('*'); run('Clear Results');");
		generated = draw("generated", 8, 500);
		real = draw("real", 10, 100);
	}

	@AfterEach
	void closeImages() {
		Macros.run("close('*'); run('Clear Results');");
	}

	private Path draw(final String name, final int count, final int seed) throws IOException {
		final Path folder = Files.createDirectories(work.resolve(name));
		for (int i = 0; i < count; i++)
			save(SampleImages.nuclei(48, RandomStream.of(seed + i).nextLong()), folder.resolve("image" + i + ".tif"));
		return folder;
	}

	private static void save(final ImagePlus image, final Path file) {
		IJ.saveAs(image, "tiff", file.toString());
	}

	private static String evaluate(final String options) {
		return "run('Evaluate Generator...', '" + options + "');";
	}

	private static String key(final String key, final Path path) {
		return key + "=[" + Macros.quote(path) + "] ";
	}

	@Test
	void aMacroReadsTheTableAndFindsTheImages() throws IOException {
		final Path report = Files.createDirectories(work.resolve("reports"));
		Files.writeString(generated.resolve("notes.txt"), "no image");
		final String printed = Macros.run(evaluate(
				key("images", generated) + key("reference", real) + key("training", real)
						+ key("heldout", draw("held-out", 20, 9000)) + key("report", report) + "size=32")
				+ "print(nResults, getResultString('Measure', 1));"
				+ "if (getResult('Generated', 1) < 1) exit('wrong');"
				+ "print(getResultString('Extractor', 0), getResultString('Seed', 0));"
				+ "selectImage('generated-examples'); print(nSlices); selectImage('generated-nearest'); print(nSlices);"
				+ "selectImage('generated-features'); selectImage('generated-distances'); print('all there');");
		assertTrue(printed.contains("8 Frechet distance\nrandom network (seed 1) 1\n4\n8\nall there"), printed);
		assertTrue(printed.contains("8 images of 'generated' against 10 real ones of 'real', at 32 x 32 pixels;"),
				printed);
		assertTrue(printed.contains("Skipped 1 file of 'generated' that ImageJ cannot open: notes.txt."), printed);
		final List<String> csv = Files.readAllLines(report.resolve("generated-evaluation.csv"));
		assertEquals(9, csv.size());
		assertTrue(csv.get(1).startsWith("KID,"), csv.get(1));
		assertEquals(9, Files.readAllLines(report.resolve("generated-evaluation-nearest.csv")).size());
		final String page = Files.readString(report.resolve("generated-evaluation.html"));
		assertTrue(page.contains("<td>Frechet distance</td>") && page.contains("data:image/png;base64,")
				&& page.contains("notes.txt"), page.substring(0, 3000));
	}

	@Test
	void aStackIsEvaluatedByItsPlanes() {
		final String printed = Macros.run("newImage('made', '8-bit noise', 40, 40, 5);"
				+ "for (i = 0; i < 6; i++) { newImage('r' + i, '8-bit noise', 50, 40, 1); saveAs('tiff', '"
				+ Macros.quote(real) + "/image' + i + '.tif'); close(); }" + "for (i = 6; i < 10; i++) File.delete('"
				+ Macros.quote(real) + "/image' + i + '.tif');"
				+ evaluate("input=made " + key("reference", real) + "extractor=radiomic size=16"));
		assertTrue(printed.contains("5 images of 'made' against 6 real ones of 'real', at 16 x 16 pixels; features:"
				+ " radiomic features ("), printed);
		assertTrue(printed.contains("Copies of training images were not looked for, since no training images were"
				+ " given (training=[path])."), printed);
	}

	@Test
	void aGeneratorMakesTheImagesItself() throws IOException {
		final Path model = TinyGenerator.write("tiny-generator", work.resolve("models"));
		final String printed = Macros
				.run(evaluate(key("model", model) + "count=6 " + key("reference", real) + "size=16 seed=4"));
		assertTrue(printed.contains("6 images of 'tiny-generator' against 10 real ones of 'real'"), printed);
		assertTrue(Macros.refusal(evaluate("model=none " + key("reference", real)))
				.startsWith("There is no model 'none': "));
	}

	@Test
	void scriptsGetTheImages() throws MethodCallException {
		try (Context context = new Context(CommandService.class, PrefService.class, StatusService.class)) {
			final Module module = context.service(ModuleService.class)
					.createModule(context.service(CommandService.class).getCommand(EvaluateGenerator.class));
			module.setInputs(Map.of("images", generated.toFile(), "reference", real.toFile(), "size", 32));
			module.initialize();
			module.run();
			assertEquals(4, ((ImagePlus) module.getOutput("examples")).getStackSize());
			assertEquals("generated-features", ((ImagePlus) module.getOutput("features")).getTitle());
			assertNull(module.getOutput("nearest"));
		}
	}

	@Test
	void whatIsMissingIsSaidInASentence() throws IOException {
		assertEquals("There are no real images to judge by: give a folder of them (reference=[path]).",
				Macros.refusal(evaluate(key("images", generated))));
		assertEquals("There are no generated images: give a folder (images=[path]) or a generator (model=), or open a"
				+ " stack.", Macros.refusal(evaluate(key("reference", real))));
		final Path nowhere = work.resolve("nowhere");
		assertEquals("There is no folder '" + nowhere + "': choose a folder of held-out images (heldout=[path]).",
				Macros.refusal(evaluate(key("images", generated) + key("reference", real) + key("heldout", nowhere))));
		final Path empty = Files.createDirectories(work.resolve("empty"));
		Files.writeString(empty.resolve("table.csv"), "a,b\n1,2\n");
		assertEquals("'empty', given for real images, holds no image that ImageJ can open: put TIFF, PNG or JPEG files"
				+ " there.", Macros.refusal(evaluate(key("images", generated) + key("reference", empty))));
	}

	@Test
	void valuesThatAreNotPossibleAreRefused() {
		final String sets = key("images", generated) + key("reference", real);
		assertTrue(Macros.refusal(evaluate(sets + "size=7"))
				.startsWith("size=7 is not possible: give a side from 16 to 1024 pixels, or 0"));
		final String message = Macros.refusal(evaluate(sets + "extractor=inception"));
		assertTrue(message.contains("'inception'"), message);
		final String report = Macros.refusal(evaluate(sets + "report=/nowhere/at/all.html"));
		assertTrue(report.contains("/nowhere/at"), report);
	}
}
