package sc.fiji.gan.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TrialProcess;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;

/** Networks of others become models that make of an image what they are known to make. */
@Timeout(300)
class ModelImportTest {

	@TempDir
	static Path networks;

	private static TrialProcess process;

	@TempDir
	Path folder;

	@BeforeAll
	static void writeNetworks() throws Exception {
		Foreign.networks(networks);
		process = new TrialProcess(Progress.NONE);
	}

	@AfterAll
	static void endProcess() {
		process.close();
	}

	private static <T> T reading(final Path file, final ImportSettings settings, final Function<ImportedModel, T> use) {
		try (ModelImport reader = new ModelImport(Engines.engine(), process, Progress.NONE)) {
			return use.apply(reader.read(file, settings));
		}
	}

	private ModelPackage imported(final Path file, final ImportSettings settings) {
		return ModelPackage.read(reading(file, settings, model -> model.write(folder.resolve("library"), false)));
	}

	/** The temporary folder it was unpacked to is gone when the message is read. */
	@Test
	void errorsNameTheZip() throws IOException {
		final Path zip = folder.resolve("letters.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			out.putNextEntry(new ZipEntry("letter.txt"));
			out.write('a');
		}
		assertEquals(
				"There is no model in '" + zip + "': a model package is a folder with an rdf.yaml or a saved_model.pb.",
				assertThrows(ModelException.class, () -> imported(zip, named("letters"))).getMessage());
	}

	/** So is the zip of a network in the package. */
	@Test
	void errorsNameTheZipOfTheNetwork() throws IOException {
		final Path model = Files.createDirectory(folder.resolve("model"));
		Foreign.zip(Map.of("letter.txt", "a"), model.resolve("net.zip"));
		Files.writeString(model.resolve("rdf.yaml"), """
				format_version: 0.2.0
				inputs: [{name: in, axes: byxc}]
				outputs: [{name: out, axes: byxc}]
				prediction: {weights: {source: net.zip}}
				""");
		assertEquals(
				"There is no model in 'net.zip': a model package is a folder with an rdf.yaml or a saved_model.pb.",
				assertThrows(ModelException.class, () -> imported(model, named("letters"))).getMessage());
	}

	/** So is a description that is damaged said to be that of the zip. */
	@Test
	void damagedDescriptionsAreSaidToBeInTheZip() throws IOException {
		final Path zip = folder.resolve("Package of mine.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			out.putNextEntry(new ZipEntry("rdf.yaml"));
			out.write("format_version: 9.9.9".getBytes(StandardCharsets.UTF_8));
		}
		final String message = assertThrows(ModelException.class, () -> imported(zip, named("mine"))).getMessage();
		assertTrue(message.contains("'Package of mine'"), message);
		assertFalse(message.contains("exchange"), message);
	}

	private static ImportSettings named(final String name) {
		return new ImportSettings(name, ImportSettings.AUTOMATIC, "", "", "", "", "", "", 0, -1, 0, "Apache-2.0");
	}

