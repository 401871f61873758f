package sc.fiji.gan.standalone;

/**
 * A macro did not reach its end. The message is the one sentence that says why.
 */
final class MacroAbortedException extends Exception {

	private static final long serialVersionUID = 1L;

	MacroAbortedException(final String message) {
		super(message);
	}
}
