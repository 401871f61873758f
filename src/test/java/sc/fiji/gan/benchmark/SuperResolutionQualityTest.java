package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.IndexColorModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.plugin.PNG_Writer;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import picocli.CommandLine;
import sc.fiji.gan.image.Resampling;

class SuperResolutionQualityTest {

	@TempDir
	private Path data;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final List<Upscaler> closed = new ArrayList<>();

	/**
	 * Grey 100 and 200 come out as 110 and 220, so luma (factor 219/255) is off by 8.588 and 17.176:
	 * 29.452 and 23.432 dB, 26.44 on average. SSIM of constant images is (2ab + C1)/(aa + bb + C1):
	 * 0.99674 and 0.99619 for luma 101.88, 110.47 and 187.76, 204.94.
	 */
	@Test
	void printsTheMeansOfEachMethod() throws Exception {
		grey("flat/a.png", 32, 32, 100);
		grey("flat/b.png", 40, 32, 200);
		assertEquals(0, run(brighter(1.1), "--set", "flat", "--scale", "2"));
		final String[] tables = out.toString().split("\n\n");
		assertEquals("""
				| scale | method | flat |
				|---|---|---|
				| x2 | nearest | Infinity / 1.0000 |
				| x2 | bilinear | Infinity / 1.0000 |
				| x2 | bicubic | Infinity / 1.0000 |
				| x2 | brighter | 26.44 / 0.9965 |""", tables[0]);
		assertTrue(tables[2].contains("| x2 | bicubic | 0.0 / - / 0.00 |"), tables[2]);
		assertEquals(1, closed.size());
	}

	@Test
	void writesTheFiguresOfEachImageAsCsv() throws Exception {
		grey("flat/a.png", 32, 32, 100);
		grey("flat/b.png", 40, 32, 200);
		final Path csv = data.resolve("figures.csv");
		run(brighter(1.1), "--set", "flat", "--scale", "2", "--csv", csv.toString());
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("set,scale,method,image,psnr,ssim,sliced_wasserstein,lpips_like,range_error,norm_error",
				lines.get(0));
		assertEquals("flat,2,nearest,a.png,Infinity,1.000000,0.000000,NaN,0.000000,0.000000", lines.get(1));
		assertTrue(lines.get(8).startsWith("flat,2,brighter,b.png,23.43"), lines.get(8));
		assertEquals(9, lines.size());
	}

	/**
	 * Grey 100 and 140 have a luma of 101.88 and 136.24; 1.1 times brighter is 8.588 and 12.024 more,
	 * 10.449 on average of squares: 30.4 % of the range, 34.35. The edges between the quarters give
	 * little more.
	 */
	@Test
	void measuresHowResultsLook() throws Exception {
		save("quarters/HR/a.png", quarters(64));
		save("quarters/LR_x2/a.png", quarters(32));
		final Path csv = data.resolve("figures.csv");
		run(brighter(1.1), "--set", "quarters", "--scale", "2", "--csv", csv.toString());
		final List<String> lines = Files.readAllLines(csv);
		final double[] nearest = figures(lines.get(1));
		final double[] brighter = figures(lines.get(4));
		assertEquals(0.304, brighter[4], 0.01);
		assertTrue(nearest[4] < 0.03, lines.get(1));
		assertTrue(nearest[2] < 0.1 * brighter[2], lines.get(1));
	}

	private static ImageProcessor quarters(final int size) {
		final ImageProcessor ip = new ByteProcessor(size, size);
		for (int i = 0; i < ip.getPixelCount(); i++)
			ip.set(i, i % size < size / 2 == i / size < size / 2 ? 100 : 140);
		return ip;
	}

	private static double[] figures(final String line) {
		return Stream.of(line.split(",")).skip(4).mapToDouble(Double::parseDouble).toArray();
	}

	@Test
	void takesTheGivenSmallImagesAndCropsTheLargeOnesToThem() throws Exception {
		grey("given/test/HR/a.png", 33, 32, 100);
		grey("given/test/LR_x2/a.png", 16, 16, 110);
		grey("given/test/HR_x4/b.png", 32, 32, 100);
		assertEquals(0, run((models, scale) -> List.of(), "--set", "given", "--scale", "2"));
		assertTrue(out.toString().contains("| x2 | bicubic | 29.45 / 0.9967 |"), out.toString());
	}

