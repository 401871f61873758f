package sc.fiji.gan.image;

import ij.ImagePlus;

/**
 * Which of an image's dimensions is time. A stack that knows neither channels nor frames, as many
 * programs write them, is taken for a time-lapse: ImageJ itself plays it as a film.
 */
public final class TimeAxis {

	private TimeAxis() {}

	/** Whether slices stand for frames. */
	public static boolean isGuessed(final ImagePlus image) {
		return image.getNFrames() == 1 && image.getNSlices() > 1;
	}

	/** Tells so, in one sentence. */
	public static String guess(final ImagePlus image) {
		return "The " + image.getNSlices() + " slices of '" + image.getTitle()
				+ "' were taken for frames, since it has no others (Image > Properties... tells ImageJ which they are).";
	}

	/** How many frames there are. */
	public static int frames(final ImagePlus image) {
		return isGuessed(image) ? image.getNSlices() : image.getNFrames();
	}

	/** How many slices there are in each frame. */
	public static int slices(final ImagePlus image) {
		return isGuessed(image) ? 1 : image.getNSlices();
	}

	/** The same pixels, selection and title, with time where it belongs; the image itself if it is. */
	public static ImagePlus of(final ImagePlus image) {
		if (!isGuessed(image)) return image;
		final ImagePlus same = new ImagePlus(image.getTitle(), image.getStack());
		same.setDimensions(image.getNChannels(), 1, image.getNSlices());
		same.setRoi(image.getRoi());
		return same;
	}

	/** @throws IllegalArgumentException if it has colours; one sentence for the user */
	public static void requireGrey(final ImagePlus image) {
		if (image.getBitDepth() == 24)
			throw new IllegalArgumentException("'" + image.getTitle()
					+ "' is RGB, but frames are predicted of grey values: split its channels (Image > Color > Split"
					+ " Channels), or convert it (Image > Type > 8-bit).");
		if (image.getType() == ImagePlus.COLOR_256)
			throw new IllegalArgumentException("'" + image.getTitle()
					+ "' has a table of colours, but frames are predicted of grey values: choose Image > Lookup Tables >"
					+ " Grays if its values mean brightness.");
	}
}
