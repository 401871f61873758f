package sc.fiji.gan.engine;

/**
 * Something that the engine could not do. The message is one sentence for the user: what came, what
 * was expected, how to mend it.
 */
public class EngineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public EngineException(final String message) {
		super(message);
	}

	public EngineException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
