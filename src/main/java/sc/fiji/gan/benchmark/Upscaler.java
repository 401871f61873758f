package sc.fiji.gan.benchmark;

import ij.ImagePlus;

/** Something that makes an image larger, as a user would have it done. */
interface Upscaler extends AutoCloseable {

	/** What the table calls it. */
	String name();

	/**
	 * @param image 8-bit grey, RGB or 32-bit; not changed
	 * @param scale how many times larger the result is, along both axes
	 * @return of the same type
	 */
	ImagePlus upscale(ImagePlus image, int scale);

	/** Frees what it holds; nothing by default. */
	@Override
	default void close() {}
}
