package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.plugin.PNG_Writer;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.Resampling;

class MicroscopyQualityTest {

	@TempDir
	private Path data;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	/**
	 * Without blur and noise a constant image comes back. One that is brighter by 2 is 20 log10(255 /
	 * 2) = 42.11 dB away, and its mean is 2 % of 100 larger. The range of a constant image is none.
	 */
	@Test
	void printsEachKindAndTheMean() throws Exception {
		constant("test/fluorescence/images/a.png", new ColorProcessor(40, 40), 0x646464);
		constant("test/histology/images/b.png", new ColorProcessor(40, 40), 0x646464);
		assertEquals(0, run("--blur", "0", "--photons", "0", "--noise", "0"));
		assertEquals(
				"""
						x2, seed 1; the small images were made by antialiased bicubic reduction (as MATLAB's `imresize`).

						| kind | method | PSNR, dB | NRMSE, % | PSNR gained, dB | NRMSE less by, % | drift, mean, % | largest, % |
						|---|---|---|---|---|---|---|---|
						| fluorescence | bicubic | Infinity | 0.00 | NaN | NaN | 0.000 | 0.000 |
						| fluorescence | brighter | 42.11 | NaN | -Infinity | NaN | 2.000 | 2.000 |
						| histology | bicubic | Infinity | 0.00 | NaN | NaN | 0.000 | 0.000 |
						| histology | brighter | 42.11 | NaN | -Infinity | NaN | 2.000 | 2.000 |
						| all | bicubic | Infinity | 0.00 | NaN | NaN | 0.000 | 0.000 |
						| all | brighter | 42.11 | NaN | -Infinity | NaN | 2.000 | 2.000 |
						""",
				out.toString());
	}

	@Test
	void sameSeedGivesTheSameNoise() throws Exception {
		constant("cells/a.png", new ByteProcessor(64, 64), 100);
		final Path csv = data.resolve("figures.csv");
		run("--kind", "cells", "--csv", csv.toString());
		final List<String> first = Files.readAllLines(csv);
		run("--kind", "cells", "--csv", csv.toString());
		assertEquals(first, Files.readAllLines(csv));
		run("--kind", "cells", "--seed", "2", "--csv", csv.toString());
		assertTrue(!first.equals(Files.readAllLines(csv)), first.toString());
		assertEquals("kind,method,image,psnr,nrmse,drift", first.get(0));
	}

	/**
	 * 51 of 255 is a fifth of 500 photons: 100 +- 10, in grey levels +- 5.1. With 1 % of 255 from the
	 * camera that is sqrt(5.1^2 + 2.55^2) = 5.70. Of such noise, bicubic enlargement by 2 leaves a
	 * variance of (0.0703^2 + 0.8672^2 + 0.2266^2 + 0.0234^2)^2 = 0.6542: the PSNR is 20 log10(255 /
	 * (5.70 sqrt(0.6542))).
	 */
	@Test
	void noiseHasTheStrengthOfPhotonsAndCamera() throws Exception {
		constant("cells/a.png", new ByteProcessor(400, 400), 51);
		final Path csv = data.resolve("figures.csv");
		run("--kind", "cells", "--blur", "0", "--photons", "500", "--noise", "1", "--csv", csv.toString());
		assertEquals(20 * Math.log10(255 / (Math.hypot(5.1, 2.55) * Math.sqrt(0.6542))),
				Double.parseDouble(Files.readAllLines(csv).get(1).split(",")[3]), 0.1);
	}

	@Test
	void saysWhereItLooksForImages() {
		assertEquals(1, run("--kind", "tissue"));
		assertTrue(err.toString().contains("'test/tissue/images'"), err.toString());
		assertEquals(1, run("--photons", "-1"));
		assertTrue(err.toString().contains("photons=-1"), err.toString());
	}

	private int run(final String... options) {
		final List<String> arguments = new ArrayList<>(List.of(options));
		arguments.add(data.toString());
		return Program.of(new MicroscopyQuality((models, scale) -> List.of(new Upscaler() {

			@Override
			public String name() {
				return "brighter";
			}

			@Override
			public ImagePlus upscale(final ImagePlus image, final int times) {
				final ImagePlus result = new ResamplingUpscaler(Resampling.BICUBIC).upscale(image, times);
				result.getProcessor().add(2);
				return result;
			}
		}))).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
	}

	private void constant(final String file, final ImageProcessor ip, final int value) throws Exception {
		for (int i = 0; i < ip.getPixelCount(); i++)
			ip.set(i, value);
		final Path path = data.resolve(file);
		Files.createDirectories(path.getParent());
		new PNG_Writer().writeImage(new ImagePlus("", ip), path.toString(), -1);
	}
}
