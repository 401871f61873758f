package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.process.ShortProcessor;
import sc.fiji.gan.Gan;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;
import sc.fiji.gan.standalone.Macros;
import sc.fiji.gan.standalone.Main;

/**
 * What users do wrong, and what they read then: one sentence with a remedy. The macro stops there,
 * no image is made or changed.
 */
@Timeout(120)
class BadInputTest {

	private static final String SHIPPED = "super-resolution-x2-photo";
	private static final String WEIGHTS = "saved_model_bundle.zip";

	@TempDir
	Path models;

	private ImagePlus image;
	private byte[] before;

	@BeforeEach
	void openAnImage() throws IOException {
		Macros.run("close('*');");
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
		image = show(SampleImages.chart(32), "chart");
		before = ((byte[]) image.getProcessor().getPixels()).clone();
	}

	@AfterEach
	void closeImages() {
		System.clearProperty(ModelLibrary.PROPERTY);
		Macros.run("close('*');");
	}

	private static ImagePlus show(final ImagePlus image, final String title) {
		image.setTitle(title);
		image.show();
		WindowManager.setTempCurrentImage(null);
		return image;
	}

	private static String enlarge(final String options) {
		return "run('Super-Resolution...', '" + options + "');";
	}

	/** The sentence that is read, after a look at what must not have changed. */
	private String refusal(final String options) {
		final String message = Macros.refusal(enlarge(options));
		assertArrayEquals(before, (byte[]) image.getProcessor().getPixels());
		assertTrue(!image.isLocked());
		return message;
	}

