package sc.fiji.gan.standalone;

import java.awt.GraphicsEnvironment;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;

/**
 * Shows what a command made, if there are windows to show it in; without, the command has done so.
 */
final class ShownOutputs extends AbstractPostprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (GraphicsEnvironment.isHeadless()) return;
		for (final ModuleItem<?> output : module.getInfo().outputs()) {
			final Object value = module.getOutput(output.getName());
			if (value instanceof ImagePlus image) image.show();
			if (value instanceof ResultsTable table)
				table.show(output.getLabel() == null ? "Results" : output.getLabel());
		}
		// In batch mode showing makes the image the current one of this thread,
		// which is used again.
		WindowManager.setTempCurrentImage(null);
	}
}
