package sc.fiji.gan.command;

import java.io.File;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import sc.fiji.gan.augmentation.AugmentationResult;
import sc.fiji.gan.augmentation.AugmentationSettings;
import sc.fiji.gan.augmentation.AugmentationSettings.Method;
import sc.fiji.gan.augmentation.ClassicalSettings;
import sc.fiji.gan.augmentation.DatasetAugmentation;
import sc.fiji.gan.model.Task;

/**
 * Makes a larger data set of a folder of images. Macro keys: {@code source, destination, method,
 * count, model, truncation, heldout, flips, rotation, elastic, intensity, noise, size, originals,
 * seed, overwrite}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Augment Dataset...", weight = 5)}, headless = true)
public final class AugmentDataset extends GanCommand {

	@Parameter(label = "Source folder", required = false, style = "directory", persist = false, description = "A subfolder for each class, or the images of one class; DICOM, TIFF, PNG, JPEG")
	private File source;

	@Parameter(label = "Destination folder", required = false, style = "directory", persist = false, description = "New or empty; it gets the same classes")
	private File destination;

	@Parameter(label = "New images of a class (0: balance)", persist = false, min = "0", description = "0: as many as make all classes as large as the largest one")
	private int count = 0;

	@Parameter(label = "Method", persist = false, choices = {"classical", "gan",
			"both"}, description = "classical: from images of the source. gan: by a generator. both: half of them each")
	private String method = "classical";

	@Parameter(label = "Generator", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String bythegenerator = "<html><b>Generator</b></html>";

	@Parameter(label = "Model", required = false, persist = false, initializer = "initModel", description = "One that was trained on these classes; for gan and both")
	private String model = "";

	@Parameter(label = "Truncation", persist = false, min = "0", max = "2", stepSize = "0.1", description = "1: as various as the training images. Less: more ordinary")
	private double truncation = 1;

	@Parameter(label = "Folder of held-out images", required = false, style = "directory", persist = false, description = "The model was not trained on them: they show how near new images come by chance. Empty: the source's own distances")
	private File heldout;

	@Parameter(label = "Classical augmentation", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String byclassicalmeans = "<html><b>Classical augmentation</b></html>";

	@Parameter(label = "Flips", persist = false, choices = {"all", "horizontal",
			"none"}, description = "all: mirrored and turned by quarters. horizontal: left to right, for radiographs that have an above")
	private String flips = ClassicalSettings.DEFAULT.flips();

	@Parameter(label = "Rotation (degrees)", persist = false, min = "0", max = "180", description = "At most, either way")
	private double rotation = ClassicalSettings.DEFAULT.rotation();

	@Parameter(label = "Elastic deformation (%)", persist = false, min = "0", max = "10", stepSize = "0.5", description = "Of the shorter side")
	private double elastic = ClassicalSettings.DEFAULT.elastic();

	@Parameter(label = "Intensity (%)", persist = false, min = "0", max = "100", description = "Brightness, contrast and gamma")
	private double intensity = ClassicalSettings.DEFAULT.intensity();

	@Parameter(label = "Noise (%)", persist = false, min = "0", max = "100", stepSize = "0.5", description = "Of the image's range")
	private double noise = ClassicalSettings.DEFAULT.noise();

	@Parameter(label = "Data set", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String whatcomesout = "<html><b>Data set</b></html>";

	@Parameter(label = "Size (px, 0: as they are)", persist = false, min = "0", max = "4096", description = "The middle square is brought to this side")
	private int size = 0;

	@Parameter(label = "With the originals", persist = false, description = "Their pixels, without metadata and names")
	private boolean originals = true;

	@Parameter(label = "Seed", persist = false)
	private long seed = 1;

	@Parameter(label = "Replace", persist = false, description = "An augmented data set that is in the destination")
	private boolean overwrite = false;

	@Override
	protected void execute() {
		if (!TrainingCommand.isGiven(source))
			throw new IllegalArgumentException(
					"There are no images to make more of: give their folder (source=[path]).");
		if (!TrainingCommand.isGiven(destination))
			throw new IllegalArgumentException(
					"There is no place for the new data set: give a folder (destination=[path]).");
		final AugmentationSettings settings = new AugmentationSettings(source.toPath(), destination.toPath(),
				Method.named(method), count, model == null ? "" : model.trim(), truncation,
				new ClassicalSettings(flips, rotation, elastic, intensity, noise), size, originals,
				TrainingCommand.isGiven(heldout) ? heldout.toPath() : null, seed, overwrite);
		try (CommandProgress progress = progress()) {
			final AugmentationResult result = new DatasetAugmentation(settings).run(progress);
			result.classes().forEach(line -> IJ.log(line.toString()));
			result.remarks().forEach(IJ::log);
			IJ.log("The data set is in " + result.folder());
		}
	}

	@SuppressWarnings("unused")
	private void initModel() {
		ModelChoice.offerOrNone(this, "model", Task.GENERATION);
	}
}
