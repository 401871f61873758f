package sc.fiji.gan.command;

import org.scijava.Context;
import org.scijava.prefs.PrefService;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.Engines;

/** Starts the engine ahead of the first command, which then need not wait for it. */
public final class EngineStart {

	private EngineStart() {}

	/** Starts the engine in the background, as the user has set it up in <i>GAN Options</i>. */
	public static void inBackground(final Context context) {
		final PrefService preferences = context.service(PrefService.class);
		final Thread start = new Thread(() -> start(preferences), "GAN engine start");
		start.setDaemon(true);
		start.start();
	}

	private static void start(final PrefService preferences) {
		try {
			Engines.configure(EngineChoice.load(preferences).options());
			Engines.engine();
		} catch (final IllegalArgumentException | EngineException | LinkageError e) {
			// The first command that needs the engine meets the same problem, and tells the user.
		}
	}
}
