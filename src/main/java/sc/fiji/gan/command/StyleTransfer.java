package sc.fiji.gan.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.StyleMixture;
import sc.fiji.gan.model.Task;

/**
 * Paints an image in the style of a picture, by a trained network. Macro keys: {@code input},
 * {@code model}, {@code style}, {@code strength}, {@code keepcolours}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Style Transfer...", weight = 2)}, headless = true)
public final class StyleTransfer extends ModelCommand {

	@Parameter(label = "Picture (for any style)", required = false, persist = false, style = "file", description = "Of models of any style, whose style it shall be; empty for all others")
	private File style;

	@Parameter(label = "Strength", persist = false, min = "0", max = "1", stepSize = "0.1", description = "0: the image as it is. 1: the whole style")
	private double strength = 1;

	@Parameter(label = "Keep colours", persist = false, description = "Only light and dark are painted; colours stay those of the image")
	private boolean keepcolours = false;

	/** Needed by SciJava. */
	public StyleTransfer() {
		super(Task.STYLE_TRANSFER, "style-starry-night");
	}

	/** Refuses a strength that is none before the model is opened. */
	@Override
	protected void execute() {
		mixture();
		super.execute();
	}

	@Override
	Gan open(final String chosen) {
		return TrainingCommand.isGiven(style)
				? Gan.open(chosen, StylePicture.read(style.toPath()))
				: super.open(chosen);
	}

	private StyleMixture mixture() {
		return new StyleMixture(strength, keepcolours);
	}

	@Override
	ImagePlus apply(final Gan gan, final ImagePlus image, final Progress progress) {
		return gan.paint(image, mixture(), progress, IJ::log);
	}
}
