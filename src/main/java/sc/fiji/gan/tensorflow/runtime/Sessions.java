package sc.fiji.gan.tensorflow.runtime;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.EngineOptions.Device;

/** Opens sessions that all share one configuration. */
public final class Sessions {

	private final ConfigProto config;

	public Sessions(final EngineOptions options) {
		config = config(options);
	}

	/** A session on the graph; the caller closes it. */
	public Session open(final Graph graph) {
		return new Session(graph, config);
	}

	/** The configuration that all sessions share. */
	public ConfigProto config() {
		return config;
	}

	private static ConfigProto config(final EngineOptions options) {
		final ConfigProto.Builder config = ConfigProto.newBuilder();
		config.setIntraOpParallelismThreads(options.threads());
		// Networks are chains: a second operation at a time would only fight for
		// the same cores.
		config.setInterOpParallelismThreads(1);
		config.setAllowSoftPlacement(true);
		if (options.device() == Device.CPU) config.putDeviceCount("GPU", 0);
		else config.setGpuOptions(gpuOptions(options));
		return config.build();
	}

	private static GPUOptions gpuOptions(final EngineOptions options) {
		final GPUOptions.Builder gpu = GPUOptions.newBuilder();
		// A virtual device of limited memory cannot be asked to grow as well.
		if (options.gpuMemoryMb() == 0) gpu.setAllowGrowth(true);
		else gpu.getExperimentalBuilder().addVirtualDevicesBuilder().addMemoryLimitMb(options.gpuMemoryMb());
		return gpu.build();
	}
}
