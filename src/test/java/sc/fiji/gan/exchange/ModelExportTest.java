package sc.fiji.gan.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npy;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TrialProcess;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.ModelPackage;

/** Models that come with the project, written for others. */
@Timeout(300)
class ModelExportTest {

	private static final Path MODELS = Path.of("models").toAbsolutePath();
	private static final String ENLARGES = "super-resolution-x2-photo";

	@TempDir
	Path folder;

	private String export(final Path model, final Path file, final boolean overwrite) {
		return new ModelExport(Engines.engine(), Progress.NONE).write(ModelPackage.read(model), file, overwrite);
	}

	@Test
	void oneFileHoldsAllButTheTrainingAndIsTheSameEachTime() throws IOException {
		final Path file = folder.resolve("a.zip");
		final String deviation = export(MODELS.resolve(ENLARGES), file, false);
		assertTrue(deviation.matches("\\d.*e-0[4-9] at most.*|0\\.00.*|0\\.000\\d* at most.*"), deviation);
		final Path unpacked = Files.createDirectory(folder.resolve(ENLARGES));
		Unpacking.unpack(file, unpacked, Progress.NONE);
		assertEquals(List.of("README.md", "cover.png", "rdf.yaml", "saved_model_bundle.zip", "test_input.npy",
				"test_output.npy"), Foreign.contents(unpacked));
		assertEquals(ModelPackage.read(MODELS.resolve(ENLARGES)).description(),
				ModelPackage.read(unpacked).description());
		final byte[] first = Files.readAllBytes(file);
		export(MODELS.resolve(ENLARGES), file, true);
		assertArrayEquals(first, Files.readAllBytes(file));
	}

	@Test
	void generatorsAreExportedToo() {
		export(MODELS.resolve("generate-digits-dcgan"), folder.resolve("digits.zip"), false);
		assertTrue(Files.exists(folder.resolve("digits.zip")));
	}

	/**
	 * Its halo of 95 pixels asks for 191, which its multiple of 32 makes 192; its own test image has
	 * 128.
	 */
	@Test
	void testImagesThatAreSmallerThanTheReceptiveFieldAreMadeLarger() throws IOException {
		final Path file = folder.resolve("labels.zip");
		export(MODELS.resolve("translate-nuclei-labels-to-fluorescence"), file, false);
		final Path unpacked = Files.createDirectory(folder.resolve("labels"));
		Unpacking.unpack(file, unpacked, Progress.NONE);
		assertArrayEquals(new int[]{1, 192, 192, 2}, ModelPackage.read(unpacked).testInput().orElseThrow().shape());
		assertArrayEquals(new int[]{1, 192, 192, 1}, ModelPackage.read(unpacked).testOutput().orElseThrow().shape());
	}

	@Test
	void anExportedModelCanBeImportedAgain() {
		final Path file = folder.resolve("a.zip");
		export(MODELS.resolve(ENLARGES), file, false);
		try (TrialProcess process = new TrialProcess(Progress.NONE);
				ModelImport reader = new ModelImport(Engines.engine(), process, Progress.NONE)) {
			final ImportedModel model = reader.read(file, ImportSettings.DEFAULT);
			assertEquals(List.of(), model.warnings());
			assertTrue(model.lines().contains("  scale: 2 (found by trying)"), model.lines().toString());
			assertEquals(ModelPackage.read(MODELS.resolve(ENLARGES)).description().halo(), model.description().halo());
		}
	}

	@Test
	void anExistingFileIsLeftUnlessItMayBeReplaced() throws IOException {
		final Path file = Files.writeString(folder.resolve("a.zip"), "mine");
		assertThrows(IllegalArgumentException.class, () -> export(MODELS.resolve(ENLARGES), file, false));
		assertEquals("mine", Files.readString(file));
		assertThrows(IllegalArgumentException.class,
				() -> export(MODELS.resolve(ENLARGES), folder.resolve("a.tif"), false));
	}

	@Test
	void aModelThatDoesNotMakeItsTestTensorIsNotWritten() throws IOException {
		final Path copy = Files.createDirectories(folder.resolve("copy").resolve(ENLARGES));
		for (final String name : List.of("rdf.yaml", "saved_model_bundle.zip", "test_input.npy", "README.md",
				"cover.png"))
			Files.copy(MODELS.resolve(ENLARGES).resolve(name), copy.resolve(name));
		final FloatArray output = Npy.read(MODELS.resolve(ENLARGES).resolve("test_output.npy"));
		output.data()[100] += 1;
		Npy.write(copy.resolve("test_output.npy"), output);
		Files.writeString(copy.resolve("rdf.yaml"),
				Files.readString(copy.resolve("rdf.yaml")).replaceAll("(?m)^\\s*sha256:.*\\R", ""));
		final ModelException refused = assertThrows(ModelException.class,
				() -> export(copy, folder.resolve("a.zip"), false));
		assertTrue(refused.getMessage().contains("does not make of its test tensor"), refused.getMessage());
		assertFalse(Files.exists(folder.resolve("a.zip")));
	}
}
