package sc.fiji.gan.command;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

import sc.fiji.gan.model.Task;

/**
 * Makes an image look as if it came from another modality, by a trained network. Macro keys:
 * {@code input}, {@code model}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Image Translation...", weight = 3)}, headless = true)
public final class ImageTranslation extends ModelCommand {

	/** Needed by SciJava. */
	public ImageTranslation() {
		super(Task.IMAGE_TRANSLATION, "translate-fluorescence-to-histology");
	}
}
