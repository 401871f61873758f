package sc.fiji.gan;

import ij.ImagePlus;
import sc.fiji.gan.image.sample.SampleImages;

/** The script of README.md, so that it compiles and runs. */
final class ScriptExample {

	private ScriptExample() {}

	static void run() {
		try (Gan gan = Gan.open("super-resolution-x2-photo")) {
			ImagePlus result = gan.apply(SampleImages.photo());
			System.out.println(result.getTitle() + ": " + result.getWidth() + " x " + result.getHeight() + " pixels");
		}
	}
}
