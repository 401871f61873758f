package sc.fiji.gan.engine;

/**
 * A trained network that is ready to run. It may be used by several threads at once. Whoever loaded
 * it closes it; that frees its native memory.
 */
public interface Network extends AutoCloseable {

	/**
	 * Runs the network once.
	 *
	 * @param input NHWC, any batch size
	 * @return the output, NHWC
	 * @throws EngineException if the input does not suit the network or memory runs out
	 */
	FloatArray run(FloatArray input);

	@Override
	void close();
}
