package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlaneTest {

	@Property(tries = 200)
	void mirrorsBeyondItsBordersAsOftenAsNeeded(@ForAll @IntRange(min = 1, max = 6) final int width,
			@ForAll @IntRange(min = 1, max = 6) final int height, @ForAll @IntRange(min = -20, max = 20) final int left,
			@ForAll @IntRange(min = -20, max = 20) final int top,
			@ForAll @IntRange(min = 1, max = 30) final int columns,
			@ForAll @IntRange(min = 1, max = 30) final int rows) {
		for (final ImageProcessor ip : List.of(new ByteProcessor(width, height), new ShortProcessor(width, height),
				new FloatProcessor(width, height))) {
			for (int i = 0; i < width * height; i++)
				ip.setf(i, 7 * i + 1);
			final float[] values = Plane.of(ip).read(left, top, columns, rows);
			for (int i = 0; i < values.length; i++)
				assertEquals(ip.getf(Resampling.mirror(left + i % columns, width),
						Resampling.mirror(top + i / columns, height)), values[i]);
		}
	}

	@Example
	void valuesAreUnsigned() {
		assertArrayEquals(new float[]{255, 128}, Plane.of(new ByteProcessor(2, 1, new byte[]{-1, -128}, null)).read());
		assertArrayEquals(new float[]{65535, 32768},
				Plane.of(new ShortProcessor(2, 1, new short[]{-1, -32768}, null)).read());
	}

	@Example
	void rgbHasThreeChannelsSideBySide() {
		final Plane plane = Plane.of(new ColorProcessor(2, 1, new int[]{0x0102ff, 0xff040506}));
		assertEquals(3, plane.channels());
		assertArrayEquals(new float[]{1, 2, 255, 4, 5, 6}, plane.read());
	}

	@Example
	void lumaIsThatOfBt601() {
		final Plane luma = Plane.luma(new ColorProcessor(4, 1, new int[]{0xff0000, 0x00ff00, 0x0000ff, 0xffffff}));
		assertArrayEquals(new float[]{76.245f, 149.685f, 29.07f, 255}, luma.read(), 1e-4f);
	}

	@Example
	void planesCanBeInterleaved() {
		final Plane a = Plane.of(new ByteProcessor(2, 1, new byte[]{1, 2}, null));
		final Plane rgb = Plane.of(new ColorProcessor(2, 1, new int[]{0x030405, 0x060708}));
		final Plane both = Plane.interleave(List.of(a, rgb));
		assertEquals(4, both.channels());
		assertArrayEquals(new float[]{2, 6, 7, 8, 2, 6, 7, 8, 1, 3, 4, 5}, both.read(1, 0, 3, 1));
	}

	@Property
	void lumaAndColourDifferencesMakeTheSameColour(@ForAll @IntRange(max = 0xffffff) final int rgb) {
		final float red = rgb >> 16 & 255;
		final float green = rgb >> 8 & 255;
		final float blue = rgb & 255;
		assertEquals(0xff000000 | rgb,
				YCbCr.rgb(YCbCr.luma(rgb), YCbCr.cb(red, green, blue), YCbCr.cr(red, green, blue)));
	}

	@Example
	void pureBlueHasTheLargestBlueDifference() {
		assertEquals(127.5, YCbCr.cb(0, 0, 255), 1e-4);
		assertEquals(127.5, YCbCr.cr(255, 0, 0), 1e-4);
		assertEquals(0, YCbCr.cr(99, 99, 99), 1e-4);
	}
}
