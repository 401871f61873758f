package sc.fiji.gan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.gan.engine.FeatureExtractor.Channel;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.model.Processing.Binarize;
import sc.fiji.gan.model.Processing.Clip;
import sc.fiji.gan.model.Processing.FixedZeroMeanUnitVariance;
import sc.fiji.gan.model.Processing.ScaleLinear;
import sc.fiji.gan.model.Processing.ScaleRange;
import sc.fiji.gan.model.Processing.Sigmoid;
import sc.fiji.gan.model.Processing.Softmax;
import sc.fiji.gan.model.Processing.ZeroMeanUnitVariance;

class ModelPackageWriterTest {

	@TempDir
	private Path work;

	private Path library() {
		return work.resolve("models");
	}

	private ModelDescription roundTrip(final ModelDescription description) throws IOException {
		return ModelPackage.read(Packages.writer(description, work).write(library(), true)).description();
	}

	static Stream<Processing> processings() {
		return Stream.of(new ScaleLinear(1 / 255.0, -0.5), new ScaleLinear(65535, 0),
				new ScaleRange(0, 100, 1e-6, false), new ScaleRange(0.2, 99.8, 1e-3, true),
				new ZeroMeanUnitVariance(1e-12, false), new ZeroMeanUnitVariance(1e-6, true),
				new FixedZeroMeanUnitVariance(List.of(0.1), List.of(3e10)), new Clip(0, 1),
				new Clip(Double.NEGATIVE_INFINITY, 5), new Clip(-1e-9, Double.POSITIVE_INFINITY), new Sigmoid(),
				new Binarize(0.5), new Softmax());
	}

