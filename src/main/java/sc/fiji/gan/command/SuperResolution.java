package sc.fiji.gan.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.model.Task;

/** Enlarges an image by a trained network. Macro keys: {@code input}, {@code model}. */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Super-Resolution...", weight = 1)}, headless = true)
public final class SuperResolution extends GanCommand {

	@Parameter(label = "Image", required = false, autoFill = false, persist = false, initializer = "initInput")
	private ImagePlus input;

	@Parameter(label = "Model", initializer = "initModel", description = "x2 and x4 tell how much larger the result is")
	private String model = "super-resolution-x2-photo";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	protected void execute() {
		InputImage.require(input, "input");
		try (CommandProgress progress = progress(); Gan gan = Gan.open(model, Task.SUPER_RESOLUTION)) {
			result = OutputImage.show(gan.apply(input, progress, IJ::log));
		}
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolveRequired(this, "input");
	}

	@SuppressWarnings("unused")
	private void initModel() {
		ModelChoice.offer(this, "model", Task.SUPER_RESOLUTION);
	}
}
