package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/** The programs that measure styles, with a style that was trained for one step. */
@Timeout(300)
class StyleBenchmarksTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void train() throws IOException {
		System.setProperty(ModelLibrary.PROPERTY, folder.resolve("models").toString());
		Files.createDirectory(folder.resolve("photos"));
		final ImageProcessor photo = SampleImages.photo().getProcessor().resize(96);
		for (int i = 0; i < 3; i++) {
			photo.rotate(90);
			IJ.saveAs(new ImagePlus("photo", photo), "png", folder.resolve("photos").resolve(i + ".png").toString());
		}
		photo.invert();
		IJ.saveAs(new ImagePlus("picture", photo), "png", folder.resolve("picture.png").toString());
		Macros.run("run('Train Style Transfer...', 'name=style-small source=["
				+ Macros.quote(folder.resolve("picture.png")) + "] target=[" + Macros.quote(folder.resolve("photos"))
				+ "] steps=1 width=2 blocks=1 batch=1 patch=64 receptivefield=16 discriminators=1');");
	}

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
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

	/** The paper tells 1.68 million parameters. */
	@Test
	void speedComparesWithTheNetworkOfJohnson() {
		final String table = run(Program.of(new StyleSpeed()), "--model", "style-small", "--edge", "32", "--runs", "1");
		assertEquals(1.68e6, cell(table, "of Johnson et al.", 2), 0.005e6, table);
		assertEquals(1, cell(table, "of Johnson et al.", 6), table);
		assertTrue(cell(table, "style-small", 3) * 100 < cell(table, "of Johnson et al.", 3), table);
	}

	@Test
	void qualityIsMeasuredOfEachPhotograph() throws IOException {
		Npz.write(folder.resolve("weights.npz"), FeatureNetworkPackageTest.weights(), "");
		run(Program.of(new FeatureNetworkPackage()), folder.resolve("weights.npz").toString(),
				folder.resolve("models").toString(), "--name", "features");
		final String table = run(Program.of(new StyleQuality()), "--model", "style-small", "--picture",
				folder.resolve("picture.png").toString(), "--photos", folder.resolve("photos").toString(), "--features",
				"features", "--size", "64", "--gatys", "1");
		final String mean = "mean of 3";
		for (final int column : new int[]{2, 3, 4, 5, 7, 8})
			assertEquals(
					(cell(table, "0.png", column) + cell(table, "1.png", column) + cell(table, "2.png", column)) / 3,
					cell(table, mean, column), column == 4 ? 5 : 0.01, table);
		assertTrue(cell(table, mean, 5) > 0, table);
		assertEquals(cell(table, "0.png", 6), cell(table, "mean of the 1 optimised", 6), table);
	}

	/** The pixels (1, 2) and (3, 4), and twice as much: |4 G - G|^2 / |G|^2 = 9, |2 - 1|^2 = 1. */
	@Test
	void styleAndContentAreDistancesBesideWhatIsWanted() {
		final FloatArray features = FloatArray.image(new float[]{1, 2, 3, 4}, 1, 2, 2);
		final FloatArray twice = FloatArray.image(new float[]{2, 4, 6, 8}, 1, 2, 2);
		assertArrayEquals(new double[]{5, 7, 7, 10}, StyleMeter.gram(features), 1e-6);
		assertEquals(9, StyleMeter.style(List.of(twice), List.of(features)), 1e-6);
		assertEquals(1, StyleMeter.content(List.of(twice), List.of(features)), 1e-6);
		assertEquals(0, StyleMeter.style(List.of(features), List.of(features)), 1e-6);
	}
}
