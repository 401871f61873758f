package sc.fiji.gan.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.image.PredictionRequest;
import sc.fiji.gan.model.Task;

/**
 * Continues a time-lapse by frames that a trained network predicts. Macro keys: {@code input},
 * {@code model}, {@code frames}, {@code grain}.
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

	@Parameter(label = "Grain", persist = false, min = "0", max = "1", stepSize = "0.1", description = "1: as sharp and noisy as real frames. 0: what is expected, blurred where that is uncertain, and nearest to what comes")
	private double grain = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	protected void execute() {
		final PredictionRequest wanted = new PredictionRequest(frames, grain);
		InputImage.require(input, "input");
		try (CommandProgress progress = progress(); Gan gan = Gan.open(model, Task.FRAME_PREDICTION)) {
			result = OutputImage.show(gan.predict(input, wanted, progress, IJ::log));
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
