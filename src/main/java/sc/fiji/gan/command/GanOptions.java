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
import sc.fiji.gan.engine.EngineFolder;
import sc.fiji.gan.engine.EngineMissingException;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.GpuLibraries;
import sc.fiji.gan.installation.EngineInstallation;

/**
 * Chooses where networks run, and shows what TensorFlow really sees. Macro keys: {@code device}
 * (auto, cpu, gpu), {@code threads} (0 for all cores), {@code gpumemory} (MB; 0 for no limit),
 * {@code install} (true to fetch TensorFlow if it is missing).
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

	@Parameter(label = "Fetch TensorFlow if it is missing", persist = false, description = "From Maven Central, for this kind of computer and this device")
	private boolean install;

	@Parameter
	private PrefService prefs;

	@Override
	protected void execute() {
		final EngineChoice choice = new EngineChoice(device, threads, gpumemory);
		final EngineOptions options = choice.options();
		if (install) installFor(options.device());
		EngineFolder.require(options.device());
		final boolean now = Engines.configure(options);
		choice.save(prefs);
		if (!now) IJ.log("TensorFlow runs already: the new options take effect when ImageJ is started again.");
		report(Engines.engine());
	}

	private void installFor(final EngineOptions.Device wanted) {
		try {
			EngineFolder.require(wanted);
		} catch (final EngineMissingException missing) {
			EngineOffer.fetch(EngineInstallation.forThisComputer(wanted == EngineOptions.Device.GPU), this::progress);
		}
	}

	private static void report(final Engine engine) {
		IJ.log("TensorFlow " + engine.version() + " sees "
				+ engine.devices().stream().map(ComputeDevice::name).collect(Collectors.joining(", ")) + ".");
		if (engine.devices().stream().noneMatch(ComputeDevice::isGpu))
			GpuLibraries.reasonForNone(Engines.isGpuBuild())
					.ifPresent(reason -> IJ.log("No GPU is used, since " + reason + "."));
	}

	@SuppressWarnings("unused")
	private void initValues() {
		final EngineChoice saved = EngineChoice.load(prefs);
		if (!isInputResolved("device")) device = saved.device();
		if (!isInputResolved("threads")) threads = saved.threads();
		if (!isInputResolved("gpumemory")) gpumemory = saved.gpuMemoryMb();
	}
}
