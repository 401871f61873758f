package sc.fiji.gan.command;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

import sc.fiji.gan.model.Task;

/** Enlarges an image by a trained network. Macro keys: {@code input}, {@code model}. */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Super-Resolution...", weight = 1)}, headless = true)
public final class SuperResolution extends ModelCommand {

	/** Needed by SciJava. */
	public SuperResolution() {
		super(Task.SUPER_RESOLUTION, "super-resolution-x2-photo");
	}
}
