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

/**
 * Continues a time-lapse by frames that a trained network predicts. Macro keys: {@code input},
 * {@code model}, {@code frames}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Predict Frames...", weight = 7)}, headless = true)
public final class PredictFrames extends GanCommand {

	@Parameter(label = "Time-lapse", required = false, autoFill = false, persist = false, initializer = "initInput")
	private ImagePlus input;

	@Parameter(label = "Model", initializer = "initModel", description = "What it takes and makes is in its model card")
	private String model = "predict-cell-migration";

	@Parameter(label = "Frames", persist = false, min = "1", max = "100", description = "How many are predicted, each from those before it: the later ones are worth less")
	private int frames = 5;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	protected void execute() {
		InputImage.require(input, "input");
		try (CommandProgress progress = progress(); Gan gan = Gan.open(model, Task.FRAME_PREDICTION)) {
			result = OutputImage.show(gan.predict(input, frames, progress, IJ::log));
		}
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolveRequired(this, "input");
	}

	@SuppressWarnings("unused")
	private void initModel() {
		ModelChoice.offer(this, "model", Task.FRAME_PREDICTION);
	}
}