	@Test
	void usesLargeImagesOfOneScaleForThatScaleAlone() throws Exception {
		grey("given/HR/a.png", 64, 64, 100);
		grey("given/HR_x4/b.png", 64, 64, 100);
		assertEquals(List.of("a.png"), names(TestSet.open(data.resolve("given"), 2)));
		assertEquals(List.of("a.png", "b.png"), names(TestSet.open(data.resolve("given"), 4)));
	}

	@Test
	void makesSmallImagesByAntialiasedBicubicResampling() throws Exception {
		final ImageProcessor checks = new ByteProcessor(17, 16);
		for (int i = 0; i < checks.getPixelCount(); i++)
			checks.set(i, (i % 17 + i / 17) % 2 * 255);
		save("fine.png", checks);
		final TestImage.Pair pair = TestSet.open(data, 2).images().get(0).open(2);
		assertEquals(16, pair.truth().getWidth());
		assertEquals(8, pair.low().getWidth());
		// The finest checks average to grey instead of aliasing to black or white
		assertEquals(128, pair.low().getProcessor().get(4, 4), 1);
	}

	@Test
	void resamplesTheColoursOfPaletteImages() throws Exception {
		final ImageProcessor indexed = new ByteProcessor(24, 24);
		indexed.set(7);
		final byte[] red = new byte[256];
		red[7] = (byte) 200;
		indexed.setColorModel(new IndexColorModel(8, 256, red, new byte[256], new byte[256]));
		save("palette.png", indexed);
		final TestImage.Pair pair = TestSet.open(data, 2).images().get(0).open(2);
		assertEquals(0xc80000,
				new ResamplingUpscaler(Resampling.BICUBIC).upscale(pair.low(), 2).getProcessor().get(9, 9) & 0xffffff);
	}

	@Test
	void saysWhichFoldersItLooksFor() {
		assertEquals(1, run((models, scale) -> List.of()));
		assertTrue(err.toString().contains("set5, set14, kodak") && err.toString().contains(data.toString()),
				err.toString());
	}

	@Test
	void saysWhichFileIsNoImage() throws Exception {
		Files.writeString(Files.createDirectories(data.resolve("kodak")).resolve("broken.png"), "not a PNG");
		assertEquals(1, run((models, scale) -> List.of()));
		assertTrue(err.toString().contains("broken.png is not an image"), err.toString());
	}

	private int run(final SuperResolutionQuality.Models models, final String... options) {
		final List<String> arguments = new ArrayList<>(List.of(options));
		arguments.add(data.toString());
		final CommandLine line = Program.of(new SuperResolutionQuality(models));
		return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true))
				.execute(arguments.toArray(String[]::new));
	}

	/** A fake model: nearest, multiplied by a factor. */
	private SuperResolutionQuality.Models brighter(final double factor) {
		return (models, enlargement) -> List.of(new Upscaler() {

			@Override
			public String name() {
				return "brighter";
			}

			@Override
			public ImagePlus upscale(final ImagePlus image, final int scale) {
				final ImagePlus result = new ResamplingUpscaler(Resampling.NEAREST).upscale(image, scale);
				result.getProcessor().multiply(factor);
				return result;
			}

			@Override
			public void close() {
				closed.add(this);
			}
		});
	}

	private void grey(final String file, final int width, final int height, final int value) throws Exception {
		final ImageProcessor ip = new ByteProcessor(width, height);
		ip.set(value);
		save(file, ip);
	}

	private void save(final String file, final ImageProcessor ip) throws Exception {
		final Path path = data.resolve(file);
		Files.createDirectories(path.getParent());
		new PNG_Writer().writeImage(new ImagePlus("", ip), path.toString(), -1);
	}

	private static List<String> names(final TestSet set) {
		return set.images().stream().map(TestImage::name).toList();
	}
}
