package sc.fiji.gan.command;

import java.io.File;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.dataset.ImageFiles;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.training.ArbitraryStyleTraining;
import sc.fiji.gan.training.ModelTraining;
import sc.fiji.gan.training.StyleLosses;
import sc.fiji.gan.training.StyleSettings;
import sc.fiji.gan.training.StyleTraining;
import sc.fiji.gan.training.TranslationNetwork;

/**
 * Trains a network that paints photographs in the style of a picture, or, of a folder of them, in
 * that of any picture, and puts the model into the library. Macro keys:
 * {@code name, source, input, target, stylesize, width, blocks, receptivefield, discriminators,
 * steps, batch, patch, rate, seed, texture, adversarial, content, smoothness, steadiness, extractor, remedies,
 * resume, start, credit, licence}. What a macro leaves out has its default, whatever was used last.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Train", weight = 20), @Menu(label = "Train Style Transfer...", weight = 2)}, headless = true)
public final class TrainStyleTransfer extends TrainingCommand {

	@Parameter(label = "Name of the model", persist = false, description = "Lower-case letters, digits and hyphens; the model is chosen by it later")
	private String name = "style-mine";

	@Parameter(label = "Style picture (empty: the image)", required = false, style = "file", description = "A painting or a pattern: TIFF, PNG, JPEG. A folder of them: a model that paints like any picture it is given")
	private File source;

	@Parameter(label = "Style image", required = false, autoFill = false, persist = false, initializer = "initInput", description = "Used if no style picture is given: as it is shown, or the part that is selected")
	private ImagePlus input;

	@Parameter(label = "Folder of photographs", required = false, style = "directory", description = "What the style is learnt on: some ten photographs of many things; subfolders too")
	private File target;

	@Parameter(label = "Picture size (px)", persist = false, min = "32", max = "4096", description = "The longer edge that the picture is reduced to. Smaller pictures have finer strokes")
	private int stylesize = 512;

	@Parameter(label = "Networks and training", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String networksandtraining = "<html><b>Networks and training</b></html>";

	@Parameter(label = "Width", persist = false, min = "1", max = "256", description = "Channels of the first layer")
	private int width = TranslationNetwork.DEFAULT.width();

	@Parameter(label = "Blocks", persist = false, min = "1", max = "32", description = "Residual blocks of the generator")
	private int blocks = TranslationNetwork.DEFAULT.blocks();

	@Parameter(label = "Patches that are judged (px)", persist = false, choices = {"16", "34", "70",
			"142"}, description = "What a discriminator sees at once, at the largest size")
	private String receptivefield = "34";

	@Parameter(label = "Discriminators", persist = false, min = "1", max = "4", description = "At how many sizes images are judged, each half of the one before")
	private int discriminators = 3;

	@Parameter(label = "Steps", persist = false, min = "0", description = "Some thousand. 0: only look what a training would take")
	private int steps = 2400;

	@Parameter(label = "Patches in a step", persist = false, min = "1", max = "256")
	private int batch = 2;

	@Parameter(label = "Patch edge (px)", persist = false, min = "64", max = "1024", stepSize = "8")
	private int patch = 128;

	@Parameter(label = "Learning rate", persist = false, stepSize = "0.0001", min = "0")
	private double rate = 0.001;

	@Parameter(label = "Seed", persist = false)
	private long seed = 1;

	@Parameter(label = "Losses", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String whatismadesmaller = "<html><b>Losses</b></html>";

	@Parameter(label = "Weight: texture", persist = false, min = "0", description = "The texture shall be the picture's")
	private double texture = StyleLosses.DEFAULT.texture();

	@Parameter(label = "Weight: adversarial", persist = false, min = "0", stepSize = "0.1", description = "The discriminators shall take it for a part of the picture")
	private double adversarial = StyleLosses.DEFAULT.adversarial();

	@Parameter(label = "Weight: content", persist = false, min = "0", stepSize = "0.1", description = "Light and edges shall be where the photograph has them")
	private double content = StyleLosses.DEFAULT.content();

	@Parameter(label = "Weight: smoothness", persist = false, min = "0", stepSize = "0.1", description = "Neighbouring pixels shall differ little")
	private double smoothness = StyleLosses.DEFAULT.smoothness();

	@Parameter(label = "Weight: steadiness", persist = false, min = "0", stepSize = "0.1", description = "The noise of a camera shall not flicker in a painted time-lapse")
	private double steadiness = StyleLosses.DEFAULT.steadiness();

	@Parameter(label = "Feature network", required = false, persist = false, description = "A model that compares textures in the place of random filters; may be empty")
	private String extractor = StyleLosses.DEFAULT.extractor();

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

	@Parameter(label = "Licence of the model", persist = false, description = "An SPDX identifier; mind the licence of the picture")
	private String licence = "BSD-2-Clause";

	@Override
	protected void execute() {
		final StyleSettings settings = new StyleSettings(name, stylesize, network(),
				new StyleLosses(texture, adversarial, content, smoothness, steadiness, extractor.trim()), steps, batch,
				patch, rate, seed, remedies, start, credit, licence);
		try (CommandProgress progress = progress()) {
			train(training(settings, photographs(progress)), steps, resume, progress);
		}
	}

	private ModelTraining<?> training(final StyleSettings settings, final ImageDomain photographs) {
		if (isGiven(source) && source.isDirectory())
			return new ArbitraryStyleTraining(settings, source.getName(),
					ImageFiles.in(source.toPath()).stream().map(StylePicture::read).toList(), photographs,
					Gan.library());
		return new StyleTraining(settings, picture(), photographs, Gan.library());
	}

	private TranslationNetwork network() {
		return new TranslationNetwork("resnet", width, blocks, TranslationNetwork.receptiveField(receptivefield),
				discriminators);
	}

	private StylePicture picture() {
		if (isGiven(source)) return StylePicture.read(source.toPath());
		if (input == null)
			throw new IllegalArgumentException(
					"There is no picture whose style is to be learnt: give a file (source=[path]), or open one.");
		return StylePicture.of(InputImage.require(input, "input"));
	}

	private ImageDomain photographs(final Progress progress) {
		if (!isGiven(target))
			throw new IllegalArgumentException(
					"There are no photographs to learn the style on: give their folder (target=[path]).");
		return ImageDomain.read(target.toPath(), Part.WHOLE, false, progress);
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolve(this, "input");
	}
}
