package sc.fiji.gan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.gan.engine.NetworkFile;

class ModelPackageTest {

	@TempDir
	private Path work;
	private Path folder;

	@BeforeEach
	void writePackage() throws IOException {
		folder = Packages.write("test-model", work.resolve("models"));
	}

	private String problem() {
		final String message = assertThrows(ModelException.class, () -> ModelPackage.read(folder)).getMessage();
		assertFalse(message.contains("\n"), message);
		assertTrue(message.startsWith("Model 'test-model' cannot be used: ") && message.endsWith("."), message);
		return message;
	}

	private void edit(final String from, final String to) throws IOException {
		Packages.edit(folder, from, to);
	}

	@Test
	void givesBackAllThatWasWritten() {
		final ModelPackage model = ModelPackage.read(folder);
		assertEquals(Packages.description("test-model"), model.description());
		assertEquals(new NetworkFile(folder.resolve("saved_model_bundle.zip"), NetworkFile.Format.SAVED_MODEL_ZIP,
				"lowres", "highres"), model.networkFile());
		assertEquals("Enlarges test images.", model.summary());
		assertEquals(List.of("Ada Lovelace"), model.authors());
		assertEquals(Packages.ramp(16, 1), model.testInput().orElseThrow());
		assertEquals(Packages.ramp(32, 1), model.testOutput().orElseThrow());
		assertEquals(folder.resolve("cover.png"), model.cover().orElseThrow());
		assertEquals("# A test model\n\n## What it does\n\nTests.\n", model.card());
		assertEquals(Map.of("steps", 1000, "rate", 1e-4, "losses", List.of(0.5, 0.25)), model.provenance());
		assertTrue(model.training().isEmpty());
	}

	@Test
	void weightsHashIsTheSha256OfTheNetwork() throws IOException {
		final Path text = Files.writeString(work.resolve("abc"), "abc"); // test vector of FIPS 180
		assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", PackageFile.sha256(text));
		assertEquals(PackageFile.sha256(folder.resolve("saved_model_bundle.zip")),
				ModelPackage.read(folder).weightsHash());
	}

	@ParameterizedTest
	@CsvSource({"saved_model_bundle.zip", "test_input.npy", "test_output.npy"})
	void namesADamagedFile(final String name) throws IOException {
		final Path file = folder.resolve(name);
		final byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
		assertEquals("Model 'test-model' cannot be used: its file '" + name
				+ "' is damaged or incomplete (its checksum does not match): download or install the model again.",
				problem());
	}

	@ParameterizedTest
	@CsvSource({"saved_model_bundle.zip", "test_input.npy", "cover.png", "README.md"})
	void namesAMissingFile(final String name) throws IOException {
		Files.delete(folder.resolve(name));
		assertEquals("Model 'test-model' cannot be used: its file '" + name
				+ "' is missing: download or install the model again.", problem());
	}

	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
	@ParameterizedTest
	@CsvSource({"../secret.zip", "a/../../secret.zip", "/secret.zip", "link.zip", "linked/secret.zip"})
	void refusesFilesOutsideThePackage(final String source) throws IOException {
		Files.writeString(folder.resolveSibling("secret.zip"), "secret");
		Files.createSymbolicLink(folder.resolve("link.zip"), folder.resolveSibling("secret.zip"));
		Files.createSymbolicLink(folder.resolve("linked"), folder.resolveSibling("."));
		edit("source: saved_model_bundle.zip", "source: " + source);
		assertTrue(problem().contains("'" + source + "' lies outside the package"), problem());
	}

