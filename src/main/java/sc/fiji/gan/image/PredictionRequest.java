package sc.fiji.gan.image;

/**
 * What of a time-lapse is to be predicted.
 *
 * @param frames how many frames, 1 to {@link #MOST_FRAMES}
 * @param grain how much of the grain that the network tells is added to what it expects: from 0,
 *     which leaves the expected frame, the nearest to what comes, to 1, as much as real frames have
 */
public record PredictionRequest(int frames, double grain) {

	/** More would say nothing any more. */
	public static final int MOST_FRAMES = 100;

	/**
	 * @throws IllegalArgumentException if one of them is out of its range; one sentence for the user
	 */
	public PredictionRequest {
		if (frames < 1 || frames > MOST_FRAMES)
			throw new IllegalArgumentException(
					"frames=" + frames + " is not possible: give a whole number from 1 to " + MOST_FRAMES + ".");
		if (!(grain >= 0 && grain <= 1))
			throw new IllegalArgumentException("grain=" + grain
					+ " is not possible: give a number from 0 (the expected frame) to 1 (as grainy as real ones).");
	}

	/** Frames that look like real ones. */
	public PredictionRequest(final int frames) {
		this(frames, 1);
	}
}
