package sc.fiji.gan.image.sample;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

/**
 * Draws the sample images. The same size and seed always give the same image. Each size shows the
 * same scene, in more or less detail.
 */
public final class SampleImages {

	private static final int SIZE = 256;
	private static final int SEED = 1;

	private SampleImages() {}

	/** {@link #photo(int, long)} of 256 x 256 pixels. */
	public static ImagePlus photo() {
		return photo(SIZE, SEED);
	}

	/**
	 * A landscape with a house and a boat, for methods that are trained on photographs: sharp edges,
	 * fine strokes, smooth gradients and texture.
	 *
	 * @param size width and height in pixels
	 * @return RGB, titled {@code photo}
	 */
	public static ImagePlus photo(final int size, final long seed) {
		return image("photo", new Landscape(seed).draw(size));
	}

	/** {@link #nuclei(int, long)} of 256 x 256 pixels. */
	public static ImagePlus nuclei() {
		return nuclei(SIZE, SEED);
	}

	/**
	 * Stained cell nuclei under a fluorescence microscope: a blurred, unevenly lit field of ellipses
	 * with texture, with the shot noise and the offset of a camera. A pixel is 0.325 um wide (6.5 um
	 * behind an objective that magnifies 20 times), however many there are.
	 *
	 * @param size width and height in pixels
	 * @return 16 bits, calibrated in microns, titled {@code nuclei}
	 */
	public static ImagePlus nuclei(final int size, final long seed) {
		final ImagePlus image = image("nuclei", new FluorescentNuclei(seed).draw(size));
		final Calibration calibration = new Calibration();
		calibration.setUnit("micron");
		calibration.pixelWidth = FluorescentNuclei.PIXEL;
		calibration.pixelHeight = FluorescentNuclei.PIXEL;
		image.setCalibration(calibration);
		return image;
	}

	/** {@link #chart(int)} of 256 x 256 pixels. */
	public static ImagePlus chart() {
		return chart(SIZE);
	}

	/**
	 * A test chart for resolution: a Siemens star, a zone plate whose rings reach the finest pattern
	 * that pixels can carry, bars, and a grey wedge with a slanted edge.
	 *
	 * @param size width and height in pixels
	 * @return 8-bit grey, titled {@code chart}
	 */
	public static ImagePlus chart(final int size) {
		return image("chart", new ResolutionChart().draw(size));
	}

	private static ImagePlus image(final String title, final ImageProcessor pixels) {
		final ImagePlus image = new ImagePlus(title, pixels);
		image.setProperty("Info", "Drawn by formula, not photographed; free of rights (CC0-1.0)");
		return image;
	}
}
