package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.process.ImageProcessor;

/**
 * The processor and the GPU make the same image. Compared where there is a GPU, in the build for
 * GPUs; a process has one device, so each has its own.
 */
class GpuAgreementTest {

	private static final double LARGEST_DIFFERENCE = 1e-3;

	@TempDir
	Path folder;

	/** What a process says that enlarges the sample image of nuclei into {@code <device>.tif}. */
	private String enlarge(final String device) throws IOException, InterruptedException {
		final Path macro = Files.writeString(folder.resolve(device + ".ijm"),
				"run('GAN Options...', 'device=" + device + "'); run('Sample Images...', 'sample=nuclei');"
						+ "run('Super-Resolution...', 'input=nuclei model=super-resolution-x2-microscopy-gan');"
						+ "selectImage('nuclei-super-resolution-x2-microscopy-gan'); saveAs('Tiff', '"
						+ Macros.quote(folder.resolve(device + ".tif")) + "');");
		final Path out = folder.resolve(device + ".txt");
		final Process process = new ProcessBuilder(ChildJvm.java(), "--add-opens=java.base/java.lang=ALL-UNNAMED",
				"-Djava.awt.headless=true", "-Djava.util.prefs.userRoot=" + folder.resolve(device), "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), macro.toString()).redirectErrorStream(true)
				.redirectOutput(out.toFile()).start();
		assertTrue(process.waitFor(300, TimeUnit.SECONDS));
		return Files.readString(out);
	}

	private ImageProcessor result(final String device, final String said) {
		assertTrue(Files.exists(folder.resolve(device + ".tif")), said);
		return IJ.openImage(folder.resolve(device + ".tif").toString()).getProcessor();
	}

	@Test
	void bothMakeTheSameImage() throws Exception {
		final List<Path> engine;
		try (Stream<Path> jars = Files.list(Path.of("target", "engine"))) {
			engine = jars.toList();
		}
		assumeTrue(engine.stream().anyMatch(jar -> jar.toString().endsWith("-gpu.jar")),
				"GPU and processor are not compared: this is the build for the processor (-Pgpu is the other one).");
		final String said = enlarge("gpu");
		assumeFalse(said.contains("sees no GPU"), said);
		assertAgree(result("gpu", said), result("cpu", enlarge("cpu")));
	}

	private static void assertAgree(final ImageProcessor gpu, final ImageProcessor cpu) {
		assertEquals(cpu.getPixelCount(), gpu.getPixelCount());
		final double range = cpu.getMax() - cpu.getMin();
		for (int i = 0; i < cpu.getPixelCount(); i++)
			assertEquals(cpu.getf(i), gpu.getf(i), LARGEST_DIFFERENCE * range, "pixel " + i);
	}
}
