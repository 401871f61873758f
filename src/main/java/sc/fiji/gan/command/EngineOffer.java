package sc.fiji.gan.command;

import java.awt.GraphicsEnvironment;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import ij.IJ;
import ij.gui.GenericDialog;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineMissingException;
import sc.fiji.gan.installation.EngineInstallation;

/**
 * Offers to fetch TensorFlow, in a dialog that names its size; a macro and a run without windows
 * are told how to get it instead.
 */
final class EngineOffer {

	private static final String CPU = "For the processor";
	private static final String GPU = "For an NVIDIA GPU";

	private final EngineMissingException missing;

	EngineOffer(final EngineMissingException missing) {
		this.missing = missing;
	}

	/**
	 * Fetches TensorFlow if the user wants it.
	 *
	 * @throws EngineException with the remedy, if nobody is there to be asked or the files do not come
	 * @throws CancellationException if the user does not want it
	 */
	void acceptOrThrow(final Supplier<CommandProgress> progress) {
		final EngineInstallation cpu = EngineInstallation.forThisComputer(false);
		if (GraphicsEnvironment.isHeadless() || IJ.isMacro())
			throw new EngineException(missing.getMessage() + ":\nrun(\"GAN Options...\", \"install=true\") fetches it ("
					+ cpu.megabytes() + " MB). Without net,\n" + cpu.byHand(), missing);
		fetch(ask(cpu), progress);
	}

	private static EngineInstallation ask(final EngineInstallation cpu) {
		final GenericDialog dialog = new GenericDialog("TensorFlow is not installed yet");
		dialog.addMessage("The networks are computed by TensorFlow, which is fetched once\nfrom Maven Central, into\n"
				+ cpu.folder().getParent());
		final String forCpu = CPU + ": " + cpu.megabytes() + " MB";
		if (EngineInstallation.gpuIsPossible()) {
			final String forGpu = GPU + ": " + EngineInstallation.forThisComputer(true).megabytes() + " MB";
			dialog.addRadioButtonGroup("Which one?", new String[]{forCpu, forGpu}, 2, 1, forCpu);
		} else dialog.addMessage(forCpu);
		dialog.setOKLabel("Fetch");
		dialog.showDialog();
		if (dialog.wasCanceled()) throw new CancellationException("TensorFlow was not fetched.");
		final boolean gpu = EngineInstallation.gpuIsPossible() && dialog.getNextRadioButton().startsWith(GPU);
		return EngineInstallation.forThisComputer(gpu);
	}

	/** Fetches it, and says where to if that is not Fiji's folder. */
	static void fetch(final EngineInstallation installation, final Supplier<CommandProgress> progress) {
		if (installation.isAside())
			IJ.log("Nothing can be written into Fiji's folder: TensorFlow goes to " + installation.folder() + ".");
		try (CommandProgress shown = progress.get()) {
			installation.run(shown);
		}
		IJ.log("TensorFlow is installed in " + installation.folder() + ".");
	}
}
