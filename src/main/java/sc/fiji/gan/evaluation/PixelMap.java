package sc.fiji.gan.evaluation;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import sc.fiji.gan.image.PlaneStore;

/**
 * A 32-bit image of a number for each pixel of another image, such as its error: with that image's
 * calibration, dimensions and slice labels.
 */
final class PixelMap implements AutoCloseable {

	private final String title;
	private final String info;
	private final ImagePlus image;
	private final int channels;
	private final boolean signed;
	private final PlaneStore store;
	private final MapDisplay display;

	/**
	 * @param info what the numbers are, one sentence
	 * @param image whose pixels they are of
	 * @param channels how many planes there are for each of the image's
	 * @param signed whether they lie around 0, and not above it
	 * @param display what their colours reach to
	 */
	PixelMap(final String title, final String info, final ImagePlus image, final int channels, final boolean signed,
			final MapDisplay display) {
		this.title = title;
		this.info = info;
		this.image = image;
		this.channels = channels;
		this.signed = signed;
		this.display = display;
		store = PlaneStore.ofFloats("The map '" + title + "'", image.getWidth(), image.getHeight(),
				channels * image.getStackSize(), image.getStack().isVirtual());
	}

	/**
	 * @param index of the image's plane, from 1
	 * @param channel from 0
	 * @param values row-major; not copied
	 */
	void put(final int index, final int channel, final float[] values) {
		display.add(values);
		store.put((index - 1) * channels + channel + 1, new FloatProcessor(image.getWidth(), image.getHeight(), values),
				image.getStackSize() == 1 ? null : image.getStack().getSliceLabel(index));
	}

	ImagePlus finish() {
		final ImagePlus map = new ImagePlus(title, store.finish());
		display.apply(map, image, channels, signed);
		map.setProperty("Info", info + "\n");
		return map;
	}

	@Override
	public void close() {
		store.close();
	}
}