	@Test
	void asksForTheWholePackageIfTheNetworkIsOnTheWeb() throws IOException {
		edit("source: saved_model_bundle.zip", "source: https://example.org/model.zip");
		assertTrue(problem().contains("download the whole package"), problem());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"name: A test model | name: [1, 2] | field 'name' of its rdf.yaml should be a text, but it is a list", //
			"name: A test model | nom: x | field 'name' of its rdf.yaml should be a text, but it is missing", //
			"type: model | type: dataset | field 'type' of its rdf.yaml should be 'model', but it is 'dataset'", //
			"step: 4 | step: four | field 'inputs[0].axes[1].size.step'", //
			"step: 4 | step: 0 | field 'inputs[0].axes[1].size.step'", //
			"scale: 2 | scale: 3 | field 'config.fiji_gan.scale' of its rdf.yaml should be 2 as the axes", //
			"scale: 0.5 | scale: 0.3 | it enlarges images 3.33", //
			"halo: 7 | halo: -1 | field 'config.fiji_gan.halo' of its rdf.yaml should be a whole number from 0", //
			"task: super-resolution | task: cooking | field 'config.fiji_gan.task' of its rdf.yaml should be one of [super-res", //
			"id: clip | id: sharpen | field 'outputs[0].postprocessing[0].id'", //
			"max_percentile: 99.9 | max_percentile: 0.05 | min_percentile' of its rdf.yaml should be at least 0 and below", //
			"offset: 0 | offset: 8 | its output is cropped", //
			"axis_id: y | axis_id: z | field 'outputs[0].axes[1].size.axis_id' of its rdf.yaml should be 'y'", //
			"tensorflow_saved_model_bundle | onnx | it holds no TensorFlow network", //
			"format_version: 0.5.4 | format_version: 0.4.10 | its format_version is 0.4.10, but only 0.5 is supported", //
			"type: channel | type: time | only 2D images laid out as [batch, y, x, channel]", //
			"inputs: | unputs: | field 'inputs' of its rdf.yaml should be a list of tensors, but it is missing"})
	void namesTheFieldThatIsWrong(final String from, final String to, final String expected) throws IOException {
		edit(from, to);
		assertTrue(problem().contains(expected), problem());
	}

	@Test
	void saysThatAFileIsNotYaml() throws IOException {
		Files.writeString(folder.resolve("rdf.yaml"), "name: [unfinished");
		assertTrue(problem().contains("its rdf.yaml is not YAML ("), problem());
		Files.writeString(folder.resolve("rdf.yaml"), "just a sentence");
		assertTrue(problem().contains("its rdf.yaml is not a YAML mapping"), problem());
		Files.write(folder.resolve("rdf.yaml"), "name: Größe".getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(problem().contains("its rdf.yaml is not UTF-8"), problem());
	}

	@Test
	void makesNoObjectsFromYaml() throws IOException {
		edit("name: A test model", "name: !!javax.script.ScriptEngineManager []");
		assertTrue(problem().contains("is not YAML"), problem());
	}

	@Test
	void refusesYamlThatUnfoldsWithoutEnd() throws IOException {
		final StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
		for (int i = 1; i < 40; i++)
			bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
		Files.writeString(folder.resolve("rdf.yaml"), bomb);
		assertTrue(problem().contains("is not YAML"), problem());
		Files.writeString(folder.resolve("rdf.yaml"), "x: " + "[".repeat(10_000));
		assertTrue(problem().contains("is not YAML"), problem());
		Files.writeString(folder.resolve("rdf.yaml"), "# ".repeat(1 << 20));
		assertTrue(problem().contains("larger than"), problem());
	}

	@Test
	void takesFromAxesAndTagsWhatAForeignPackageDoesNotSay() throws IOException {
		final String rdf = Files.readString(folder.resolve("rdf.yaml"));
		Files.writeString(folder.resolve("bioimageio.yaml"), rdf.substring(0, rdf.indexOf("config:")));
		Files.delete(folder.resolve("rdf.yaml"));
		final ModelDescription own = Packages.description("test-model");
		assertEquals(new ModelDescription(own.id(), own.name(), own.version(), own.task(), own.licence(), own.input(),
				own.output(), 2, 7, 4, false), ModelPackage.read(folder).description());
		assertEquals(Map.of(), ModelPackage.read(folder).provenance());
	}

	@Test
	void asksWhatAForeignPackageIsForIfNoTagSaysIt() throws IOException {
		edit("task: super-resolution", "note: none");
		edit("- super-resolution", "- denoising");
		assertTrue(problem().contains("none of its tags [fiji-gan, fiji, denoising] says what it is for"), problem());
	}

	@Test
	void saysThatAFolderHoldsNoModel() {
		assertEquals("There is no model in '" + work + "': a model package is a folder with an rdf.yaml.",
				assertThrows(ModelException.class, () -> ModelPackage.read(work)).getMessage());
	}

	/** Whatever happens to rdf.yaml, there is a package or one sentence. */
	@Test
	void anyDamageGivesAPackageOrOneSentence() throws IOException {
		final byte[] whole = Files.readAllBytes(folder.resolve("rdf.yaml"));
		final Random random = new Random(1);
		for (int i = 0; i < 400; i++)
			readDamaged(switch (i % 4) {
				case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
				case 1 -> withFlippedBits(whole, random);
				case 2 -> withAnotherValue(whole, random);
				default -> withoutALine(whole, random);
			});
	}

	private void readDamaged(final byte[] rdf) throws IOException {
		Files.write(folder.resolve("rdf.yaml"), rdf);
		try {
			final ModelPackage model = ModelPackage.read(folder);
			model.testInput();
			model.authors();
			model.summary();
			model.provenance();
		} catch (final ModelException e) {
			final String message = e.getMessage();
			assertTrue(message.length() > 30 && message.endsWith(".") && !message.contains("\n"), message);
		} catch (final RuntimeException e) {
			throw new AssertionError("From\n" + new String(rdf, StandardCharsets.UTF_8), e);
		}
	}

	private static byte[] withFlippedBits(final byte[] whole, final Random random) {
		final byte[] flipped = whole.clone();
		for (int i = 0; i <= random.nextInt(4); i++)
			flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
		return flipped;
	}

	private static byte[] withAnotherValue(final byte[] whole, final Random random) {
		final String[] lines = new String(whole, StandardCharsets.UTF_8).split("\n");
		final List<String> values = List.of("", "null", "[]", "{}", "-1", "1e400", ".nan", "true", "[[a]]", "{a: b}",
				"'\\0'", "2001-01-01", "99999999999999999999", "../x", "\"a\\nb\"", "0x10", "1_0:2", "- x");
		final int line = random.nextInt(lines.length);
		lines[line] = lines[line].replaceAll(":.*",
				": " + values.get(random.nextInt(values.size())).replace("\\", "\\\\"));
		return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] withoutALine(final byte[] whole, final Random random) {
		final List<String> lines = new String(whole, StandardCharsets.UTF_8).lines().toList();
		final int gone = random.nextInt(lines.size());
		return String.join("\n", Stream.concat(lines.stream().limit(gone), lines.stream().skip(gone + 1)).toList())
				.getBytes(StandardCharsets.UTF_8);
	}
}
