package sc.fiji.gan.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.image.PromptRequest;
import sc.fiji.gan.image.PromptRequest.Mode;
import sc.fiji.gan.model.Task;

/**
 * Makes images that show what a text says, by a trained model. Macro keys:
 * {@code model, prompt, count, seed, truncation, mode, second}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Text to Image...", weight = 6)}, headless = true)
public final class TextToImage extends GanCommand {

	@Parameter(label = "Model", initializer = "initModel", description = "Which words it knows is in its model card; they are told if a word is not known")
	private String model = "text-to-nuclei";

	@Parameter(label = "Prompt", required = false, persist = false, description = "What is to be seen, in words that the model knows")
	private String prompt = "many small bright nuclei";

	@Parameter(label = "Images", persist = false, min = "1", description = "How many")
	private int count = 16;

	@Parameter(label = "Seed", persist = false, description = "The same prompt and seed give the same image. The next image has the next seed")
	private long seed = 1;

	@Parameter(label = "Truncation", persist = false, min = "0", max = "2", stepSize = "0.1", description = "1: as various as the training images. Less: more ordinary, and often cleaner")
	private double truncation = 1;

	@Parameter(label = "Mode", persist = false, choices = {"images",
			"interpolation"}, description = "images: each by itself. interpolation: from one prompt to the other, of one seed")
	private String mode = "images";

	@Parameter(label = "Second prompt", required = false, persist = false, description = "Where an interpolation ends")
	private String second = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	protected void execute() {
		final PromptRequest settings = new PromptRequest(prompt, count, seed, truncation, Mode.named(mode), second);
		try (CommandProgress progress = progress(); Gan gan = Gan.open(model, Task.TEXT_TO_IMAGE)) {
			result = OutputImage.show(gan.generate(settings, progress));
		}
	}

	@SuppressWarnings("unused")
	private void initModel() {
		ModelChoice.offer(this, "model", Task.TEXT_TO_IMAGE);
	}
}
