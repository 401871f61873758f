package sc.fiji.gan.evaluation;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.Plane;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.image.YCbCr;
import sc.fiji.gan.metric.GreyImage;

/**
 * The planes of an image as they are measured: grey values, or the luma or the channels of colours.
 * They are read one by one, so that virtual stacks are never in memory as a whole.
 *
 * @param image any type; images with a palette count as RGB
 * @param luma whether of colours only the luma is looked at
 * @param factor how many times the planes are enlarged by bicubic interpolation, 1 for not at all;
 *     the enlarged ones are rounded and clipped as pixels of the image's type are
 */
record MeasuredImage(ImagePlus image, boolean luma, int factor) {

	private static final double LARGEST_BYTE = 255;
	private static final double LARGEST_SHORT = 65535;

	MeasuredImage(final ImagePlus image, final boolean luma) {
		this(image, luma, 1);
	}

	static boolean isColour(final ImagePlus image) {
		return image.getType() == ImagePlus.COLOR_RGB || image.getType() == ImagePlus.COLOR_256;
	}

	/** How many images there are for each plane: 1, or 3 for red, green and blue. */
	int channels() {
		return isColour(image) && !luma ? 3 : 1;
	}

	int planes() {
		return image.getStackSize();
	}

	/**
	 * Reads a plane.
	 *
	 * @param index from 1
	 * @return as many images as there are {@link #channels()}, of the values that the pixels have
	 */
	List<GreyImage> plane(final int index) {
		final ImageProcessor plane = image.getStack().getProcessor(index);
		final List<GreyImage> channels = channels(isColour(image) ? plane.convertToRGB() : plane).stream()
				.map(this::enlarged).toList();
		return channels.size() == 3 && luma ? List.of(lumaOf(channels)) : channels;
	}

	private static List<GreyImage> channels(final ImageProcessor ip) {
		final Plane plane = Plane.of(ip);
		final float[] values = plane.read();
		final int n = plane.channels();
		if (n == 1) return List.of(new GreyImage(values, ip.getWidth(), ip.getHeight()));
		final List<GreyImage> channels = new ArrayList<>();
		for (int c = 0; c < n; c++) {
			final float[] channel = new float[values.length / n];
			for (int i = 0; i < channel.length; i++)
				channel[i] = values[i * n + c];
			channels.add(new GreyImage(channel, ip.getWidth(), ip.getHeight()));
		}
		return channels;
	}

	private GreyImage enlarged(final GreyImage plane) {
		if (factor == 1) return plane;
		final int width = plane.width() * factor;
		final int height = plane.height() * factor;
		final float[] values = Resampling.BICUBIC.resize(plane.values(), plane.width(), plane.height(), width, height);
		if (image.getBitDepth() != 32) round(values, image.getBitDepth() == 16 ? LARGEST_SHORT : LARGEST_BYTE);
		return new GreyImage(values, width, height);
	}

	private static void round(final float[] values, final double largest) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.floor(Math.max(0, Math.min(largest, values[i] + 0.5)));
	}

	private static GreyImage lumaOf(final List<GreyImage> rgb) {
		final GreyImage red = rgb.get(0);
		final float[] luma = new float[red.values().length];
		for (int i = 0; i < luma.length; i++)
			luma[i] = YCbCr.luma(red.values()[i], rgb.get(1).values()[i], rgb.get(2).values()[i]);
		return new GreyImage(luma, red.width(), red.height());
	}
}
