package sc.fiji.gan.image;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.blocks.PrimitiveBlocks.OnFallback;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.view.Views;

/**
 * The pixels of an {@link ImageProcessor} as a {@link Plane}, read in blocks through ImgLib2.
 */
final class PixelPlane implements Plane {

	/** Takes a block out of the pixels and decodes it to floats. */
	private interface Decoder {

		void read(PrimitiveBlocks<?> blocks, long[] position, int[] size, float[] dest);
	}

	private final int width;
	private final int height;
	private final int channels;
	private final PrimitiveBlocks<?> blocks;
	private final Decoder decoder;

	private <T extends NativeType<T>> PixelPlane(final ArrayImg<T, ?> pixels, final int channels,
			final Decoder decoder) {
		this.width = (int) pixels.dimension(0);
		this.height = (int) pixels.dimension(1);
		this.channels = channels;
		this.decoder = decoder;
		blocks = PrimitiveBlocks.of(Views.extendMirrorDouble(pixels), OnFallback.FAIL);
	}

	static Plane of(final ImageProcessor ip) {
		final Object pixels = ip.getPixels();
		final int w = ip.getWidth();
		final int h = ip.getHeight();
		if (pixels instanceof byte[] bytes)
			return new PixelPlane(ArrayImgs.unsignedBytes(bytes, w, h), 1, PixelPlane::bytes);
		if (pixels instanceof short[] shorts)
			return new PixelPlane(ArrayImgs.unsignedShorts(shorts, w, h), 1, PixelPlane::shorts);
		if (pixels instanceof float[] floats)
			return new PixelPlane(ArrayImgs.floats(floats, w, h), 1, PixelPlane::floats);
		return new PixelPlane(ArrayImgs.argbs((int[]) pixels, w, h), 3, PixelPlane::rgb);
	}

	static Plane luma(final ColorProcessor ip) {
		final int[] pixels = (int[]) ip.getPixels();
		return new PixelPlane(ArrayImgs.argbs(pixels, ip.getWidth(), ip.getHeight()), 1, PixelPlane::luma);
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public int channels() {
		return channels;
	}

	@Override
	public void read(final int x, final int y, final int w, final int h, final float[] dest) {
		decoder.read(blocks, new long[]{x, y}, new int[]{w, h}, dest);
	}

	private static void bytes(final PrimitiveBlocks<?> blocks, final long[] position, final int[] size,
			final float[] dest) {
		final byte[] block = new byte[size[0] * size[1]];
		blocks.copy(position, block, size);
		for (int i = 0; i < block.length; i++)
			dest[i] = block[i] & 0xff;
	}

	private static void shorts(final PrimitiveBlocks<?> blocks, final long[] position, final int[] size,
			final float[] dest) {
		final short[] block = new short[size[0] * size[1]];
		blocks.copy(position, block, size);
		for (int i = 0; i < block.length; i++)
			dest[i] = block[i] & 0xffff;
	}

	private static void floats(final PrimitiveBlocks<?> blocks, final long[] position, final int[] size,
			final float[] dest) {
		blocks.copy(position, dest, size);
	}

	private static void rgb(final PrimitiveBlocks<?> blocks, final long[] position, final int[] size,
			final float[] dest) {
		final int[] block = new int[size[0] * size[1]];
		blocks.copy(position, block, size);
		for (int i = 0; i < block.length; i++) {
			dest[3 * i] = block[i] >> 16 & 0xff;
			dest[3 * i + 1] = block[i] >> 8 & 0xff;
			dest[3 * i + 2] = block[i] & 0xff;
		}
	}

	private static void luma(final PrimitiveBlocks<?> blocks, final long[] position, final int[] size,
			final float[] dest) {
		final int[] block = new int[size[0] * size[1]];
		blocks.copy(position, block, size);
		for (int i = 0; i < block.length; i++)
			dest[i] = YCbCr.luma(block[i]);
	}
}