	private static ImagePlus ramp() {
		final ByteProcessor pixels = new ByteProcessor(70, 50);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, (i * 7 + i / 70) % 256);
		return new ImagePlus("ramp", pixels);
	}

	private static ImagePlus applied(final ModelPackage model, final ImagePlus image) {
		try (Gan gan = Gan.open(model.folder().toString())) {
			return gan.apply(image);
		}
	}

	private static void assertEveryPixelFourTimes(final ImagePlus image, final ImagePlus result) {
		assertEquals(2 * image.getWidth(), result.getWidth());
		for (int y = 0; y < result.getHeight(); y++)
			for (int x = 0; x < result.getWidth(); x++)
				assertEquals(image.getProcessor().get(x / 2, y / 2), result.getProcessor().get(x, y), x + ", " + y);
	}

	@Test
	void frozenGraphWithAnIteratorAndAnNchwOutputEnlargesAsItIsKnownTo() {
		final ModelPackage model = imported(networks.resolve("enlarge.pb"), named("enlarge"));
		final ModelDescription is = model.description();
		assertEquals(List.of(Task.SUPER_RESOLUTION, 2, 0, 1, "Apache-2.0"),
				List.of(is.task(), is.scale(), is.halo(), is.multiple(), is.licence()));
		assertEveryPixelFourTimes(ramp(), applied(model, ramp()));
	}

	@Test
	void zipWithNothingButAFrozenGraphIsReadToo() throws IOException {
		final Path alone = Files.createDirectory(folder.resolve("alone"));
		Files.copy(networks.resolve("enlarge.pb"), alone.resolve("network.pb"));
		assertEquals(2,
				imported(Foreign.zip(alone, folder.resolve("alone.zip")), named("alone")).description().scale());
	}

	@Test
	void graphWithChannelsFirstFromEndToEndRunsToo() {
		assertEveryPixelFourTimes(ramp(),
				applied(imported(networks.resolve("channels-first.pb"), named("first")), ramp()));
	}

	/**
	 * Within a block of 2 x 2 pixels the nearest block ends 1 to 2 pixels, the furthest pixel of it 3
	 * pixels away.
	 */
	@Test
	void reachAndMultipleAreMeasured() {
		final ModelDescription is = imported(networks.resolve("blocks.pb"), named("blocks")).description();
		assertEquals(List.of(3, 2), List.of(is.halo(), is.multiple()));
		assertEquals(Task.IMAGE_TRANSLATION, is.task());
	}

	@Test
	void rangeInWhichTheOutputResemblesTheInputIsFound() {
		reading(networks.resolve("bytes.pb"), named("bytes"), model -> {
			assertTrue(model.lines().contains("  range: 0..255 (found by trying)"), model.lines().toString());
			return null;
		});
	}

	@Test
	void savedModelWithVariablesIsFrozen() {
		final ModelPackage model = imported(networks.resolve("triple"),
				new ImportSettings("triple", "image-translation", "", "", "", "", "", "0..1", 0, 0, 1, ""));
		final ShortProcessor pixels = new ShortProcessor(40, 30);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, 10 * i);
		final ImagePlus result = applied(model, new ImagePlus("sixteen", pixels));
		assertEquals(16, result.getBitDepth());
		for (int i = 0; i < pixels.getPixelCount(); i++)
			assertEquals(30 * i, result.getProcessor().get(i), 1);
	}

	@Test
	void packageOfTheModelZooIsReadWithAllThatItSays() throws IOException {
		final Path zoo = Foreign.zoo04(networks.resolve("triple"), folder.resolve("zoo"));
		final ModelPackage model = imported(Foreign.zip(zoo, folder.resolve("zoo.zip")), ImportSettings.DEFAULT);
		final ModelDescription is = model.description();
		assertEquals(List.of("triple", "Triple", 8, 4, "CC-BY-4.0"),
				List.of(is.id(), is.name(), is.halo(), is.multiple(), is.licence()));
		assertEquals(List.of("Ada Lovelace"), model.authors());
		assertTrue(model.card().matches("(?s).*makes differs by \\d\\.\\d+e-0[5-9] at most.*"), model.card());
		final ImagePlus result = applied(model, ramp());
		assertEquals(3 * ramp().getProcessor().get(5, 7), result.getProcessor().getf(5, 7), 1e-3);
	}

	@Test
	void differenceFromTheTestTensorsIsTold() throws IOException {
		final Path zoo = Foreign.zoo04(networks.resolve("triple"), folder.resolve("zoo"));
		final ImportSettings wrong = new ImportSettings("", ImportSettings.AUTOMATIC, "", "", "", "", "", "percentiles",
				0, -1, 0, "");
		final List<String> warnings = reading(zoo, wrong, ImportedModel::warnings);
		assertEquals(1, warnings.size());
		assertTrue(warnings.get(0).contains("is not what the package says"), warnings.get(0));
	}

	/**
	 * Of the kinds that only this plugin knows, a package says all: what is said of the network is let
	 * be.
	 */
	@Test
	void packageOfThisPluginIsReadAsItIs() {
		final Path style = Path.of("models/style-scream").toAbsolutePath();
		final ModelDescription is = reading(style, named("painted"), ImportedModel::description);
		final ModelDescription original = ModelPackage.read(style).description();
		assertEquals(List.of("painted", Task.STYLE_TRANSFER, "Apache-2.0"), List.of(is.id(), is.task(), is.licence()));
		assertEquals(List.of(original.input(), original.outputs(), original.halo()),
				List.of(is.input(), is.outputs(), is.halo()));
	}

	@Test
	void anInnerTensorCanBeTheOutput() {
		final ImportSettings inner = new ImportSettings("inner", ImportSettings.AUTOMATIC, "", "image", "four", "", "",
				"", 0, -1, 0, "");
		assertEquals(List.of(4, 1), reading(networks.resolve("enlarge.pb"), inner,
				model -> List.of(model.description().outputChannels(), model.description().scale())));
	}

	@Test
	void whatIsWrongIsOneSentenceAndNothingIsWritten() {
		for (final String file : List.of("reads-a-file.pb", "runs-python.pb")) {
			final EngineException refused = assertThrows(EngineException.class,
					() -> imported(networks.resolve(file), named("harm")));
			assertTrue(refused.getMessage().contains("which is not allowed"), refused.getMessage());
		}
		assertThrows(ModelException.class, () -> imported(folder.resolve("nothing.zip"), named("nothing")));
		assertThrows(IllegalArgumentException.class, () -> imported(networks.resolve("enlarge.pb"),
				new ImportSettings("three", ImportSettings.AUTOMATIC, "", "", "", "", "", "", 3, -1, 0, "")));
		assertArrayEquals(new String[0],
				folder.resolve("library").toFile().list() == null
						? new String[0]
						: folder.resolve("library").toFile().list());
	}

	@Test
	void nothingIsLeftInTheTemporaryFolder() throws IOException {
		final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
		final List<String> before = ours(temporary);
		assertThrows(EngineException.class, () -> imported(networks.resolve("runs-python.pb"), named("harm")));
		imported(networks.resolve("enlarge.pb"), named("enlarge"));
		assertEquals(before, ours(temporary));
	}

	private static List<String> ours(final Path temporary) throws IOException {
		try (var files = Files.list(temporary)) {
			return files.map(f -> f.getFileName().toString())
					.filter(n -> n.startsWith("fiji-gan-" + ModelImport.PURPOSE)).sorted().toList();
		}
	}
}