	/** A copy of the model that comes with the project, to be damaged. */
	private Path copy(final String id) throws IOException {
		final Path from = Gan.library().open(SHIPPED).folder();
		final Path to = Files.createDirectories(models.resolve(id));
		try (Stream<Path> files = Files.list(from)) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				Files.copy(file, to.resolve(file.getFileName()));
		}
		return to;
	}

	@Test
	void noImageIsOpen() {
		Macros.run("close('*');");
		assertEquals("No image is open: open one first (File > Open...), or name a file in the macro (input=[path]).",
				Macros.refusal(enlarge("model=" + SHIPPED)));
	}

	@Test
	void noImageHasThatTitle() {
		assertEquals("The image given as 'input' is neither open nor a file that ImageJ can read: input takes a title,"
				+ " an ID or a path (open now: 'chart').", refusal("input=nobody model=" + SHIPPED));
	}

	@Test
	void noModelHasThatName() {
		final String message = refusal("input=chart model=super-resolution-x2-foto");
		assertTrue(
				message.startsWith(
						"There is no model 'super-resolution-x2-foto': choose one of 'super-resolution-x2-photo'"),
				message);
	}

	@Test
	void theWeightsAreDamaged() throws IOException {
		final Path weights = copy("damaged").resolve(WEIGHTS);
		final byte[] bytes = Files.readAllBytes(weights);
		bytes[bytes.length / 2] ^= 1;
		Files.write(weights, bytes);
		assertDamaged("damaged");
	}

	@Test
	void theWeightsAreCutOff() throws IOException {
		final Path weights = copy("cut").resolve(WEIGHTS);
		Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 1000));
		assertDamaged("cut");
	}

	private void assertDamaged(final String id) {
		final String message = refusal("input=chart model=" + id);
		assertTrue(message.contains("'" + id + "'") && message.endsWith("its file '" + WEIGHTS
				+ "' is damaged or incomplete (its checksum does not match): download or install the model again."),
				message);
	}

	@Test
	void theWeightsAreMissing() throws IOException {
		Files.delete(copy("hollow").resolve(WEIGHTS));
		final String message = refusal("input=chart model=hollow");
		assertTrue(
				message.contains("'hollow'") && message
						.endsWith("its file '" + WEIGHTS + "' is missing: download or install the model again."),
				message);
	}

	@Test
	void theWeightsAreNoNetwork() throws IOException {
		final Path folder = copy("foreign");
		final Path junk = Files.writeString(folder.resolve(WEIGHTS), "not a zip file");
		// Such a package has no checksum to tell.
		final Path rdf = folder.resolve("rdf.yaml");
		Files.writeString(rdf,
				Files.readString(rdf).replaceFirst("(?s)(source: " + WEIGHTS + ")\\s+sha256: \\w+", "$1"));
		final String message = refusal("input=chart model=foreign");
		assertTrue(message.contains(junk.getFileName().toString()) || message.contains("foreign"), message);
	}

	@Test
	void theDescriptionIsNoYaml() throws IOException {
		Files.writeString(copy("scrawl").resolve("rdf.yaml"), "name: [never closed\n\t- \"so\n");
		final String message = refusal("input=chart model=scrawl");
		assertTrue(message.contains("scrawl") && message.contains("rdf.yaml") && message.contains("YAML"), message);
	}

	@Test
	void theModelTakesOtherChannels() throws IOException {
		final ModelPackage shipped = Gan.library().open(SHIPPED);
		final ModelDescription d = shipped.description();
		final List<String> rgb = List.of("red", "green", "blue");
		new ModelPackageWriter(
				new ModelDescription("colours-x2", "Colours", "1.0.0", Task.SUPER_RESOLUTION, "BSD-2-Clause",
						new TensorDescription(d.input().id(), rgb, d.input().processing()),
						new TensorDescription(d.output().id(), rgb, List.of()), 2, d.halo(), 1, true),
				shipped.networkFile().path()).write(models, false);
		assertEquals("Model 'colours-x2' takes 3 channels, 'chart' has 1: convert it to RGB (Image > Type > RGB Color)"
				+ " or choose a model of 1 channel.", refusal("input=chart model=colours-x2"));
	}

	@Test
	void theResultIsLargerThanMemory() {
		final ImageStack stack = new ImageStack(1000, 1000);
		final short[] pixels = (short[]) new ShortProcessor(1000, 1000).getPixels();
		// All slices share their pixels: the image takes 2 MB, the result would take 8 MB a slice.
		final long slices = Runtime.getRuntime().maxMemory() / 8_000_000 + 1;
		for (int i = 0; i < slices; i++)
			stack.addSlice(null, pixels);
		show(new ImagePlus("huge", stack), "huge");
		final String message = refusal("input=huge model=" + SHIPPED);
		assertTrue(message.startsWith("'huge' becomes 2000 x 2000 pixels in " + slices + " planes and takes "),
				message);
		assertTrue(message.contains("give ImageJ more (Edit > Options > Memory & Threads...)"), message);
	}

	@Test
	void anOptionIsNotPossible() {
		assertEquals("device=abacus is not possible: give auto, cpu or gpu.",
				Macros.refusal("run('GAN Options...', 'device=abacus');"));
		final String threads = Macros.refusal("run('GAN Options...', 'device=cpu threads=-1');");
		assertTrue(threads.contains("threads"), threads);
	}

	@Test
	void tensorFlowIsNotThere() throws Exception {
		final Path empty = Files.createDirectory(models.resolve("no-engine"));
		final Path macro = Files.writeString(models.resolve("test.ijm"),
				"newImage('a', '8-bit ramp', 20, 20, 1);" + enlarge("input=a model=" + SHIPPED) + "print('went on');");
		final Path output = models.resolve("output");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.awt.headless=true", "-Djava.util.prefs.userRoot=" + models, "-Dfiji.gan.engine=" + empty,
				"--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
				Main.class.getName(), macro.toString()).redirectErrorStream(true).redirectOutput(output.toFile())
				.start();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		final String message = Files.readString(output).strip();
		assertEquals(1, process.exitValue(), message);
		assertTrue(message.startsWith("TensorFlow for this computer (") && message.contains(empty.toString()), message);
		assertTrue(message.contains("run(\"GAN Options...\", \"install=true\") fetches it"), message);
		// For a computer without net: each file of its own line.
		assertTrue(message.lines().filter(line -> line.startsWith("https://") && line.endsWith(".jar")).count() > 4,
				message);
		assertFalse(message.contains("Exception") || message.contains("went on"), message);
	}
}