	@ParameterizedTest
	@MethodSource("processings")
	void everyProcessingComesBack(final Processing processing) throws IOException {
		final ModelDescription description = Packages.description("round-trip", Task.IMAGE_TRANSLATION, 1,
				List.of(processing), List.of(processing, processing));
		assertEquals(description, roundTrip(description));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"GENERATION", "TEXT_TO_IMAGE"})
	void everyTaskComesBack(final Task task) throws IOException {
		final ModelDescription description = Packages.description("round-trip", task, 1, List.of(), List.of());
		assertEquals(description, roundTrip(description));
	}

	/** bioimageio.spec 0.5.12 refuses a package for any other character in its name. */
	@Test
	void namesHoldOnlyWhatTheFormatAllows() throws IOException {
		final ModelDescription is = Packages.description("model");
		final ModelDescription named = new ModelDescription("model", "Stil von 'Großer Welle, 2.jpg' (x-2)",
				is.version(), is.task(), is.licence(), is.input(), is.outputs(), is.scale(), is.halo(), is.multiple(),
				is.restoresRange());
		final Path folder = Packages.writer(named, Files.createDirectory(work.resolve("sources")))
				.write(Files.createDirectory(work.resolve("named")), false);
		assertEquals("Stil von _Gro_er Welle_ 2_jpg_ (x-2)", ModelPackage.read(folder).description().name());
	}

	@Test
	void featureNetworkComesBackWithItsLayers() throws IOException {
		final Processing centring = new FixedZeroMeanUnitVariance(List.of(104.0, 117.0, 123.0), List.of(1.0, 2.0, 1.0));
		final ModelDescription description = new ModelDescription("features", "Features", "1.0",
				Task.FEATURE_EXTRACTION, "BSD-2-Clause",
				new TensorDescription("input", List.of("blue", "green", "red"),
						List.of(centring, new ScaleLinear(0.5, 3))),
				List.of(new TensorDescription("conv1", List.of("a", "b"), List.of()),
						new TensorDescription("conv2", List.of("c"), List.of())),
				1, 3, 1, false);
		final FloatArray first = Packages.ramp(3, 2);
		final FloatArray second = Packages.ramp(2, 1);
		final ModelPackage read = ModelPackage.read(new ModelPackageWriter(description, Packages.network(work))
				.tests(Packages.ramp(7, 3), first, second).write(library(), false));
		assertEquals(description, read.description());
		assertEquals(List.of(first, second), read.testOutputs());
		assertEquals(List.of("conv1", "conv2"), read.networkFile().outputs());
		assertEquals(List.of(new Channel(2, 127.5, -49), new Channel(1, 63.75, -26.25), new Channel(0, 127.5, -58.5)),
				read.featureExtractor().channels());
		assertEquals(read.weightsHash(), read.featureExtractor().hash());
	}

	private static ModelDescription generator(final List<String> categories) {
		return ModelDescription.ofGenerator("makes", "Makes", "1.0", "CC-BY-4.0", "latents",
				new TensorDescription("images", List.of("intensity"),
						List.of(new FixedZeroMeanUnitVariance(List.of(-1.5), List.of(0.01))),
						new PixelRange(16, 50, 250)),
				new GenerationDescription("stylegan", 3, categories, 4, 8));
	}

	@Test
	void generatorComesBackWithItsCategories() throws IOException {
		final FloatArray latents = FloatArray.zeros(1, 4, 1, 6);
		final ModelDescription description = generator(List.of("7", "grüne Zelle: \"a\""));
		final Path folder = new ModelPackageWriter(description, Packages.network(work))
				.tests(latents, Packages.ramp(8, 1)).write(library(), false);
		final ModelPackage read = ModelPackage.read(folder);
		assertEquals(description, read.description());
		assertEquals(latents, read.testInput().orElseThrow());
		assertEquals(1, read.description().generation().orElseThrow().category("grüne Zelle: \"a\"").orElseThrow());
		assertEquals(List.of("normal1", "normal2", "normal3", "category1", "category2", "truncation"),
				read.description().input().channels());
	}

	@Test
	void generatorWithoutCategoriesComesBack() throws IOException {
		final ModelDescription read = ModelPackage
				.read(new ModelPackageWriter(generator(List.of()), Packages.network(work)).write(library(), false))
				.description();
		assertEquals(generator(List.of()), read);
		assertFalse(read.generation().orElseThrow().isConditional());
		assertEquals(4, read.inputChannels());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"latent: 3|latent: 2|'inputs[0].axes[3].size' of its rdf.yaml should be 5",
			"styles: 4|styles: 0|'config.fiji_gan.generator.styles' of its rdf.yaml should be a whole number from 1 to",
			"- b|- a|should be a list of different names", "generator:|other:|should be a mapping"})
	void generatorThatContradictsItselfIsRefused(final String from, final String to, final String expected)
			throws IOException {
		final Path folder = new ModelPackageWriter(generator(List.of("a", "b")), Packages.network(work))
				.write(library(), false);
		Packages.edit(folder, from, to);
		final String message = assertThrows(ModelException.class, () -> ModelPackage.read(folder)).getMessage();
		assertTrue(message.contains(expected), message);
	}

	@Test
	void onlyFeatureNetworksWithFixedColoursMeasureImages() throws IOException {
		final ModelDescription enlarges = Packages.description("enlarges");
		assertTrue(assertThrows(ModelException.class, extractor(enlarges)).getMessage().contains("super-resolution"));
		final ModelDescription luma = Packages.description("luma", Task.FEATURE_EXTRACTION, 1, List.of(), List.of());
		assertTrue(assertThrows(ModelException.class, extractor(luma)).getMessage().contains("'luma'"));
		final ModelDescription percentiles = new ModelDescription("percentiles", "P", "1.0", Task.FEATURE_EXTRACTION,
				"BSD-2-Clause",
				new TensorDescription("input", List.of("red"), List.of(new ScaleRange(0, 100, 1e-6, false))),
				new TensorDescription("layer", List.of("a"), List.of()), 1, 0, 1, false);
		assertTrue(assertThrows(ModelException.class, extractor(percentiles)).getMessage().contains("scale_linear"));
	}

	private Executable extractor(final ModelDescription description) throws IOException {
		final ModelPackage read = ModelPackage.read(Packages.writer(description, work).write(library(), true));
		return read::featureExtractor;
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 4, 7, 8, 64})
	void everyScaleComesBack(final int scale) throws IOException {
		final ModelDescription description = Packages.description("round-trip", Task.SUPER_RESOLUTION, scale, List.of(),
				List.of());
		assertEquals(description, roundTrip(description));
	}

	@ParameterizedTest
	@ValueSource(ints = {8, 16, 32})
	void pixelsOfTheResultComeBack(final int bitDepth) throws IOException {
		final ModelDescription description = new ModelDescription("stained", "Stained", "1.0", Task.IMAGE_TRANSLATION,
				"CC-BY-4.0", new TensorDescription("grey", List.of("intensity"), List.of()),
				new TensorDescription("colour", List.of("red", "green", "blue"), List.of(new ScaleLinear(127.5, 127.5)),
						new PixelRange(bitDepth, 12.5, 255)),
				1, 5, 4, false);
		assertEquals(description, roundTrip(description));
	}

	@Test
	void normalisationOfEachChannelComesBack() throws IOException {
		final TensorDescription rgb = new TensorDescription("image", List.of("red", "green", "blue"),
				List.of(new FixedZeroMeanUnitVariance(List.of(0.1, 0.2, 0.3), List.of(1.0, 2.0, 3.0))));
		final ModelDescription description = new ModelDescription("rgb", "RGB + more (rgb)", "1.0", Task.STYLE_TRANSFER,
				"CC-BY-4.0", rgb, rgb, 1, 0, 1, false);
		assertEquals(description, roundTrip(description));
	}

	@Test
	void whatYamlWouldTakeForSomethingElseComesBackInASummary() throws IOException {
		final String summary = "RGB: \"quoted\" # Größe";
		assertEquals(summary,
				ModelPackage.read(
						Packages.writer(Packages.description("quoted"), work).summary(summary).write(library(), false))
						.summary());
	}

	/** So that the same training writes the same file; the order of {@link Map#of} changes. */
	@Test
	void provenanceWithoutAnOrderIsWrittenByItsKeys() throws IOException {
		final Path folder = Packages.writer(Packages.description("trained"), work)
				.provenance(Map.of("data", Map.of("c", 1, "a", 2, "d", 3, "b", 4))).write(library(), false);
		assertTrue(Files.readString(folder.resolve("rdf.yaml")).matches("(?s).*a: 2\\s+b: 4\\s+c: 1\\s+d: 3.*"));
	}

	@Test
	void provenanceComesBackAsPlainValues() throws IOException {
		final Path folder = Packages.writer(Packages.description("trained"), work)
				.provenance(Map.of("rate", 0.1f, "device", Path.of("cpu"), "shared", List.of(List.of(1), List.of(1))))
				.write(library(), false);
		assertEquals(Map.of("rate", 0.1, "device", "cpu", "shared", List.of(List.of(1), List.of(1))),
				ModelPackage.read(folder).provenance());
		assertFalse(Files.readString(folder.resolve("rdf.yaml")).contains("&id"));
	}

	@Test
	void keepsTheCheckpointThatTrainingGoesOnFrom() throws IOException {
		final Path training = Files.createDirectory(work.resolve("run"));
		Files.writeString(training.resolve("checkpoint.npz"), "weights");
		final Path folder = Packages.writer(Packages.description("trained"), work).training(training).write(library(),
				false);
		assertEquals("weights",
				Files.readString(ModelPackage.read(folder).training().orElseThrow().resolve("checkpoint.npz")));
		// training on: the checkpoint comes from the package that is replaced
		Packages.writer(Packages.description("trained"), work).training(folder.resolve("training")).write(library(),
				true);
		assertEquals("weights", Files.readString(folder.resolve("training/checkpoint.npz")));
	}

	@Test
	void replacesAPackageOnlyIfToldTo() throws IOException {
		final ModelPackageWriter first = Packages.writer(Packages.description("once"), work).summary("first");
		final Path folder = first.write(library(), false);
		final ModelPackageWriter second = Packages.writer(Packages.description("once"), work).summary("second");
		assertEquals(
				"There is already a model 'once' in '" + library()
						+ "': choose another name, or let it be overwritten.",
				assertThrows(ModelException.class, () -> second.write(library(), false)).getMessage());
		assertEquals("first", ModelPackage.read(folder).summary());
		second.write(library(), true);
		assertEquals("second", ModelPackage.read(folder).summary());
		assertLibraryHoldsOnly("once");
	}

	@Test
	void leavesNothingBehindWhenAFileIsMissingMidway() throws IOException {
		final ModelPackageWriter writer = Packages.writer(Packages.description("broken"), work);
		final String message = assertThrows(ModelException.class,
				() -> writer.cover(work.resolve("absent.png")).write(library(), false)).getMessage();
		assertTrue(message.startsWith("Model 'broken' cannot be written to '" + library() + "' (there is no '"
				+ work.resolve("absent.png") + "')"), message);
		assertLibraryHoldsOnly();
	}

	@Test
	void leavesTheFormerPackageWhenItFailsMidway() throws IOException {
		final Path folder = Packages.write("kept", library());
		final ModelPackageWriter writer = Packages.writer(Packages.description("kept"), work)
				.cover(work.resolve("absent.png"));
		assertThrows(ModelException.class, () -> writer.write(library(), true));
		assertEquals(Packages.description("kept"), ModelPackage.read(folder).description());
		assertLibraryHoldsOnly("kept");
	}

	@Test
	void leavesNothingBehindWhenThePackageCouldNotBeReadBack() throws IOException {
		final ModelDescription impossible = Packages.description("impossible", Task.SUPER_RESOLUTION, 1,
				List.of(new ScaleRange(90, 10, 1e-6, false)), List.of());
		assertThrows(ModelException.class, () -> roundTrip(impossible));
		assertLibraryHoldsOnly();
	}

	@Test
	void saysThatTheDestinationIsNoFolder() throws IOException {
		Files.writeString(library(), "a file where the library should be");
		final ModelPackageWriter writer = Packages.writer(Packages.description("nowhere"), work);
		final String message = assertThrows(ModelException.class, () -> writer.write(library(), false)).getMessage();
		assertTrue(
				message.startsWith(
						"Model 'nowhere' cannot be written to '" + library() + "' ('" + library() + "' is no folder)"),
				message);
		assertTrue(message.endsWith("check that this folder is writable and has space."), message);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "../up", "a/b", "Capital", "a b", ".hidden", "a--b", "-a"})
	void refusesIdsThatAreNoFolderNames(final String id) {
		assertThrows(IllegalArgumentException.class, () -> new ModelPackageWriter(Packages.description(id), work));
	}

	private void assertLibraryHoldsOnly(final String... ids) throws IOException {
		try (Stream<Path> files = Files.list(library())) {
			assertEquals(List.of(ids), files.map(file -> file.getFileName().toString()).toList());
		}
	}
}
