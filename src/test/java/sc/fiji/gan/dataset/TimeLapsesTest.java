package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.Progress;

/** How time-lapses are read from stacks and from numbered frames. */
class TimeLapsesTest {

	@TempDir
	Path folder;

	/** The whole range of values, and one value that tells the frame. */
	private static ImageProcessor frame(final int number) {
		final ShortProcessor pixels = new ShortProcessor(8, 6);
		for (int i = 0; i < 48; i++)
			pixels.set(i, i % 2 * 1000);
		pixels.set(0, 10 * number);
		return pixels;
	}

	private static ImagePlus stack(final int channels, final int slices, final int frames) {
		final ImageStack stack = new ImageStack(8, 6);
		for (int i = 0; i < channels * slices * frames; i++)
			stack.addSlice(frame(i));
		final ImagePlus image = new ImagePlus("stack", stack);
		image.setDimensions(channels, slices, frames);
		return image;
	}

	private void save(final ImagePlus image, final String name) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		if (image.getStackSize() > 1) new FileSaver(image).saveAsTiffStack(file.toString());
		else new FileSaver(image).saveAsTiff(file.toString());
	}

	private static int number(final float[] frame) {
		return Math.round((frame[0] + 1) * 50);
	}

	private static List<Integer> numbers(final TimeLapse series) {
		return series.frames().stream().map(TimeLapsesTest::number).toList();
	}

	@Test
	void eachStackIsATimeLapse() throws IOException {
		save(stack(1, 1, 5), "a.tif");
		save(stack(1, 1, 3), "deeper/b.tif");
		Files.writeString(folder.resolve("notes.txt"), "no image");
		final TimeLapses lapses = TimeLapses.read(folder, Progress.NONE);
		assertEquals(List.of("a.tif", "b.tif"), lapses.series().stream().map(TimeLapse::name).toList());
		assertEquals(List.of(0, 1, 2, 3, 4), numbers(lapses.series().get(0)));
		assertEquals(8, lapses.frames());
		assertEquals(8 * 48, lapses.pixels());
		assertEquals(List.of(folder.resolve("notes.txt")), lapses.unreadable());
	}

	/** By number, not by letter: t10 comes after t9. */
	@Test
	void numberedFramesAreATimeLapseOfTheirFolder() throws IOException {
		for (int i = 1; i <= 11; i++)
			save(new ImagePlus("frame", frame(i)), "one/t" + i + ".tif");
		for (int i = 5; i >= 3; i--)
			save(new ImagePlus("frame", frame(i)), "two/t00" + i + ".tif");
		final TimeLapses lapses = TimeLapses.read(folder, Progress.NONE);
		assertEquals(2, lapses.series().size());
		assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), numbers(lapses.series().get(0)));
		assertEquals(List.of(3, 4, 5), numbers(lapses.series().get(1)));
	}

	@Test
	void channelsAndSlicesAreSeriesOfTheirOwn() {
		final TimeLapses lapses = TimeLapses.of(stack(2, 3, 4));
		assertEquals(6, lapses.series().size());
		assertEquals(1, lapses.files());
		assertEquals("stack channel 2 slice 3", lapses.series().get(5).name());
		// Planes are counted channel by channel, slice by slice, frame by frame.
		assertEquals(List.of(0, 6, 12, 18), numbers(lapses.series().get(0)));
		assertEquals(List.of(5, 11, 17, 23), numbers(lapses.series().get(5)));
		assertEquals(0, lapses.series().get(5).group());
	}

	@Test
	void slicesAreTakenForFramesIfThereAreNoOthers() {
		assertEquals(List.of(0, 1, 2), numbers(TimeLapses.of(stack(1, 3, 1)).series().get(0)));
	}

	/** Black and white are those of the whole series; what becomes brighter is seen. */
	@Test
	void allFramesHaveTheSameRange() {
		final ImageStack stack = new ImageStack(40, 50);
		for (int t = 0; t < 2; t++) {
			final ByteProcessor pixels = new ByteProcessor(40, 50);
			for (int i = 0; i < 2000; i++)
				pixels.set(i, t * 100 + i % 2 * 100);
			stack.addSlice(pixels);
		}
		final ImagePlus image = new ImagePlus("brighter", stack);
		image.setDimensions(1, 1, 2);
		final TimeLapse series = TimeLapses.of(image).series().get(0);
		assertArrayEquals(new float[]{-1, 0}, new float[]{series.frames().get(0)[0], series.frames().get(0)[1]}, 1e-5f);
		assertArrayEquals(new float[]{0, 1}, new float[]{series.frames().get(1)[0], series.frames().get(1)[1]}, 1e-5f);
	}

	private String refusal() {
		return assertThrows(IllegalArgumentException.class, () -> TimeLapses.read(folder, Progress.NONE)).getMessage();
	}

	@Test
	void whatIsNoTimeLapseIsTold() throws IOException {
		assertTrue(refusal().endsWith("holds no image that ImageJ can open: put time-lapses there, as TIFF stacks or as"
				+ " numbered frames."), refusal());
		save(new ImagePlus("frame", frame(1)), "t1.tif");
		save(new ImagePlus("frame", new ShortProcessor(9, 6)), "t2.tif");
		assertTrue(refusal().contains("do not belong together: 't1.tif' has 8 x 6 pixels of 16 bits, 't2.tif' has 9 x 6"
				+ " pixels of 16 bits. Put each time-lapse into a folder of its own."), refusal());
		save(IJ.createImage("colours", "RGB", 8, 6, 3), "rgb.tif");
		assertTrue(refusal().startsWith("'rgb.tif' is RGB, but frames are predicted of grey values"), refusal());
		assertTrue(assertThrows(IllegalArgumentException.class,
				() -> TimeLapses.read(folder.resolve("none"), Progress.NONE)).getMessage()
				.startsWith("There is no folder or file '"));
	}
}
