package sc.fiji.gan.training;

/** How often a training is validated and saved. */
final class CheckpointInterval {

	private static final int CHECKPOINTS = 40;
	private static final int SHORTEST = 20;
	private static final int LONGEST = 1000;

	private CheckpointInterval() {}

	/** Steps from one validation and checkpoint to the next, in a training of so many steps. */
	static int of(final long steps) {
		return (int) Math.max(SHORTEST, Math.min(LONGEST, steps / CHECKPOINTS));
	}
}
