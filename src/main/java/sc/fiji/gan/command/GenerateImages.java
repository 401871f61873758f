package sc.fiji.gan.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.image.GenerationRequest;
import sc.fiji.gan.image.GenerationRequest.Mode;
import sc.fiji.gan.model.Task;

/**
 * Makes images out of seeds by a trained generator. Macro keys:
 * {@code model, count, category, seed, truncation, mode, second, layer}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Generate Images...", weight = 4)}, headless = true)
public final class GenerateImages extends GanCommand {

	@Parameter(label = "Model", initializer = "initModel", description = "What it makes is in its model card")
	private String model = "generate-digits-conditional";

	@Parameter(label = "Images", persist = false, min = "1", description = "How many; of a grid of styles, its rows and columns")
	private int count = 16;

	@Parameter(label = "Category (empty: all in turn)", required = false, persist = false, description = "What they are to show, if the model knows categories")
	private String category = "";

	@Parameter(label = "Seed", persist = false, description = "The same seed gives the same image. The next image has the next seed")
	private long seed = 1;

	@Parameter(label = "Truncation", persist = false, min = "0", max = "2", stepSize = "0.1", description = "1: as various as the training images. Less: more ordinary, and often cleaner")
	private double truncation = 1;

	@Parameter(label = "Mode", persist = false, choices = {"images", "interpolation",
			"styles"}, description = "images: each by itself. interpolation: from one seed to another. styles: a grid, for StyleGAN")
	private String mode = "images";

	@Parameter(label = "Second seed", persist = false, description = "Where an interpolation ends; of a grid of styles, the first column")
	private long second = 2;

	@Parameter(label = "Layer (0: half of all)", persist = false, min = "0", description = "Of a grid of styles: from which layer on an image has the styles of its column")
	private int layer = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	protected void execute() {
		final GenerationRequest settings = new GenerationRequest(count, category, seed, truncation, Mode.named(mode),
				second, layer);
		try (CommandProgress progress = progress(); Gan gan = Gan.open(model, Task.GENERATION)) {
			result = OutputImage.show(gan.generate(settings, progress));
		}
	}

	@SuppressWarnings("unused")
	private void initModel() {
		ModelChoice.offer(this, "model", Task.GENERATION);
	}
}
