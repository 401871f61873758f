package sc.fiji.gan.engine;

import java.util.List;
import java.util.Optional;

import com.sun.jna.NativeLibrary;

/** What TensorFlow 2.18 looks for, by name, before it uses a GPU. */
public final class GpuLibraries {

	private static final String DRIVER = "libcuda.so.1";

	/** In the order in which one is found to be missing; of CUDA 12 and cuDNN 9. */
	private static final List<String> CUDA = List.of("libcudart.so.12", "libcublas.so.12", "libcublasLt.so.12",
			"libcufft.so.11", "libcusolver.so.11", "libcusparse.so.12", "libcudnn.so.9");

	private GpuLibraries() {}

	/**
	 * Why TensorFlow sees no GPU: the middle of a sentence, or nothing if all libraries are there.
	 *
	 * @param gpuBuild whether TensorFlow's build for GPUs is what runs
	 */
	public static Optional<String> reasonForNone(final boolean gpuBuild) {
		if (!EngineFolder.platform().equals("linux-x86_64"))
			return Optional.of("TensorFlow for Java uses NVIDIA's GPUs on Linux with x86-64 only");
		if (!isThere(DRIVER)) return Optional.of("NVIDIA's driver is missing (" + DRIVER + ")");
		if (!gpuBuild) return Optional.of("this is TensorFlow's build for the CPU");
		final List<String> missing = CUDA.stream().filter(name -> !isThere(name)).toList();
		return missing.isEmpty()
				? Optional.empty()
				: Optional.of("libraries of CUDA 12 and cuDNN 9 are missing (" + String.join(", ", missing) + ")");
	}

	private static boolean isThere(final String library) {
		try {
			NativeLibrary.getInstance(library).close();
			return true;
		} catch (final UnsatisfiedLinkError e) {
			return false;
		}
	}
}
