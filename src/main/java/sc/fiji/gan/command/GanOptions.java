package sc.fiji.gan.command;

import java.util.stream.Collectors;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;

import ij.IJ;
import sc.fiji.gan.engine.ComputeDevice;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.Engines;

/**
 * Chooses where networks run, and shows what TensorFlow really sees. Macro keys: {@code device}
 * (auto, cpu, gpu), {@code threads} (0 for all cores), {@code gpumemory} (MB; 0 for no limit).
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "GAN Options...", weight = 99)}, headless = true)
public final class GanOptions extends GanCommand {

	@Parameter(label = "Device", choices = {"auto", "cpu",
			"gpu"}, persist = false, initializer = "initValues", description = "auto: the first GPU that TensorFlow sees, else the CPU")
	private String device = "auto";

	@Parameter(label = "Threads (0: all cores)", min = "0", persist = false)
	private int threads;

	@Parameter(label = "GPU memory limit (MB, 0: none)", min = "0", persist = false)
	private int gpumemory;

	@Parameter
	private PrefService prefs;

	@Override
	protected void execute() {
		final EngineChoice choice = new EngineChoice(device, threads, gpumemory);
		final boolean now = Engines.configure(choice.options());
		choice.save(prefs);
		if (!now) IJ.log("TensorFlow runs already: the new options take effect when ImageJ is started again.");
		final Engine engine = Engines.engine();
		IJ.log("TensorFlow " + engine.version() + " sees "
				+ engine.devices().stream().map(ComputeDevice::name).collect(Collectors.joining(", ")) + ".");
	}

	@SuppressWarnings("unused")
	private void initValues() {
		final EngineChoice saved = EngineChoice.load(prefs);
		if (!isInputResolved("device")) device = saved.device();
		if (!isInputResolved("threads")) threads = saved.threads();
		if (!isInputResolved("gpumemory")) gpumemory = saved.gpuMemoryMb();
	}
}
