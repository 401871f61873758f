package sc.fiji.gan.ui;

import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.swing.SwingUtilities;

import ij.WindowManager;
import ij.macro.Interpreter;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.training.CurvePlots;
import sc.fiji.gan.training.CurveRow;
import sc.fiji.gan.training.TrainingMonitor;

/**
 * A window that shows how a training goes: curves, previews, faults, the time that is left, and
 * buttons to pause it, to stop it and keep the model, and to cancel it. It opens when the training
 * begins and stays when it has ended. If it is closed before, the training goes on without it.
 */
public final class TrainingWindow implements TrainingMonitor {

	private final TrainingRecord record = new TrainingRecord();
	private final Consumer<String> log;

	private TrainingWindow(final Consumer<String> log) {
		this.log = log;
	}

	/**
	 * A window for the next training, if windows are wanted: there is a display, and no macro in batch
	 * mode. Else one that nobody sees.
	 *
	 * @param log told how to end a training whose window was closed
	 */
	public static TrainingMonitor ifWanted(final Consumer<String> log) {
		return GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode() ? NONE : new TrainingWindow(log);
	}

	@Override
	public void began(final String name, final long steps, final CurvePlots plots, final List<CurveRow> curve) {
		record.began(name, steps, plots, curve);
		SwingUtilities.invokeLater(this::open);
	}

	private void open() {
		final TrainingFrame frame = new TrainingFrame(record);
		frame.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent event) {
				closed(frame);
			}
		});
		WindowManager.addWindow((Window) frame);
		frame.setVisible(true);
	}

	private void closed(final Window frame) {
		WindowManager.removeWindow(frame);
		if (!record.hasEnded())
			log.accept("The training of '" + record.name() + "' goes on without its window; Esc cancels it.");
	}

	@Override
	public void stepped(final long step, final Map<String, Double> losses, final double seconds, final String left) {
		record.stepped(step, losses, seconds, left);
	}

	@Override
	public void validated(final CurveRow row, final ImageProcessor previews) {
		record.validated(row, previews);
	}

	@Override
	public void diagnosed(final Diagnosis diagnosis) {
		record.diagnosed(diagnosis);
	}

	@Override
	public void ended(final String message) {
		record.ended(message);
	}

	@Override
	public Wish wish() {
		return record.wish();
	}
}
