package sc.fiji.gan.standalone;

import java.io.File;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.module.MutableModuleItem;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import sc.fiji.gan.command.CommandProgress;
import sc.fiji.gan.command.GanCommand;
import sc.fiji.gan.command.InputImage;
import sc.fiji.gan.command.OutputImage;

/**
 * A command with an input of every kind; its "models" repeat pixels, or go wrong in various ways.
 */
@Plugin(type = Command.class, label = "Test Enlargement", menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Testing", weight = 90), @Menu(label = "Test Enlargement...", weight = 1)})
public class EnlargeCommand extends GanCommand {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String about = "Repeats each pixel.";

	@Parameter(autoFill = false, persist = false, required = false, initializer = "initInput")
	private ImagePlus input;

	@Parameter(initializer = "initModel", callback = "modelChanged", description = "What to enlarge with.")
	private String model;

	@Parameter(label = "Scale factor", min = "1", max = "4", persist = false)
	private int factor = 2;

	@Parameter(min = "0", max = "1", stepSize = "0.05", style = "slider", persist = false, description = "How strongly, from 0 (not at all) to 1.")
	private double strength = 0.5;

	@Parameter(label = "Keep the colours of the input", persist = false)
	private boolean keepcolours = true;

	@Parameter(label = "Save a copy in", style = "directory", required = false, persist = false)
	private File folder;

	@Parameter(label = "Learning rate", persist = false)
	private double rate = 2e-4;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	protected void initInput() {
		InputImage.resolveRequired(this, "input");
	}

	protected void initModel() {
		final MutableModuleItem<String> item = getInfo().getMutableInput("model", String.class);
		item.setChoices(List.of("repeat", "four times", "broken", "crash", "throw up", "slow"));
		if (model == null) model = "repeat";
	}

	protected void modelChanged() {
		if (model.equals("four times")) factor = 4;
	}

	@Override
	protected void execute() {
		InputImage.require(input, "input");
		switch (model) {
			case "broken" -> throw new IllegalArgumentException("Model 'broken' has no weights: choose another.");
			case "crash" -> throw new NullPointerException("oh");
			case "throw up" -> throw new StackOverflowError();
			case "slow" -> waitForCancel();
			case "repeat", "four times" -> output = OutputImage.show(enlarged());
			default -> throw new IllegalArgumentException("There is no model '" + model + "'.");
		}
	}

	private ImagePlus enlarged() {
		final ImageProcessor ip = input.getProcessor();
		ip.setInterpolationMethod(ImageProcessor.NONE);
		final ImagePlus result = new ImagePlus(input.getShortTitle() + "-" + model,
				ip.resize(factor * ip.getWidth(), factor * ip.getHeight()));
		final Calibration calibration = input.getCalibration().copy();
		calibration.pixelWidth /= factor;
		calibration.pixelHeight /= factor;
		result.setCalibration(calibration);
		result.setProperty("Info", "factor=" + factor + " strength=" + strength + " keepcolours=" + keepcolours
				+ " folder=" + folder + " rate=" + rate + " thread=" + Thread.currentThread().getName());
		return result;
	}

	private void waitForCancel() {
		try (CommandProgress progress = progress()) {
			for (int i = 0; i < 1200; i++) {
				progress.update(i / 1200.0, "Going slowly");
				if (progress.isCanceled()) throw new CancellationException();
				pause();
			}
		}
	}

	private static void pause() {
		try {
			Thread.sleep(50);
		} catch (final InterruptedException e) {
			throw new CancellationException();
		}
	}
}
