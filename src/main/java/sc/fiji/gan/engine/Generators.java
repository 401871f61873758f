package sc.fiji.gan.engine;

/**
 * What the generators of a training are called. By these names they are exported, see
 * {@link Engine#export}, and held-out images go through them, see {@link TrainingData#path}.
 */
public final class Generators {

	/** The generator of an architecture that has no other. */
	public static final String ONLY = "generator";

	/** The one that makes images of the target domain out of images of the source domain. */
	public static final String SOURCE_TO_TARGET = "source-to-target";

	/** The one that goes the other way. */
	public static final String TARGET_TO_SOURCE = "target-to-source";

	private Generators() {}
}
