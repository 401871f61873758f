package sc.fiji.gan.engine;

import java.util.List;

/**
 * A trained network whose inner layers are looked at. It may be used by several threads at once.
 * Whoever loaded it closes it; that frees its native memory.
 */
public interface FeatureNetwork extends AutoCloseable {

	/**
	 * Runs the network once.
	 *
	 * @param input NHWC, any batch size, prepared as the network wants it
	 *     ({@link FeatureExtractor#prepare})
	 * @return one array for each layer, NHWC, in the order of {@link NetworkFile#outputs}
	 * @throws EngineException if the input does not suit the network or memory runs out
	 */
	List<FloatArray> features(FloatArray input);

	@Override
	void close();
}
