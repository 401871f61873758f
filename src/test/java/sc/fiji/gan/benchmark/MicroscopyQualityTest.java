package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.plugin.PNG_Writer;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
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
		constant("test/fluorescence/images/a.png", new ByteProcessor(40, 40), 100);
		constant("test/histology/images/b.png", new ColorProcessor(40, 40), 0x646464);
		assertEquals(0, run("--blur", "0", "--photons", "Infinity", "--noise", "0"));
		assertEquals(
				"""
						x2 after blur=0.0 photons=Infinity noise=0.0 seed=1

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
	 * 51 of 255 is a fifth of 500 photons: 100 +- 10, in grey levels +- 5.1. With 0.01 of 255 from the
	 * camera that is sqrt(5.1^2 + 2.55^2).
	 */
	@Test
	void noiseHasTheStrengthOfPhotonsAndCamera() {
		final FloatProcessor flat = new FloatProcessor(400, 400);
		Arrays.fill((float[]) flat.getPixels(), 51);
		final ImageProcessor noisy = new MicroscopeNoise(0, 500, 0.01).degrade(flat, 2, new SplittableRandom(3));
		assertEquals(51, noisy.getStats().mean, 0.1);
		assertEquals(Math.hypot(5.1, 2.55), noisy.getStats().stdDev, 0.1);
	}

	/** Mean and variance of a Poisson distribution are the same, for few photons and for many. */
	@Test
	void countsFollowPoisson() {
		for (final double mean : new double[]{0, 0.3, 7, 130}) {
			final SplittableRandom random = new SplittableRandom(4);
			final double[] counts = new double[40000];
			Arrays.setAll(counts, i -> MicroscopeNoise.poisson(mean, random));
			final double average = Arrays.stream(counts).average().orElseThrow();
			assertEquals(mean, average, 5 * Math.sqrt(mean / counts.length));
			final double variance = Arrays.stream(counts).map(c -> (c - average) * (c - average)).average()
					.orElseThrow();
			assertEquals(mean, variance, 0.05 * mean);
		}
	}

	/** A line of 100 becomes a Gaussian of sigma 2: 100 / (2 sqrt(2 pi)) at its middle. */
	@Test
	void blurIsAGaussian() {
		final FloatProcessor line = new FloatProcessor(41, 41);
		for (int y = 0; y < 41; y++)
			line.setf(20, y, 100);
		final FloatProcessor blurred = new MicroscopeNoise(2, Double.POSITIVE_INFINITY, 0).degrade(line, 1,
				new SplittableRandom(1));
		assertEquals(100 / (2 * Math.sqrt(2 * Math.PI)), blurred.getf(20, 20), 0.01);
		assertEquals(blurred.getf(20, 20) * Math.exp(-0.5), blurred.getf(18, 3), 0.01);
	}

	@Test
	void saysWhereItLooksForImages() {
		assertEquals(1, run("--kind", "tissue"));
		assertTrue(err.toString().contains("'test/tissue/images'"), err.toString());
		assertEquals(1, run("--photons", "0"));
		assertTrue(err.toString().contains("photons=0.0"), err.toString());
	}

	private int run(final String... options) {
		final List<String> arguments = new ArrayList<>(List.of(options));
		arguments.add(data.toString());
		return MicroscopyQuality.commandLine((models, scale) -> List.of(new Upscaler() {

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
		})).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
	}

	private void constant(final String file, final ImageProcessor ip, final int value) throws Exception {
		for (int i = 0; i < ip.getPixelCount(); i++)
			ip.set(i, value);
		final Path path = data.resolve(file);
		Files.createDirectories(path.getParent());
		new PNG_Writer().writeImage(new ImagePlus("", ip), path.toString(), -1);
	}
}
