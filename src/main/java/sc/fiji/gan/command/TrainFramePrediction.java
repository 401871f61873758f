package sc.fiji.gan.command;

import java.io.File;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.TimeLapses;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.TimeAxis;
import sc.fiji.gan.training.FramePredictionSettings;
import sc.fiji.gan.training.FramePredictionSettings.Losses;
import sc.fiji.gan.training.FramePredictionTraining;
import sc.fiji.gan.training.TranslationNetwork;

/**
 * Trains a network that tells the next frame of a time-lapse, and puts the model into the library.
 * Macro keys: {@code name, source, input, past, recursion, width, receptivefield, discriminators,
 * steps, batch, patch, rate, seed, content, gradient, grain, adversarial, remedies, resume, start, credit,
 * licence}. What a macro leaves out has its default, whatever was used last.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Train", weight = 20), @Menu(label = "Train Frame Prediction...", weight = 5)}, headless = true)
public final class TrainFramePrediction extends TrainingCommand {

	@Parameter(label = "Name of the model", persist = false, description = "Lower-case letters, digits and hyphens; the model is chosen by it later")
	private String name = "predict-mine";

	@Parameter(label = "Folder of time-lapses (empty: the image)", required = false, style = "directory", description = "Each stack is a time-lapse, and so are the numbered frames of a folder; subfolders too")
	private File source;

	@Parameter(label = "Time-lapse", required = false, autoFill = false, persist = false, initializer = "initInput", description = "Used if no folder is given; each channel and slice is learnt from")
	private ImagePlus input;

	@Parameter(label = "Networks and training", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String networksandtraining = "<html><b>Networks and training</b></html>";

	@Parameter(label = "Past frames", persist = false, min = "2", max = "16", description = "How many frames the network sees")
	private int past = 4;

	@Parameter(label = "Predicted frames in a step", persist = false, min = "1", max = "8", description = "One after the other, each from those before it, as in use")
	private int recursion = 2;

	@Parameter(label = "Width", persist = false, min = "1", max = "256", description = "Channels of the layers at the full size")
	private int width = 16;

	@Parameter(label = "Patches that are judged (px)", persist = false, choices = {"16", "34", "70",
			"142"}, description = "What a discriminator sees at once, at the largest size")
	private String receptivefield = "34";

	@Parameter(label = "Discriminators", persist = false, min = "1", max = "4", description = "At how many sizes frames are judged, each half of the one before")
	private int discriminators = 1;

	@Parameter(label = "Steps", persist = false, min = "0", description = "Some ten thousand. 0: only look what a training would take")
	private int steps = 10000;

	@Parameter(label = "Patches in a step", persist = false, min = "1", max = "256")
	private int batch = 4;

	@Parameter(label = "Patch edge (px)", persist = false, min = "16", max = "1024", stepSize = "8")
	private int patch = 64;

	@Parameter(label = "Learning rate", persist = false, stepSize = "0.0001", min = "0")
	private double rate = 0.0005;

	@Parameter(label = "Seed", persist = false)
	private long seed = 1;

	@Parameter(label = "Losses", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String whatismadesmaller = "<html><b>Losses</b></html>";

	@Parameter(label = "Weight: content", persist = false, min = "0", description = "The predicted frame shall be the real one, pixel by pixel")
	private double content = Losses.DEFAULT.content();

	@Parameter(label = "Weight: gradient", persist = false, min = "0", description = "Its edges shall be as strong as those of the real one")
	private double gradient = Losses.DEFAULT.gradient();

	@Parameter(label = "Weight: grain", persist = false, min = "0", description = "There shall be as much texture and noise in it")
	private double grain = Losses.DEFAULT.grain();

	@Parameter(label = "Weight: adversarial", persist = false, min = "0", stepSize = "0.1", description = "The discriminators shall take it for real")
	private double adversarial = Losses.DEFAULT.adversarial();

	@Parameter(label = "Training and model", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String modelandcard = "<html><b>Training and model</b></html>";

	@Parameter(label = "Mend faults", persist = false, description = "Set a training back and slow it down if it goes wrong; else only tell")
	private boolean remedies = true;

	@Parameter(label = "Resume", persist = false, description = "Go on with a training of this name")
	private boolean resume = false;

	@Parameter(label = "Start from model", required = false, persist = false, description = "A model whose weights are the beginning; may be empty")
	private String start = "";

	@Parameter(label = "Origin and licence of the images", required = false, persist = false, description = "For the model card")
	private String credit = "";

	@Parameter(label = "Licence of the model", persist = false, description = "An SPDX identifier; mind the licence of the images")
	private String licence = "BSD-2-Clause";

	@Override
	protected void execute() {
		final FramePredictionSettings settings = new FramePredictionSettings(name, past, recursion, width,
				TranslationNetwork.receptiveField(receptivefield), discriminators, steps, batch, patch, rate, seed,
				new Losses(content, gradient, grain, adversarial), remedies, start, credit, licence);
		try (CommandProgress progress = progress()) {
			train(new FramePredictionTraining(settings, lapses(progress), Gan.library()), steps, resume, progress);
		}
	}

	private TimeLapses lapses(final Progress progress) {
		if (isGiven(source)) return TimeLapses.read(source.toPath(), progress);
		if (input == null)
			throw new IllegalArgumentException(
					"There is no time-lapse to learn from: give a folder (source=[path]), or open one.");
		final TimeLapses lapses = TimeLapses.of(InputImage.require(input, "input"));
		if (TimeAxis.isGuessed(input)) IJ.log(TimeAxis.guess(input));
		return lapses;
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolve(this, "input");
	}
}
