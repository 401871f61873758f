package sc.fiji.gan.engine;

/**
 * Told how far a long computation has come, and asked whether it is still wanted.
 */
public interface Progress {

	/** Ignores what it is told; never cancels. */
	Progress NONE = (fraction, message) -> {};

	/**
	 * @param fraction what is done, 0 to 1
	 * @param message what is being done, for the status bar
	 */
	void update(double fraction, String message);

	/**
	 * Whether the user wants to stop. Asked at least every second by whoever computes, who then throws
	 * a {@link java.util.concurrent.CancellationException}.
	 */
	default boolean isCanceled() {
		return false;
	}
}
