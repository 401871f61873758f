package sc.fiji.gan.command;

import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.Task;

/**
 * A command that applies a model to an image: a new image comes out. Macro keys: {@code input},
 * {@code model}.
 */
abstract class ModelCommand extends GanCommand {

	private final Task task;

	@Parameter(label = "Image", required = false, autoFill = false, persist = false, initializer = "initInput")
	private ImagePlus input;

	@Parameter(label = "Model", initializer = "initModel", description = "What it takes and makes is in its model card")
	private String model;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	/**
	 * @param task of the models that are offered
	 * @param model the one that a macro has which names none
	 */
	ModelCommand(final Task task, final String model) {
		this.task = task;
		this.model = model;
	}

	@Override
	protected void execute() {
		InputImage.require(input, "input");
		try (CommandProgress progress = progress(); Gan gan = open(model)) {
			result = OutputImage.show(apply(gan, input, progress));
		}
	}

	/** Opens the model that was chosen. */
	Gan open(final String chosen) {
		return Gan.open(chosen, task);
	}

	/** What the model makes of the image. */
	ImagePlus apply(final Gan gan, final ImagePlus image, final Progress progress) {
		return gan.apply(image, progress, IJ::log);
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolveRequired(this, "input");
	}

	@SuppressWarnings("unused")
	private void initModel() {
		ModelChoice.offer(this, "model", task);
	}
}
