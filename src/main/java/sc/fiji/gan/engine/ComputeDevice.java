package sc.fiji.gan.engine;

/**
 * A device that TensorFlow itself reports, such as {@code /device:CPU:0}.
 *
 * @param name TensorFlow's name for it
 * @param type {@code CPU} or {@code GPU}
 * @param memoryBytes the memory that TensorFlow may use on it, in bytes
 */
public record ComputeDevice(String name, String type, long memoryBytes) {

	public boolean isGpu() {
		return "GPU".equals(type);
	}
}
