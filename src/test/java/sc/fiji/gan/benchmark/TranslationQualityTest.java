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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.AutoThresholder.Method;
import ij.process.ImageProcessor;
import picocli.CommandLine;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

class TranslationQualityTest {

	private static final float[] DARK_AND_BRIGHT = {0.1f, 0.1f, 0.1f, 0.2f, 0.8f, 0.9f};

	@TempDir
	private Path folder;

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	@Test
	void theThresholdSplitsDarkFromBright() {
		final GreyImage image = new GreyImage(DARK_AND_BRIGHT, 6, 1);
		final float threshold = ThresholdSegmentation.threshold(Method.Otsu, image);
		assertTrue(threshold > 0.2f && threshold < 0.8f, "" + threshold);
		final ThresholdSegmentation bright = ThresholdSegmentation.of(Method.Otsu, List.of(image));
		assertArrayEquals(new boolean[]{false, false, false, false, true, true}, bright.apply(image));
		final GreyImage inverted = new GreyImage(new float[]{0.9f, 0.9f, 0.9f, 0.8f, 0.2f, 0.1f}, 6, 1);
		assertArrayEquals(new boolean[]{false, false, false, false, true, true},
				ThresholdSegmentation.of(Method.Otsu, List.of(inverted)).apply(inverted));
	}

	@Test
	void diceIsTwiceTheCommonPartOverBoth() {
		assertEquals(2.0 * 1 / (2 + 3), ThresholdSegmentation.dice(new boolean[]{true, true, false, false},
				new boolean[]{false, true, true, true}));
		assertEquals(1, ThresholdSegmentation.dice(new boolean[3], new boolean[3]));
	}

	@Test
	void histogramMatchingGivesEachRankTheValueOfThatRank() {
		final FloatArray image = FloatArray.image(new float[]{0.2f, 0.5f, 0.3f, 0.9f}, 1, 4, 1);
		final FloatArray reference = FloatArray.image(new float[]{0.6f, 0.1f, 0.7f, 0.2f, 0.8f, 0.3f, 0.9f, 0.4f}, 1, 4,
				2);
		assertArrayEquals(new float[]{0.6f, 0.1f, 0.8f, 0.3f, 0.7f, 0.2f, 0.9f, 0.4f},
				new HistogramMatching(List.of(reference), false).apply(image).data(), 1 / 256f);
		assertArrayEquals(new float[]{0.9f, 0.4f, 0.7f, 0.2f, 0.8f, 0.3f, 0.6f, 0.1f},
				new HistogramMatching(List.of(reference), true).apply(image).data(), 1 / 256f);
	}

	private Path saved(final String name, final int count, final int first) throws IOException {
		final Path images = Files.createDirectories(folder.resolve(name));
		for (int i = 0; i < count; i++) {
			final ImageProcessor nuclei = SampleImages.nuclei(32, first + i).getProcessor().convertToByte(true);
			if (name.contains("labels")) nuclei.threshold((int) nuclei.getStats().mean);
			IJ.saveAs(new ImagePlus("image", nuclei), "png", images.resolve(i + ".png").toString());
		}
		return images;
	}

	private static String run(final String... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter errors = new StringWriter();
		final CommandLine line = Program.of(new TranslationQuality()).setOut(new PrintWriter(out))
				.setErr(new PrintWriter(errors));
		assertEquals(0, line.execute(arguments), errors.toString());
		return out.toString();
	}

	@Test
	@Timeout(300)
	void printsTablesOfAModel() throws IOException {
		System.setProperty(ModelLibrary.PROPERTY, folder.resolve("models").toString());
		final Path source = saved("source", 4, 0);
		final Path target = saved("target", 4, 10);
		saved("labelled/images", 3, 0);
		saved("labelled/labels", 3, 0);
		for (final String architecture : List.of("cyclegan", "pix2pix"))
			Macros.run("run('Train Image Translation...', 'name=" + architecture + " source=[" + Macros.quote(source)
					+ "] target=[" + Macros.quote(target) + "] architecture=" + architecture
					+ " steps=1 width=2 blocks=1 batch=1 patch=16');");
		final String unpaired = run("--model", "cyclegan", "--inverse", "cyclegan-inverse", "--source",
				source.toString(), "--target", target.toString(), "--labelled", folder.resolve("labelled").toString(),
				"--labelled-target", folder.resolve("labelled").toString());
		for (final String start : List.of("| untranslated | ", "| histogram matching | ", "| cyclegan | ",
				"| translated images | ", "Mean absolute error of the way there and back: 0."))
			assertTrue(unpaired.lines().anyMatch(l -> l.startsWith(start)), unpaired);
		// Labels that were made by a threshold are found again by one.
		final String real = unpaired.lines().filter(l -> l.startsWith("| images of the target | ")).findFirst()
				.orElseThrow();
		assertTrue(Double.parseDouble(real.split("\\|")[2].trim()) > 0.7, real);
		// What was trained on is its own nearest neighbour.
		final String paired = run("--model", "pix2pix", "--source", source.toString(), "--target", target.toString(),
				"--trained-source", source.toString(), "--trained-target", target.toString(), "--edge", "16");
		assertTrue(paired.contains("| nearest neighbour | Infinity | 1.0000 | 16 |"), paired);
		assertTrue(paired.contains("| pix2pix | ") && paired.contains("| mean target | "), paired);
	}
}
