package sc.fiji.gan.command;

import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;

import org.scijava.app.StatusService;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.module.MethodCallException;
import org.scijava.plugin.Parameter;
import org.scijava.prefs.PrefService;
import org.scijava.task.TaskService;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineMissingException;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.model.ModelException;

/**
 * A command of the <i>Plugins &gt; GAN</i> menu. It does its work in {@link #execute()} and says
 * what it cannot do by an exception, whose message is one sentence for the user; that sentence is
 * shown once, and a macro that ran the command goes no further. What a macro leaves out has its
 * default, see {@link MacroDefaults}.
 */
public abstract class GanCommand extends DynamicCommand {

	@Parameter
	private LogService log;

	@Parameter
	private PrefService preferences;

	@Parameter
	private StatusService status;

	@Parameter(required = false)
	private TaskService tasks;

	/**
	 * What the command does with its inputs. The thread that started the command waits for it, so that
	 * the result is there when a macro goes on.
	 *
	 * @throws IllegalArgumentException on an input that is no good
	 * @throws EngineException on what the engine could not do
	 * @throws CancellationException when the user stopped it
	 */
	protected abstract void execute();

	/**
	 * Shows progress under the name of this command. To be closed when the work is done.
	 */
	protected CommandProgress progress() {
		return new CommandProgress(title(), status, tasks);
	}

	@Override
	public final void initialize() throws MethodCallException {
		super.initialize();
		MacroDefaults.resolve(this);
	}

	@Override
	public final void run() {
		try {
			Engines.configure(EngineChoice.load(preferences).options());
			executeWithEngine();
		} catch (final CancellationException e) {
			CommandFailure.canceled(this, e.getMessage() == null ? title() + " was canceled." : e.getMessage());
		} catch (final IllegalArgumentException | EngineException | ModelException e) {
			log.debug(e);
			CommandFailure.report(this, sentence(e));
		} catch (final UncheckedIOException e) {
			log.debug(e);
			CommandFailure.report(this, title() + " could not read or write a file: " + e.getCause().getMessage());
		} catch (final OutOfMemoryError e) {
			log.debug(e);
			CommandFailure.report(this, title() + " ran out of memory: close images that are no longer needed, or give"
					+ " ImageJ more memory (Edit > Options > Memory & Threads...).");
		} catch (final RuntimeException | LinkageError | StackOverflowError e) {
			log.debug(e);
			CommandFailure.report(this,
					title() + " failed unexpectedly (" + e + "): please report it, with the image.");
		}
	}

	/** The engine may have to be fetched first; the work then begins once more. */
	private void executeWithEngine() {
		try {
			execute();
		} catch (final EngineMissingException missing) {
			new EngineOffer(missing).acceptOrThrow(this::progress);
			execute();
		}
	}

	private String sentence(final RuntimeException e) {
		return e.getMessage() == null ? title() + " could not run: " + e : e.getMessage();
	}

	/** The name in the menu, without the dots. */
	private String title() {
		final String title = getInfo().getTitle();
		return title.endsWith("...") ? title.substring(0, title.length() - 3) : title;
	}
}
