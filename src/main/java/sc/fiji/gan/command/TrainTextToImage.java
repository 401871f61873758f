package sc.fiji.gan.command;

import java.io.File;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.CaptionedImages;
import sc.fiji.gan.dataset.Fit;
import sc.fiji.gan.dataset.Flips;
import sc.fiji.gan.training.GenerationNetwork;
import sc.fiji.gan.training.TextSettings;
import sc.fiji.gan.training.TextTraining;

/**
 * Trains a network that makes images of sentences, on a folder of images with captions, and puts
 * the model into the library. Macro keys: {@code name, source, size, fit, flips, rare, width,
 * latent, divergence, steps, batch, rate, seed, augmentation, r1, start, frozen, remedies, resume,
 * realimages, credit, licence}. What a macro leaves out has its default, whatever was used last.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Train", weight = 20), @Menu(label = "Train Text to Image...", weight = 5)}, headless = true)
public final class TrainTextToImage extends TrainingCommand {

	@Parameter(label = "Name of the model", persist = false, description = "Lower-case letters, digits and hyphens; the model is chosen by it later")
	private String name = "my-text-to-image";

	@Parameter(label = "Folder with captions.tsv", required = false, style = "directory", description = "In each line of captions.tsv the file of an image, a tab and its caption. Caption Images... makes such a folder")
	private File source;

	@Parameter(label = "Images and words", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String imagesandwords = "<html><b>Images and words</b></html>";

	@Parameter(label = "Size (px)", persist = false, min = "8", max = "1024", description = "Of the generated images: 4 to 7 pixels doubled several times, such as 28, 32, 64, 128 or 256")
	private int size = 64;

	@Parameter(label = "Other sizes", persist = false, choices = {"crop", "pad",
			"scale"}, description = "crop: the middle square. pad: all of it on a ground. scale: stretched")
	private String fit = Fit.CROP.toString();

	@Parameter(label = "Mirrored and turned", persist = false, choices = {"none", "horizontal",
			"all"}, description = "What has the same caption. all for cells; none if captions tell left from right")
	private String flips = Flips.NONE.toString();

	@Parameter(label = "Words in captions, at least", persist = false, min = "1", description = "Words that are in fewer captions are not learnt")
	private int rare = 3;

	@Parameter(label = "Networks and training", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String networksandtraining = "<html><b>Networks and training</b></html>";

	@Parameter(label = "Width (0: as suits)", persist = false, min = "0", max = "512", description = "Channels of the finest layers")
	private int width = GenerationNetwork.DEFAULT.width();

	@Parameter(label = "Random numbers (0: as suits)", persist = false, min = "0", max = "1024", description = "What an image is made of, beside the text")
	private int latent = GenerationNetwork.DEFAULT.latent();

	@Parameter(label = "Divergence", persist = false, min = "0", max = "10", stepSize = "0.01", description = "How strongly texts are blurred into each other: more for few captions, less if words have no effect")
	private double divergence = 0.05;

	@Parameter(label = "Steps", persist = false, min = "0", description = "Some ten thousand. 0: only look what a training would take")
	private int steps = 10000;

	@Parameter(label = "Images in a step", persist = false, min = "2", max = "1024")
	private int batch = 16;

	@Parameter(label = "Learning rate", persist = false, stepSize = "0.0001", min = "0")
	private double rate = TextSettings.RATE;

	@Parameter(label = "Seed", persist = false)
	private long seed = 1;

	@Parameter(label = "Augmentation", persist = false, choices = {"none", "fixed",
			"adaptive"}, description = "Of what the discriminator sees. adaptive: as much as it takes")
	private String augmentation = GenerationNetwork.DEFAULT.augmentation();

	@Parameter(label = "Gradient penalty R1", persist = false, description = "A number, 0 for none, or auto for what suits the method")
	private String r1 = GenerationNetwork.DEFAULT.r1();

	@Parameter(label = "Few images: go on from a model", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String fewimages = "<html><b>Few images: go on from a model</b></html>";

	@Parameter(label = "Start from model", required = false, persist = false, description = "A model whose weights are the beginning, as far as they fit; may be empty")
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
		final TextSettings settings = new TextSettings(name, size, Fit.named(fit), Flips.named(flips), rare,
				new GenerationNetwork(width, latent, augmentation, r1.trim(), frozen), divergence, steps, batch, rate,
				seed, remedies, realimages, start, credit, licence);
		if (!isGiven(source))
			throw new IllegalArgumentException(
					"There are no training images: give a folder that has a captions.tsv (source=[path]).");
		try (CommandProgress progress = progress()) {
			train(new TextTraining(settings,
					CaptionedImages.read(source.toPath(), size, settings.fit(), rare, progress), Gan.library()), steps,
					resume, progress);
		}
	}
}
