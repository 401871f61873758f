package sc.fiji.gan.engine;

/** TensorFlow's jars are not on this computer; everything else is. */
public final class EngineMissingException extends EngineException {

	private static final long serialVersionUID = 1L;

	/** @param message one sentence: what is missing, and where it was looked for */
	public EngineMissingException(final String message) {
		super(message);
	}
}
