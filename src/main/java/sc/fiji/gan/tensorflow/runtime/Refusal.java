package sc.fiji.gan.tensorflow.runtime;

import java.nio.file.Path;

import sc.fiji.gan.engine.EngineException;

/** Why a network is not taken: the middle of the sentence that {@link #of} makes. */
public final class Refusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int LONGEST = 400;

	/** @param reason begins in lower case, and has no full stop */
	public Refusal(final String reason) {
		super(reason);
	}

	/** What to throw to the other side. */
	public static EngineException of(final Path network, final Exception cause) {
		final String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
				.replaceAll("\\p{Cntrl}", "?").replaceFirst("\\.+$", "");
		return new EngineException("The network '" + network.getFileName() + "' cannot be used: "
				+ reason.substring(0, Math.min(LONGEST, reason.length())) + ".", cause);
	}
}
