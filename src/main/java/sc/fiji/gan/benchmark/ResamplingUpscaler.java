package sc.fiji.gan.benchmark;

import java.util.Locale;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.Resampling;

/**
 * The baselines: resizes each of red, green and blue on its own, and rounds to 8 bits; images of 32
 * bits stay as they are.
 */
record ResamplingUpscaler(Resampling resampling) implements Upscaler {

	@Override
	public String name() {
		return resampling.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public ImagePlus upscale(final ImagePlus image, final int scale) {
		final ImageProcessor ip = image.getProcessor();
		return new ImagePlus(image.getTitle(), resize(ip, ip.getWidth() * scale, ip.getHeight() * scale));
	}

	/** An image of the new size and the same type. */
	ImageProcessor resize(final ImageProcessor ip, final int newWidth, final int newHeight) {
		if (ip instanceof FloatProcessor)
			return new FloatProcessor(newWidth, newHeight,
					resampling.resize((float[]) ip.getPixels(), ip.getWidth(), ip.getHeight(), newWidth, newHeight));
		if (!(ip instanceof ColorProcessor))
			return new ByteProcessor(newWidth, newHeight, resize(ip, 0, newWidth, newHeight));
		final ColorProcessor result = new ColorProcessor(newWidth, newHeight);
		result.setRGB(resize(ip, 0, newWidth, newHeight), resize(ip, 1, newWidth, newHeight),
				resize(ip, 2, newWidth, newHeight));
		return result;
	}

	private byte[] resize(final ImageProcessor ip, final int channel, final int newWidth, final int newHeight) {
		final float[] plane = (float[]) ip.toFloat(channel, null).getPixels();
		final float[] resized = resampling.resize(plane, ip.getWidth(), ip.getHeight(), newWidth, newHeight);
		final byte[] bytes = new byte[resized.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(resized[i])));
		return bytes;
	}
}
