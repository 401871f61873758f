package sc.fiji.gan.command;

import java.awt.GraphicsEnvironment;

import ij.ImagePlus;
import ij.WindowManager;

/** The image that a command makes. */
public final class OutputImage {

	private OutputImage() {}

	/**
	 * Makes the image known to the macro that runs, so that {@code selectImage(title)} finds it.
	 * Without windows this is the command's task; with windows ImageJ2 shows every output itself.
	 *
	 * @return the image
	 */
	public static ImagePlus show(final ImagePlus image) {
		if (GraphicsEnvironment.isHeadless()) {
			image.show();
			// The pooled thread that commands run on would keep the image as its
			// current one.
			WindowManager.setTempCurrentImage(null);
		}
		return image;
	}
}
