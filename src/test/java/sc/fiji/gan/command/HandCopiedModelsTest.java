package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.benchmark.RandomFeatures;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.exchange.Foreign;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/**
 * A package that somebody has copied into the library, with right checksums and a network that does
 * harm: no command runs it.
 */
@Timeout(300)
class HandCopiedModelsTest {

	@TempDir
	Path work;

	private Path library;
	private Path victim;

	@BeforeEach
	void drawImages() throws IOException {
		library = Files.createDirectory(work.resolve("library"));
		victim = work.resolve("victim");
		System.setProperty(ModelLibrary.PROPERTY, library.toString());
		final Path cells = Files.createDirectory(work.resolve("cells"));
		for (int i = 0; i < 8; i++)
			IJ.saveAsTiff(SampleImages.nuclei(64, i), cells.resolve("cells" + i + ".tif").toString());
		IJ.saveAsTiff(SampleImages.nuclei(64, 1), work.resolve("grey.tif").toString());
		final ImagePlus frames = IJ.createImage("frames", "8-bit ramp", 64, 64, 8);
		frames.setDimensions(1, 1, 8);
		IJ.saveAsTiff(frames, work.resolve("frames.tif").toString());
	}

	@AfterEach
	void closeImages() {
		System.clearProperty(ModelLibrary.PROPERTY);
		Macros.run("close('*');");
	}

	/** With the checksums that it has now, as whoever means harm would write them. */
	private Path copied(final Path model, final String operation) throws Exception {
		final Path copy = Files.createDirectory(library.resolve(model.getFileName()));
		try (Stream<Path> files = Files.list(model)) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				Files.copy(file, copy.resolve(file.getFileName()));
		}
		final Path rdf = copy.resolve("rdf.yaml");
		Files.writeString(rdf, Files.readString(rdf).replaceAll("(?m)^\\s*sha256:.*\\R", ""));
		InsideEngine.main("sc.fiji.gan.tensorflow.runtime.Planting", copy.resolve("saved_model_bundle.zip").toString(),
				operation, victim.toString());
		return copy;
	}

	private void assertRefused(final String operation, final String command, final String options) throws IOException {
		final List<String> before = Foreign.contents(work);
		final String sentence = Macros.refusal("run('" + command + "', '"
				+ options.replace("WORK", Macros.quote(work)).replace("LIBRARY", Macros.quote(library)) + "');");
		assertTrue(sentence.contains("its operation " + operation + " ('harm') ") && sentence.contains("not allowed"),
				sentence);
		assertFalse(Files.exists(victim));
		assertEquals(before, Foreign.contents(work));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"super-resolution-x2-photo|Super-Resolution...|input=[WORK/grey.tif] model=MODEL",
			"super-resolution-x2-photo|Super-Resolution...|input=[WORK/grey.tif] model=[LIBRARY/MODEL]",
			"super-resolution-x2-photo|Check Hallucinations...|input=[WORK/grey.tif] result=[WORK/grey.tif] models=[MODEL, super-resolution-x2-photo-gan]",
			"super-resolution-x2-photo|Export Model...|model=MODEL file=[WORK/out.zip]",
			"style-scream|Style Transfer...|input=[WORK/grey.tif] model=MODEL",
			"translate-nuclei-labels-to-fluorescence|Image Translation...|input=[WORK/grey.tif] model=MODEL",
			"generate-digits-dcgan|Generate Images...|model=MODEL count=1 seed=1",
			"generate-digits-dcgan|Augment Dataset...|source=[WORK/cells] destination=[WORK/more] count=2 method=gan model=MODEL",
			"generate-digits-dcgan|Evaluate Generator...|model=MODEL count=8 reference=[WORK/cells]",
			"text-to-nuclei|Text to Image...|model=MODEL prompt=[many nuclei] count=1",
			"predict-cell-migration|Predict Frames...|input=[WORK/frames.tif] model=MODEL frames=1"})
	void noCommandRunsWhatWritesReadsOrRunsPython(final String model, final String command, final String options)
			throws Exception {
		for (final String operation : List.of("WriteFile", "ReadFile", "PyFunc")) {
			copied(Path.of("models").toAbsolutePath().resolve(model), operation);
			assertRefused(operation, command, options.replace("MODEL", model));
			Macros.run("run('Model Manager...', 'action=delete model=" + model + " confirmed=true');");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"ReadFile", "PyFunc"})
	void norDoMeasuresAndTrainingsTakeSuchAFeatureNetwork(final String operation) throws Exception {
		copied(RandomFeatures.write("features", work.resolve("made")), operation);
		assertRefused(operation, "Evaluate Generator...",
				"images=[WORK/cells] reference=[WORK/cells] extractor=features");
		assertRefused(operation, "Train Style Transfer...", "name=mine source=[WORK/cells/cells0.tif]"
				+ " target=[WORK/cells] steps=2 batch=1 patch=64 extractor=features");
		assertRefused(operation, "Train Super-Resolution...", "name=mine source=[WORK/cells] architecture=srgan"
				+ " start=super-resolution-x2-photo steps=2 batch=1 patch=16 extractor=features perceptual=1");
	}
}
