package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import picocli.CommandLine;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/** Programs that measure translations print what they are for. */
@Timeout(300)
class TranslationBenchmarksTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void useOwnModels() {
		System.setProperty(ModelLibrary.PROPERTY, folder.resolve("models").toString());
	}

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	/** Nuclei, their negatives, or their labels. */
	private Path saved(final String name, final String kind) throws IOException {
		final Path images = Files.createDirectories(folder.resolve(name).resolve(kind));
		for (int i = 0; i < 4; i++) {
			final ImageProcessor nuclei = SampleImages.nuclei(32, 7 * i).getProcessor().convertToByte(true);
			if (kind.equals("labels")) nuclei.threshold((int) nuclei.getStats().mean);
			if (kind.equals("negatives")) nuclei.invert();
			IJ.saveAs(new ImagePlus("image", nuclei), "png", images.resolve(i + ".png").toString());
		}
		return images;
	}

	private static String run(final CommandLine program, final String... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter errors = new StringWriter();
		assertEquals(0, program.setOut(new PrintWriter(out)).setErr(new PrintWriter(errors)).execute(arguments),
				errors.toString());
		return out.toString();
	}

	private static double cell(final String table, final String row, final int column) {
		final String line = table.lines().filter(l -> l.startsWith("| " + row + " |")).findFirst().orElseThrow();
		return Double.parseDouble(line.split("\\|")[column].replaceAll("[ ,%]", ""));
	}

	private static void train(final String options) {
		Macros.run("run('Train Image Translation...', '" + options + " steps=1 width=2 blocks=1 batch=1 patch=16');");
	}

	@Test
	void speedComparesWithTheNetworkOfThePaper() throws IOException {
		train("name=small source=[" + Macros.quote(saved("some", "images")) + "] target=["
				+ Macros.quote(saved("some", "negatives")) + "]");
		final String table = run(Program.of(new TranslationSpeed()), "--model", "small", "--edge", "32", "--runs", "1");
		final String paper = "of the CycleGAN paper (9 blocks, 64 channels)";
		assertEquals(1, cell(table, paper, 5), table);
		assertTrue(cell(table, "small", 2) * 100 < cell(table, paper, 2), table);
		assertTrue(cell(table, "small", 5) > 1, table);
	}

	@Test
	void tilesAgreeWithTheWhole() throws IOException {
		train("name=small source=[" + Macros.quote(saved("some", "images")) + "] target=["
				+ Macros.quote(saved("some", "negatives")) + "]");
		final String table = run(Program.of(new TileAgreement()), "--model", "small", "--edge", "96", "--tile", "16");
		assertTrue(cell(table, "small", 2) < 1e-5, table);
		// One tile at least lay within the image, and was compared.
		assertTrue(cell(table, "small", 4) >= 16 * 16, table);
	}

	@Test
	void aClassifierLearnsFromRealAndFromSyntheticImages() throws IOException {
		final Path labels = saved("all", "labels");
		train("name=labels architecture=pix2pix labels=source source=[" + Macros.quote(labels) + "] target=["
				+ Macros.quote(saved("all", "images")) + "]");
		final String all = folder.resolve("all").toString();
		final String table = run(Program.of(new SyntheticTraining()), "--model", "labels", "--train", all, "--test",
				all, "--seeds", "1");
		assertEquals(100, cell(table, "real images", 3), table);
		assertTrue(cell(table, "real images", 2) > 0.8, table);
		// One step of training teaches nothing.
		assertTrue(cell(table, "images by labels", 2) < cell(table, "real images", 2), table);
	}

	@Test
	void contrastOfShortTrainingsIsCounted() throws IOException {
		final String table = run(Program.of(new ContrastSeeds()), "--source", saved("some", "images").toString(),
				"--target", saved("some", "negatives").toString(), "--seeds", "2", "--steps", "2", "--patch", "16",
				"--set", "width=2", "--set", "blocks=1");
		assertTrue(table.startsWith("2 steps; bright is to become dark"), table);
		assertTrue(List.of("| 1 | ", "| 2 | ").stream().allMatch(table::contains), table);
		assertTrue(table.contains("of 2"), table);
	}
}
