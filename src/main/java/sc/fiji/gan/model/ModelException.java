package sc.fiji.gan.model;

/**
 * A model package that cannot be found, read or written. The message is one sentence for the user:
 * what came, what was expected, how to mend it.
 */
public class ModelException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public ModelException(final String message) {
		super(message);
	}

	public ModelException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
