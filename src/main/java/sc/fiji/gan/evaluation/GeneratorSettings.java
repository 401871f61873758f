package sc.fiji.gan.evaluation;

import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.metric.features.ImageFeatures;
import sc.fiji.gan.metric.features.PooledNetwork;
import sc.fiji.gan.metric.features.Radiomics;
import sc.fiji.gan.metric.features.RandomNetwork;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;

/**
 * How a generator is judged, as a user chooses it.
 *
 * @param extractor what images are compared by: {@code random}, {@code radiomic}, or the id or
 *     folder of a feature network
 * @param seed of everything that is drawn: pairs, patches, and which images stand for all of a set
 * @param size side to which all images are brought, in pixels; 0 if they have one size and keep it
 */
public record GeneratorSettings(String extractor, long seed, int size) {

	/** The extractor that is always there. */
	public static final String RANDOM = "random";

	/** ImageJ's kind of features. */
	public static final String RADIOMIC = "radiomic";

	/** What holds if nothing is chosen. */
	public static final GeneratorSettings DEFAULT = new GeneratorSettings(RANDOM, 1, 64);

	private static final int SMALLEST = 16;
	private static final int LARGEST = 1024;

	/** @throws IllegalArgumentException if a value is not possible; one sentence for the user */
	public GeneratorSettings {
		if (size != 0 && (size < SMALLEST || size > LARGEST))
			throw new IllegalArgumentException("size=" + size + " is not possible: give a side from " + SMALLEST
					+ " to " + LARGEST + " pixels, or 0 for images that have one size already.");
		if (extractor.isBlank())
			throw new IllegalArgumentException("extractor= is not possible: give " + RANDOM + ", " + RADIOMIC
					+ ", or the id or folder of a feature network.");
	}

	/**
	 * Opens the extractor.
	 *
	 * @param library where feature networks are looked for
	 * @throws sc.fiji.gan.model.ModelException if there is no such feature network
	 */
	public ImageFeatures open(final ModelLibrary library) {
		if (extractor.equals(RANDOM)) return RandomNetwork.STANDARD;
		if (extractor.equals(RADIOMIC)) return new Radiomics();
		final ModelPackage network = library.open(extractor);
		final FeatureExtractor wanted = network.featureExtractor();
		return new PooledNetwork(network.description().id(), Engines.engine().loadFeatures(wanted.network()), wanted);
	}
}
