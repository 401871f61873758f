package sc.fiji.gan.command;

import java.io.File;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.Degradation;
import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.training.AdversarialSettings;
import sc.fiji.gan.training.SuperResolutionSettings;
import sc.fiji.gan.training.SuperResolutionTraining;

/**
 * Trains a super-resolution network on a folder of images or an open stack, and puts the model into
 * the library. Macro keys:
 * {@code name, source, input, architecture, scale, features, blocks, steps, batch,
 * patch, rate, seed, octaves, loss, kernel, blur, photons, noise, discriminator, adversarial,
 * matching, consistency, perceptual, extractor, resume, start, credit, licence}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Train", weight = 20), @Menu(label = "Train Super-Resolution...", weight = 1)}, headless = true)
public final class TrainSuperResolution extends TrainingCommand {

	@Parameter(label = "Name of the model", persist = false, description = "Lower-case letters, digits and hyphens; the model is chosen by it later")
	private String name = "my-super-resolution-x2";

	@Parameter(label = "Folder of images (empty: the active stack)", required = false, style = "directory", description = "TIFF, PNG, JPEG and whatever else ImageJ opens; subfolders too")
	private File source;

	@Parameter(label = "Stack", required = false, autoFill = false, persist = false, initializer = "initInput", description = "Used if no folder is given")
	private ImagePlus input;

	@Parameter(label = "How small images are made of yours", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String smallimages = "<html><b>How small images are made of yours</b></html>";

	@Parameter(label = "Enlargement", persist = false, choices = {"2", "3", "4", "8"})
	private String scale = "2";

	@Parameter(label = "Sizes of each image", persist = false, min = "1", max = "4", description = "1: as they are; 2: at half size too, and so on. More for photographs, not where the pixel size matters")
	private int octaves = 1;

	@Parameter(label = "Reduction", persist = false, choices = {"bicubic", "area",
			"nearest"}, description = "How small images are made of yours: area as a camera with larger pixels")
	private String kernel = "bicubic";

	@Parameter(label = "Blur (sigma, px)", persist = false, min = "0", max = "20", stepSize = "0.1", description = "Of the optics, in pixels of your images; 0 for none")
	private double blur = 0;

	@Parameter(label = "Photons at white", persist = false, min = "0", description = "Shot noise: how many a white pixel of the small image counts; 0 for none")
	private double photons = 0;

	@Parameter(label = "Camera noise (%)", persist = false, min = "0", max = "100", stepSize = "0.5", description = "Standard deviation, in percent of the range; 0 for none")
	private double noise = 0;

	@Parameter(label = "Network and training", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String networkandtraining = "<html><b>Network and training</b></html>";

	@Parameter(label = "Network", persist = false, choices = {"residual",
			"srgan"}, description = "residual: close to the true image. srgan: adversarial, with invented texture; start from a residual model")
	private String architecture = "residual";

	@Parameter(label = "Loss", persist = false, choices = {"absolute",
			"logarithmic"}, description = "logarithmic is what PSNR measures")
	private String loss = "logarithmic";

	@Parameter(label = "Features", persist = false, min = "1", max = "512", description = "Channels of the inner layers")
	private int features = 32;

	@Parameter(label = "Residual blocks", persist = false, min = "0", max = "64")
	private int blocks = 8;

	@Parameter(label = "Steps", persist = false, min = "0", description = "More is better, up to some ten thousand. 0: only look what a training would take")
	private int steps = 10000;

	@Parameter(label = "Learning rate", persist = false, stepSize = "0.0001", min = "0")
	private double rate = 0.0005;

	@Parameter(label = "Patches in a step", persist = false, min = "1", max = "1024")
	private int batch = 8;

	@Parameter(label = "Patch edge (low resolution, px)", persist = false, min = "8", max = "1024")
	private int patch = 48;

	@Parameter(label = "Seed", persist = false)
	private long seed = 1;

	@Parameter(label = "Start from model", required = false, persist = false, description = "A model whose weights are the beginning; may be empty")
	private String start = "";

	@Parameter(label = "For srgan", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String discriminatorandlosses = "<html><b>For srgan</b></html>";

	@Parameter(label = "Discriminator", persist = false, choices = {"patch",
			"unet"}, description = "For srgan. patch: overlapping patches. unet: every pixel; slower")
	private String discriminator = AdversarialSettings.DEFAULT.discriminator();

	@Parameter(label = "Augmentation", persist = false, choices = {"none", "fixed",
			"adaptive"}, description = "For srgan. Of what the discriminator sees. adaptive: for few images")
	private String augmentation = AdversarialSettings.DEFAULT.augmentation();

	@Parameter(label = "Weight: adversarial", persist = false, min = "0", stepSize = "0.005", description = "For srgan. More: sharper, and more invention. Content has 1")
	private double adversarial = AdversarialSettings.DEFAULT.adversarial();

	@Parameter(label = "Weight: feature matching", persist = false, min = "0", stepSize = "0.05", description = "For srgan. Alike to the inner layers of the discriminator")
	private double matching = AdversarialSettings.DEFAULT.matching();

	@Parameter(label = "Weight: consistency", persist = false, min = "0", stepSize = "0.5", description = "For srgan. Made small again, the result shall be the input")
	private double consistency = AdversarialSettings.DEFAULT.consistency();

	@Parameter(label = "Weight: perceptual", persist = false, min = "0", stepSize = "0.05", description = "For srgan. Alike to the inner layers of a feature network; 0 without one")
	private double perceptual = 0;

	@Parameter(label = "Feature network", required = false, persist = false, description = "A model package for feature extraction; may be empty")
	private String extractor = "";

	@Parameter(label = "Training and model", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String modelandcard = "<html><b>Training and model</b></html>";

	@Parameter(label = "Mend faults", persist = false, description = "Set a training back and slow it down if it goes wrong; else only tell")
	private boolean remedies = true;

	@Parameter(label = "Resume", persist = false, description = "Go on with a training of this name")
	private boolean resume = false;

	@Parameter(label = "Origin and licence of the images", required = false, persist = false, description = "For the model card")
	private String credit = "";

	@Parameter(label = "Licence of the model", persist = false, description = "An SPDX identifier; mind the licence of the images")
	private String licence = "BSD-2-Clause";

	@Override
	protected void execute() {
		final SuperResolutionSettings settings = new SuperResolutionSettings(name, architecture, scale(), features,
				blocks, steps, batch, patch, rate, seed, octaves, loss, degradation(), adversary(), remedies, start,
				credit, licence);
		try (CommandProgress progress = progress()) {
			train(new SuperResolutionTraining(settings, images(progress), Gan.library()), steps, resume, progress);
		}
	}

	private Degradation degradation() {
		return new Degradation(Degradation.Kernel.named(kernel), blur, photons, noise);
	}

	private AdversarialSettings adversary() {
		return new AdversarialSettings(discriminator, adversarial, matching, consistency, perceptual, extractor,
				augmentation);
	}

	private int scale() {
		try {
			return Integer.parseInt(scale.trim());
		} catch (final NumberFormatException e) {
			throw new IllegalArgumentException("scale=" + scale + " is not possible: give 2, 3, 4 or 8.", e);
		}
	}

	private TrainingImages images(final Progress progress) {
		if (isGiven(source)) return TrainingImages.read(source.toPath(), progress);
		if (input == null)
			throw new IllegalArgumentException(
					"There are no training images: give a folder (source=[path]), or open a stack.");
		return TrainingImages.of(InputImage.require(input, "input"));
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolve(this, "input");
	}
}
