package sc.fiji.gan.engine;

/**
 * A network ended the process in which it was tried, or that process had to be ended. No use in
 * trying it in another way.
 */
public class TrialEndedException extends EngineException {

	private static final long serialVersionUID = 1L;

	TrialEndedException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
