package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.benchmark.RandomFeatures;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.exchange.Foreign;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.standalone.Macros;

/**
 * What Export Model... writes of the models that only this plugin knows, a colleague imports, and
 * gets what the original makes.
 */
@Timeout(300)
class ImportOwnModelsTest {

	@TempDir
	Path work;

	private Path library;

	@BeforeEach
	void makeLibrary() throws IOException {
		library = Files.createDirectory(work.resolve("library"));
		System.setProperty(ModelLibrary.PROPERTY, library.toString());
		Macros.run("close('*');");
	}

	@AfterEach
	void forgetLibrary() {
		System.clearProperty(ModelLibrary.PROPERTY);
		Macros.run("close('*'); run('Clear Results');");
	}

	private String export(final String model) {
		return "run('Export Model...', 'model=[" + model + "] file=[" + path("given.zip") + "]');";
	}

	private String path(final String file) {
		return Macros.quote(work.resolve(file));
	}

	private String importing(final String file, final String options) {
		return "run('Import Model...', 'file=[" + path(file) + "] " + options + "');";
	}

	private List<String> installed() throws IOException {
		try (Stream<Path> models = Files.list(library)) {
			return models.map(model -> model.getFileName().toString()).sorted().toList();
		}
	}

	/** With {@code MODEL} in what is run, and in the title of what comes out. */
	private Object[] pixels(final String model, final String command, final String options, final String title) {
		final Path file = work.resolve(model + ".tif");
		Macros.run("run('" + command + "', '" + options.replace("MODEL", model).replace("WORK", path("")) + "');"
				+ "selectImage('" + title.replace("MODEL", model) + "'); saveAs('Tiff', '" + Macros.quote(file)
				+ "'); close('*');");
		final ImagePlus image = IJ.openImage(file.toString());
		return Stream.iterate(1, slice -> slice + 1).limit(image.getStackSize())
				.map(slice -> image.getStack().getProcessor(slice).getPixels()).toArray();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"generate-digits-conditional|Generate Images...|model=MODEL count=2 category=7 seed=3|MODEL",
			"text-to-icon|Text to Image...|model=MODEL prompt=[red heart] count=2 seed=3|MODEL",
			"predict-moving-digits|Predict Frames...|input=[WORK/frames.tif] model=MODEL frames=2|frames-MODEL",
			"style-scream|Style Transfer...|input=[WORK/grey.tif] model=MODEL|grey-MODEL"})
	void importedModelMakesWhatTheOriginalMakes(final String model, final String command, final String options,
			final String title) throws IOException {
		IJ.saveAsTiff(SampleImages.nuclei(64, 1), work.resolve("grey.tif").toString());
		final ImagePlus frames = IJ.createImage("frames", "8-bit ramp", 64, 64, 8);
		frames.setDimensions(1, 1, 8);
		IJ.saveAsTiff(frames, work.resolve("frames.tif").toString());
		final String log = Macros.run(export(model) + importing("given.zip", "name=from-a-colleague"));
		assertTrue(log.contains("which says all of it") && log.contains("for " + command), log);
		assertTrue(log.matches("(?s).*test tensors of the package: what it makes differs by \\d.*"), log);
		assertArrayEquals(pixels(model, command, options, title), pixels("from-a-colleague", command, options, title));
		final ModelPackage imported = ModelPackage.read(library.resolve("from-a-colleague"));
		final ModelPackage original = ModelPackage.read(Path.of("models").toAbsolutePath().resolve(model));
		assertEquals(original.weightsHash(), imported.weightsHash());
		assertEquals(original.provenance(), imported.provenance());
		assertEquals(original.description().licence(), imported.description().licence());
		assertTrue(imported.card().contains("Taken from `given.zip`"), imported.card());
		assertEquals(pictures(original.folder()), pictures(imported.folder()));
	}

	/** A model of the project has a cover, and mostly others that its card shows. */
	private static List<String> pictures(final Path model) throws IOException {
		return Foreign.contents(model).stream().filter(file -> file.endsWith(".png") && !file.contains("/")).toList();
	}

	@Test
	void importedFeatureNetworkMeasuresWhatTheOriginalMeasures() throws Exception {
		final Path cells = Files.createDirectory(work.resolve("cells"));
		final Path others = Files.createDirectory(work.resolve("others"));
		for (int i = 0; i < 8; i++) {
			IJ.saveAsTiff(SampleImages.nuclei(64, i), cells.resolve("cells" + i + ".tif").toString());
			IJ.saveAsTiff(SampleImages.nuclei(64, 100 + i), others.resolve("cells" + i + ".tif").toString());
		}
		final Path original = RandomFeatures.write("features", work.resolve("made"));
		final String log = Macros
				.run(export(Macros.quote(original)) + importing("given.zip", "name=from-a-colleague licence=MIT"));
		assertTrue(log.contains("layers: ") && log.contains("extractor=from-a-colleague"), log);
		final ModelPackage imported = ModelPackage.read(library.resolve("from-a-colleague"));
		assertEquals(List.of(Task.FEATURE_EXTRACTION, 7, "MIT"), List.of(imported.description().task(),
				imported.testOutputs().size(), imported.description().licence()));
		assertEquals(measured(Macros.quote(original)), measured("from-a-colleague"));
	}

	/** The rows of Results, without the name of the extractor. */
	private String measured(final String extractor) throws IOException {
		final Path table = work.resolve("table.csv");
		Macros.run("run('Clear Results'); run('Evaluate Generator...', 'images=[" + path("cells") + "] reference=["
				+ path("others") + "] extractor=[" + extractor + "]'); saveAs('Results', '" + Macros.quote(table)
				+ "');");
		final String rows = Files.readString(table);
		assertTrue(rows.lines().count() > 3, rows);
		return rows.replace(extractor, "extractor").replace("features", "extractor");
	}

	@Test
	void folderOfAPackageIsImportedWithoutWhatItDoesNotName() throws IOException {
		final Path tiny = TinyGenerator.write("tiny", work.resolve("made"));
		Files.writeString(tiny.resolve("stray.sh"), "echo harm");
		final String log = Macros.run(importing("made/tiny", "look=true"));
		assertTrue(log.contains("categories: round, square") && log.contains("test tensors of the package: none"), log);
		assertEquals(List.of(), installed());
		Macros.run(importing("made/tiny/rdf.yaml", ""));
		assertEquals(List.of("tiny"), installed());
		assertEquals(List.of("README.md", "rdf.yaml", "saved_model_bundle.zip"),
				Foreign.contents(library.resolve("tiny")));
		Macros.run("run('Generate Images...', 'model=tiny category=round count=1 seed=1');");
		Macros.assertSentence(Macros.attempt(importing("made/tiny", "")).failure());
		Macros.run(importing("made/tiny", "overwrite=true"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"range=0..1", "scale=2", "halo=3", "inputtensor=input", "task=super-resolution",
			"name=[My Model]"})
	void thereIsNothingToCorrectInSuchAPackage(final String option) throws IOException {
		TinyGenerator.write("tiny", work.resolve("made"));
		Macros.refusal(importing("made/tiny", option));
		assertEquals(List.of(), installed());
	}

	@ParameterizedTest
	@ValueSource(strings = {"WriteFile", "ReadFile", "PyFunc"})
	void generatorThatDoesHarmIsRefusedAndNothingIsLeft(final String operation) throws Exception {
		final Path tiny = TinyGenerator.write("tiny", work.resolve("made"));
		InsideEngine.main("sc.fiji.gan.tensorflow.runtime.Planting", tiny.resolve("saved_model_bundle.zip").toString(),
				operation, path("victim"));
		change(tiny, "(?m)^\\s*sha256:.*\\R", "");
		final String refusal = Macros.refusal(importing("made/tiny", ""));
		assertTrue(refusal.contains(operation) && refusal.contains("not allowed"), refusal);
		assertEquals(List.of("library", "made"),
				Foreign.contents(work).stream().filter(f -> !f.contains("/")).toList());
		assertEquals(List.of(), installed());
	}

	@Test
	void packageThatIsNotWhatItSaysIsRefused() throws IOException {
		final Path models = work.resolve("made");
		final Map<String, String[]> changes = Map.of("size", new String[]{"size: 16", "size: 32"}, "channels",
				new String[]{"- intensity", "- intensity\n    - more"}, "checksum",
				new String[]{"sha256: .", "sha256: g"}, "latent", new String[]{"latent: 8", "latent: 9"}, "path",
				new String[]{"source: saved_model_bundle.zip", "source: ../tiny/saved_model_bundle.zip"});
		for (final Map.Entry<String, String[]> change : changes.entrySet()) {
			final Path tiny = TinyGenerator.write("tiny", models.resolve(change.getKey()));
			change(tiny, change.getValue()[0], change.getValue()[1]);
			Macros.refusal(importing("made/" + change.getKey() + "/tiny", ""));
		}
		assertEquals(List.of(), installed());
	}

	/** Such as an anchor that refers to itself: it is kept, and does no harm. */
	@Test
	void whatIsUnknownInADescriptionIsKept() throws IOException {
		final Path tiny = TinyGenerator.write("tiny", work.resolve("made"));
		final Path rdf = tiny.resolve("rdf.yaml");
		Files.writeString(rdf, Files.readString(rdf) + "odd: &a [*a, 2026-01-01]\nshared: {x: &b [1], y: *b}\n");
		Macros.run(importing("made/tiny", ""));
		assertTrue(Files.readString(library.resolve("tiny/rdf.yaml")).contains("odd:"));
	}

	private static void change(final Path model, final String from, final String to) throws IOException {
		final Path rdf = model.resolve("rdf.yaml");
		final String before = Files.readString(rdf);
		final String after = before.replaceAll(from, to);
		assertTrue(!after.equals(before), before);
		Files.writeString(rdf, after);
	}
}
