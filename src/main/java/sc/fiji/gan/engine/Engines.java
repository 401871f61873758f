package sc.fiji.gan.engine;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the one engine of this process. TensorFlow can be loaded only once into a JVM and its
 * first session fixes its threads, so the options that count are those that were set before first
 * use.
 */
public final class Engines {

	private static final String IMPLEMENTATION = "sc.fiji.gan.tensorflow.TensorFlowEngine";

	private static EngineOptions options = EngineOptions.DEFAULT;
	private static ClassLoader loader;
	private static Engine engine;
	private static boolean gpuBuild;

	private Engines() {}

	/**
	 * Chooses how the engine will be started.
	 *
	 * @return whether that takes effect: false if the engine already runs with other options, which
	 * then stay until the process ends
	 */
	public static synchronized boolean configure(final EngineOptions wanted) {
		if (engine == null) options = wanted;
		return options.equals(wanted);
	}

	/**
	 * The engine, started on the first call.
	 *
	 * @throws EngineMissingException if TensorFlow is not on this computer
	 * @throws EngineException if it does not start
	 */
	public static synchronized Engine engine() {
		if (engine == null) engine = start();
		return engine;
	}

	/** Whether the engine that was started is TensorFlow's build for NVIDIA's GPUs. */
	public static synchronized boolean isGpuBuild() {
		return gpuBuild;
	}

	/**
	 * The class loader that holds TensorFlow; created on the first call and never given up.
	 */
	static synchronized ClassLoader loader() {
		if (loader == null) {
			final ClassLoader parent = Engines.class.getClassLoader();
			final List<URL> urls = new ArrayList<>(EngineFolder.ownClasses(parent));
			final List<URL> jars = EngineFolder.jars(options.device());
			urls.addAll(jars);
			gpuBuild = EngineFolder.areForGpu(jars);
			NativeEnvironment.prepare();
			NativeMemory.keepFreed();
			loader = new IsolatedClassLoader(urls, parent);
		}
		return loader;
	}

	private static Engine start() {
		// TensorFlow Java finds its own services through the context class loader.
		final Thread thread = Thread.currentThread();
		final ClassLoader context = thread.getContextClassLoader();
		thread.setContextClassLoader(loader());
		try {
			return (Engine) loader().loadClass(IMPLEMENTATION).getConstructor(EngineOptions.class).newInstance(options);
		} catch (final InvocationTargetException e) {
			if (e.getCause() instanceof EngineException problem) throw problem;
			throw new EngineException("TensorFlow did not start on this computer (" + EngineFolder.platform() + "): "
					+ e.getCause() + ". Its native library may be damaged or too new for this system.", e.getCause());
		} catch (final ReflectiveOperationException e) {
			throw new EngineException("The TensorFlow side of this plugin is missing: install the plugin again.", e);
		} finally {
			thread.setContextClassLoader(context);
		}
	}
}
