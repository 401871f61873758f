package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import picocli.CommandLine;

class MovingDigitsTest {

	@TempDir
	Path folder;

	/** Two images of 3 x 2 pixels, with 201 to 206 and 211 to 216. */
	private Path digits() throws IOException {
		final Path file = folder.resolve("digits-idx3-ubyte.gz");
		try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
			for (final int number : new int[]{0x803, 2, 2, 3})
				out.writeInt(number);
			for (int i = 0; i < 12; i++)
				out.writeByte(201 + i + i / 6 * 4);
		}
		return file;
	}

	private String run(final String... arguments) {
		final StringWriter text = new StringWriter();
		final CommandLine line = Program.of(new MovingDigits());
		line.setOut(new PrintWriter(text)).setErr(new PrintWriter(text)).execute(arguments);
		return text.toString();
	}

	/** 3 pixels a frame in 10 pixels: 7, 10 is the wall, 13 is 3 behind it, and 16 is 6 behind it. */
	@Test
	void whatMovesBouncesOffWalls() {
		final MovingDigits.Motion right = new MovingDigits.Motion(10, 7, 3);
		assertArrayEquals(new double[]{7, 10, 7, 4, 1, 2, 5, 8}, new double[]{right.at(0), right.at(1), right.at(2),
				right.at(3), right.at(4), right.at(5), right.at(6), right.at(7)}, 1e-9);
		final MovingDigits.Motion left = new MovingDigits.Motion(10, 2, -3);
		assertArrayEquals(new double[]{2, 1, 4, 7, 10, 7},
				new double[]{left.at(0), left.at(1), left.at(2), left.at(3), left.at(4), left.at(5)}, 1e-9);
		assertEquals(0, new MovingDigits.Motion(0, 0, 3).at(5));
	}

	@Test
	void pixelsOfDigitsAreThoseOfTheFile() throws IOException {
		final ImageProcessor second = MovingDigits.read(digits()).get(1);
		assertEquals(3, second.getWidth());
		assertEquals(2, second.getHeight());
		assertEquals(211, second.get(0, 0));
		assertEquals(216, second.get(2, 1));
	}

	@Test
	void eachFrameShowsTheSameDigitSomewhere() throws IOException {
		final Path to = folder.resolve("lapses");
		final String[] arguments = {"--digits", digits().toString(), "--destination", to.toString(), "--count", "3",
				"--frames", "6", "--edge", "12", "--together", "1"};
		assertTrue(run(arguments).startsWith("3 time-lapses of 6 frames of 12 x 12 pixels in "));
		assertEquals(3, to.toFile().list().length);
		final ImagePlus lapse = IJ.openImage(to.resolve("digits-0002.tif").toString());
		assertArrayEquals(new int[]{12, 12, 1, 1, 6}, lapse.getDimensions());
		int sum = 0;
		boolean moved = false;
		for (int t = 1; t <= 6; t++) {
			final ImageProcessor frame = lapse.getStack().getProcessor(t);
			int here = 0;
			for (int i = 0; i < 144; i++)
				here += frame.get(i);
			if (t > 1) {
				assertEquals(sum, here);
				moved |= !java.util.Arrays.equals((byte[]) frame.getPixels(),
						(byte[]) lapse.getStack().getProcessor(1).getPixels());
			}
			sum = here;
		}
		assertTrue(moved);
		assertTrue(run(arguments).contains("is there already: give a new folder."));
	}

	@Test
	void whatIsNoFileOfDigitsIsTold() throws IOException {
		final Path file = Files.writeString(folder.resolve("labels"), "no digits at all");
		assertTrue(run("--digits", file.toString(), "--destination", folder.resolve("x").toString())
				.contains("holds no images in the format of the MNIST database (idx3): give such a file."));
		assertFalse(Files.exists(folder.resolve("x")));
	}
}
