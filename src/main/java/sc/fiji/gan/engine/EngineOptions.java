package sc.fiji.gan.engine;

/**
 * How TensorFlow is started. The first session of a process fixes these for good.
 *
 * @param device where networks run
 * @param threads how many threads one operation may use; 0 for one per core
 * @param gpuMemoryMb the most GPU memory to take, in megabytes; 0 to grow as needed without a limit
 */
public record EngineOptions(Device device, int threads, int gpuMemoryMb) {

	/** Where networks run. */
	public enum Device {
		/** The first GPU if TensorFlow sees one, else the CPU. */
		AUTO,
		/** The CPU, even if there is a GPU. */
		CPU,
		/** The first GPU; an error if TensorFlow sees none. */
		GPU
	}

	/** The GPU if there is one, all cores, GPU memory as needed. */
	public static final EngineOptions DEFAULT = new EngineOptions(Device.AUTO, 0, 0);

	public EngineOptions {
		if (threads < 0) throw new IllegalArgumentException("threads=" + threads + ": give 0 (all cores) or more.");
		if (gpuMemoryMb < 0)
			throw new IllegalArgumentException(
					"gpumemory=" + gpuMemoryMb + ": give 0 (no limit) or a number of megabytes.");
	}
}
