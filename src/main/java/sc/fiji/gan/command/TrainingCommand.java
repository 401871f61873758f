package sc.fiji.gan.command;

import java.io.File;

import ij.IJ;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.training.Audience;
import sc.fiji.gan.training.ModelTraining;
import sc.fiji.gan.ui.TrainingWindow;

/**
 * A command of the <i>Train</i> menu: the Log tells what a training would take, or a window shows
 * how it goes and the models are put into the library.
 */
abstract class TrainingCommand extends GanCommand {

	/**
	 * @param steps when to end; 0 to look only
	 * @param resume whether to go on with a training of this name
	 */
	static void train(final ModelTraining<?> training, final int steps, final boolean resume, final Progress progress) {
		if (steps == 0) {
			training.preFlight(Engines.engine(), resume, progress, IJ::log);
			return;
		}
		training.run(Engines.engine(), resume, new Audience(progress, IJ::log, TrainingWindow.ifWanted(IJ::log)))
				.forEach(model -> IJ.log("The model '" + model.getFileName() + "' is ready: " + model));
	}

	/** Whether a folder or file was named. */
	static boolean isGiven(final File file) {
		return file != null && !file.getPath().isBlank();
	}
}
