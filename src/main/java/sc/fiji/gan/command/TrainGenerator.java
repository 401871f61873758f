package sc.fiji.gan.command;

import java.io.File;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.Fit;
import sc.fiji.gan.dataset.Flips;
import sc.fiji.gan.dataset.GenerationImages;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.training.GenerationNetwork;
import sc.fiji.gan.training.GenerationSettings;
import sc.fiji.gan.training.GenerationTraining;

/**
 * Trains a network that makes images like those of a folder, of a wanted category if there are
 * folders within, and puts the model into the library. Macro keys: {@code name, source, input,
 * categories, size, fit, flips, architecture, width, latent, steps, batch, rate, seed,
 * augmentation, r1, start, frozen, remedies, resume, realimages, credit, licence}. What a macro
 * leaves out has its default, whatever was used last.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Train", weight = 20), @Menu(label = "Train Generator...", weight = 4)}, headless = true)
public final class TrainGenerator extends TrainingCommand {

	@Parameter(label = "Name of the model", persist = false, description = "Lower-case letters, digits and hyphens; the model is chosen by it later")
	private String name = "my-generator";

	@Parameter(label = "Folder of images (empty: the stack)", required = false, style = "directory", description = "TIFF, PNG, JPEG, DICOM and whatever else ImageJ opens. Folders within are categories")
	private File source;

	@Parameter(label = "Stack", required = false, autoFill = false, persist = false, initializer = "initInput", description = "Used if no folder is given")
	private ImagePlus input;

	@Parameter(label = "Categories", persist = false, choices = {"auto",
			"none"}, description = "auto: folders within the folder, for stylegan and conditional. none: all images are of one kind")
	private String categories = "auto";

	@Parameter(label = "How images become squares", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String howimagesbecomesquares = "<html><b>How images become squares</b></html>";

	@Parameter(label = "Size (px)", persist = false, min = "8", max = "1024", description = "Of the generated images: 4 to 7 pixels doubled several times, such as 28, 32, 64, 128 or 256")
	private int size = 64;

	@Parameter(label = "Other sizes", persist = false, choices = {"crop", "pad",
			"scale"}, description = "crop: the middle square. pad: all of it on a ground. scale: stretched")
	private String fit = Fit.CROP.toString();

	@Parameter(label = "Mirrored and turned", persist = false, choices = {"none", "horizontal",
			"all"}, description = "What shows the same kind of thing. none for writing; horizontal for faces; all for cells")
	private String flips = Flips.NONE.toString();

	@Parameter(label = "Networks and training", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String networksandtraining = "<html><b>Networks and training</b></html>";

	@Parameter(label = "Method", persist = false, choices = {"stylegan", "conditional", "dcgan",
			"vanilla"}, description = "stylegan: best, and slowest. conditional: with categories. dcgan, vanilla: without")
	private String architecture = "stylegan";

	@Parameter(label = "Width (0: as suits)", persist = false, min = "0", max = "512", description = "Channels of the finest layers")
	private int width = GenerationNetwork.DEFAULT.width();

	@Parameter(label = "Random numbers (0: as suits)", persist = false, min = "0", max = "1024", description = "What an image is made of")
	private int latent = GenerationNetwork.DEFAULT.latent();

	@Parameter(label = "Steps", persist = false, min = "0", description = "Some ten thousand. 0: only look what a training would take")
	private int steps = 10000;

	@Parameter(label = "Images in a step", persist = false, min = "2", max = "1024")
	private int batch = 16;

	@Parameter(label = "Learning rate (0: as suits)", persist = false, stepSize = "0.0001", min = "0")
	private double rate = 0;

	@Parameter(label = "Seed", persist = false)
	private long seed = 1;

	@Parameter(label = "Augmentation", persist = false, choices = {"none", "fixed",
			"adaptive"}, description = "Of what the discriminator sees. adaptive: as much as it takes")
	private String augmentation = GenerationNetwork.DEFAULT.augmentation();

	@Parameter(label = "Gradient penalty R1", persist = false, description = "A number, 0 for none, or auto for what suits the method")
	private String r1 = GenerationNetwork.DEFAULT.r1();

	@Parameter(label = "Few images: go on from a model", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String fewimages = "<html><b>Few images: go on from a model</b></html>";

	@Parameter(label = "Start from model", required = false, persist = false, description = "A model whose weights are the beginning; may be empty")
	private String start = "";

	@Parameter(label = "Frozen layers", persist = false, min = "0", max = "64", description = "So many of its discriminator's layers, from the images on, stay as they are")
	private int frozen = GenerationNetwork.DEFAULT.frozen();

	@Parameter(label = "Training and model", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String modelandcard = "<html><b>Training and model</b></html>";

	@Parameter(label = "Mend faults", persist = false, description = "Set a training back and slow it down if it goes wrong; else only tell")
	private boolean remedies = true;

	@Parameter(label = "Resume", persist = false, description = "Go on with a training of this name")
	private boolean resume = false;

	@Parameter(label = "Show real images in the card", persist = false, description = "Beside generated ones. Not for images that must not be passed on")
	private boolean realimages = true;

	@Parameter(label = "Origin and licence of the images", required = false, persist = false, description = "For the model card")
	private String credit = "";

	@Parameter(label = "Licence of the model", persist = false, description = "An SPDX identifier; mind the licence of the images")
	private String licence = "BSD-2-Clause";

	@Override
	protected void execute() {
		final GenerationSettings settings = new GenerationSettings(name, architecture, categories, size, Fit.named(fit),
				Flips.named(flips), new GenerationNetwork(width, latent, augmentation, r1.trim(), frozen), steps, batch,
				rate, seed, remedies, realimages, start, credit, licence);
		try (CommandProgress progress = progress()) {
			train(new GenerationTraining(settings, images(settings, progress), Gan.library()), steps, resume, progress);
		}
	}

	private GenerationImages images(final GenerationSettings settings, final Progress progress) {
		if (isGiven(source))
			return GenerationImages.read(source.toPath(), settings.isOfCategories(), size, settings.fit(), progress);
		if (input == null)
			throw new IllegalArgumentException(
					"There are no training images: give a folder (source=[path]), or open a stack.");
		return GenerationImages.of(InputImage.require(input, "input"), size, settings.fit());
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolve(this, "input");
	}
}
