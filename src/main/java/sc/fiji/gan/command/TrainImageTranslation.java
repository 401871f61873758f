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
import sc.fiji.gan.dataset.Polarity;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.training.TranslationLosses;
import sc.fiji.gan.training.TranslationNetwork;
import sc.fiji.gan.training.TranslationSettings;
import sc.fiji.gan.training.TranslationTraining;

/**
 * Trains networks that make images of one kind look like images of another, and puts the models
 * into the library. Macro keys:
 * {@code name, source, input, target, reference, architecture, labels,
 * direction, inverse, generator, width, blocks, receptivefield, discriminators, steps, batch, patch,
 * rate, seed, cycle, noise, identity, structure, structureback, polarity, content, matching, augmentation, remedies,
 * resume, start, credit, licence}. What a macro leaves out has its default, whatever was used last.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Train", weight = 20), @Menu(label = "Train Image Translation...", weight = 3)}, headless = true)
public final class TrainImageTranslation extends TrainingCommand {

	@Parameter(label = "Name of the model", persist = false, description = "Lower-case letters, digits and hyphens; the model is chosen by it later")
	private String name = "my-translation";

	@Parameter(label = "Source folder (empty: the stack)", required = false, style = "directory", description = "What is to be translated. TIFF, PNG, JPEG and whatever else ImageJ opens; subfolders too")
	private File source;

	@Parameter(label = "Source stack", required = false, autoFill = false, persist = false, initializer = "initInput", description = "Used if no source folder is given")
	private ImagePlus input;

	@Parameter(label = "Target folder (empty: the stack)", required = false, style = "directory", description = "What it is to look like. Pairs have the same file names. Empty, for pix2pix: each image is a pair, side by side")
	private File target;

	@Parameter(label = "Target stack", required = false, autoFill = false, persist = false, initializer = "initReference", description = "Used if no target folder is given; of a pair, the slices are in the same order")
	private ImagePlus reference;

	@Parameter(label = "What becomes of them", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String whatbecomesofthem = "<html><b>What becomes of them</b></html>";

	@Parameter(label = "Method", persist = false, choices = {"cyclegan",
			"pix2pix"}, description = "cyclegan: without pairs, in both directions. pix2pix: from pairs, better where there are some")
	private String architecture = "cyclegan";

	@Parameter(label = "Label images", persist = false, choices = {"none", "source",
			"target"}, description = "Images whose grey values tell which object a pixel belongs to")
	private String labels = "none";

	@Parameter(label = "Direction", persist = false, choices = {"both", "forward",
			"backward"}, description = "Which networks become models; for cyclegan")
	private String direction = "both";

	@Parameter(label = "Name of the reverse model", required = false, persist = false, description = "From target to source; empty for the name with -inverse")
	private String inverse = "";

	@Parameter(label = "Networks and training", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String networksandtraining = "<html><b>Networks and training</b></html>";

	@Parameter(label = "Generator", persist = false, choices = {"auto", "resnet",
			"unet"}, description = "auto: resnet for cyclegan, unet for pix2pix")
	private String generator = TranslationNetwork.DEFAULT.generator();

	@Parameter(label = "Width", persist = false, min = "1", max = "256", description = "Channels of the first layer")
	private int width = TranslationNetwork.DEFAULT.width();

	@Parameter(label = "Blocks", persist = false, min = "1", max = "32", description = "Residual blocks; of a unet, how often it halves the resolution")
	private int blocks = TranslationNetwork.DEFAULT.blocks();

	@Parameter(label = "Patches that are judged (px)", persist = false, choices = {"16", "34", "70",
			"142"}, description = "What the discriminator sees at once: larger than what makes the kind, such as a nucleus")
	private String receptivefield = String.valueOf(TranslationNetwork.DEFAULT.receptivefield());

	@Parameter(label = "Discriminators", persist = false, min = "1", max = "4", description = "At how many sizes images are judged, each half of the one before")
	private int discriminators = TranslationNetwork.DEFAULT.discriminators();

	@Parameter(label = "Steps", persist = false, min = "0", description = "Some ten thousand. 0: only look what a training would take")
	private int steps = 10000;

	@Parameter(label = "Patches in a step", persist = false, min = "1", max = "1024")
	private int batch = 4;

	@Parameter(label = "Patch edge (px)", persist = false, min = "16", max = "2048")
	private int patch = 64;

	@Parameter(label = "Learning rate", persist = false, stepSize = "0.0001", min = "0")
	private double rate = 0.0002;

	@Parameter(label = "Seed", persist = false)
	private long seed = 1;

	@Parameter(label = "Losses", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String whatismadesmaller = "<html><b>Losses</b></html>";

	@Parameter(label = "Weight: cycle", persist = false, min = "0", description = "For cyclegan. There and back, an image shall be what it was")
	private double cycle = TranslationLosses.DEFAULT.cycle();

	@Parameter(label = "Noise on the way back", persist = false, min = "0", max = "1", stepSize = "0.01", description = "For cyclegan. Added to a translated image, so that nothing can be hidden in it; 1 is half the range")
	private double noise = TranslationLosses.DEFAULT.noise();

	@Parameter(label = "Weight: identity", persist = false, min = "0", stepSize = "0.1", description = "For cyclegan, as a part of that of the cycle. What is of the wanted kind already shall stay as it is")
	private double identity = TranslationLosses.DEFAULT.identity();

	@Parameter(label = "Weight: structure", persist = false, min = "0", stepSize = "0.1", description = "For cyclegan. Brightness and edges shall stay where they are, from source to target")
	private double structure = TranslationLosses.DEFAULT.structure();

	@Parameter(label = "Weight: structure, reverse", persist = false, min = "0", stepSize = "0.1", description = "For cyclegan. The same from target to source")
	private double structureback = TranslationLosses.DEFAULT.structureback();

	@Parameter(label = "Contrast", persist = false, choices = {"auto", "keep", "invert",
			"free"}, description = "For cyclegan. Whether bright stays bright. auto: as the images show; free: either way")
	private String polarity = TranslationLosses.DEFAULT.polarity().toString();

	@Parameter(label = "Weight: content", persist = false, min = "0", description = "For pix2pix. The result shall be the partner, pixel by pixel")
	private double content = TranslationLosses.DEFAULT.content();

	@Parameter(label = "Weight: feature matching", persist = false, min = "0", description = "For pix2pix. Alike to the inner layers of the discriminator")
	private double matching = TranslationLosses.DEFAULT.matching();

	@Parameter(label = "Augmentation", persist = false, choices = {"none", "fixed",
			"adaptive"}, description = "Of what discriminators see. adaptive: as much as it takes")
	private String augmentation = TranslationLosses.DEFAULT.augmentation();

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
		final TranslationSettings settings = new TranslationSettings(name, architecture, direction, inverse, network(),
				losses(), steps, batch, patch, rate, seed, remedies, start, credit, licence);
		if (!labels.matches("none|source|target"))
			throw new IllegalArgumentException("labels=" + labels + " is not possible: give none, source or target.");
		try (CommandProgress progress = progress()) {
			train(new TranslationTraining(settings, source(settings, progress), target(settings, progress),
					Gan.library()), steps, resume, progress);
		}
	}

	private TranslationNetwork network() {
		return new TranslationNetwork(generator, width, blocks, TranslationNetwork.receptiveField(receptivefield),
				discriminators);
	}

	private TranslationLosses losses() {
		return new TranslationLosses(cycle, noise, identity, structure, structureback, Polarity.named(polarity),
				content, matching, augmentation);
	}

	private ImageDomain source(final TranslationSettings settings, final Progress progress) {
		final Part part = isSideBySide(settings) ? Part.LEFT : Part.WHOLE;
		final boolean ofLabels = labels.equals("source");
		if (isGiven(source)) return ImageDomain.read(source.toPath(), part, ofLabels, progress);
		if (input == null)
			throw new IllegalArgumentException(
					"There are no source images: give a folder (source=[path]), or open a stack.");
		return ImageDomain.of(InputImage.require(input, "input"), part, ofLabels);
	}

	private ImageDomain target(final TranslationSettings settings, final Progress progress) {
		final boolean ofLabels = labels.equals("target");
		if (isGiven(target)) return ImageDomain.read(target.toPath(), Part.WHOLE, ofLabels, progress);
		if (reference != null) return ImageDomain.of(InputImage.require(reference, "reference"), Part.WHOLE, ofLabels);
		if (!settings.isPaired())
			throw new IllegalArgumentException(
					"There are no target images: give a folder (target=[path]), or name an open stack (reference=[title]).");
		if (isGiven(source)) return ImageDomain.read(source.toPath(), Part.RIGHT, ofLabels, progress);
		return ImageDomain.of(InputImage.require(input, "input"), Part.RIGHT, ofLabels);
	}

	/** Whether an image is a pair: the source to the left, the target to the right. */
	private boolean isSideBySide(final TranslationSettings settings) {
		return settings.isPaired() && !isGiven(target) && reference == null;
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolve(this, "input");
	}

	@SuppressWarnings("unused")
	private void initReference() {
		// None, unless the user names one: the active image, which SciJava would take, is the source.
	}
}
