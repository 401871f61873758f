package sc.fiji.gan.engine;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Holds TensorFlow Java apart from a TensorFlow 1 that other plugins brought into the same Fiji,
 * under the same class names: it looks into its own jars first for the packages that concern
 * TensorFlow, and leaves everything else to its parent.
 */
final class IsolatedClassLoader extends URLClassLoader {

	static {
		registerAsParallelCapable();
	}

	private static final List<String> OWN = List.of("org.tensorflow.", "org.bytedeco.", "com.google.protobuf.",
			"sc.fiji.gan.tensorflow.");

	IsolatedClassLoader(final List<URL> urls, final ClassLoader parent) {
		super("fiji-gan-engine", urls.toArray(URL[]::new), parent);
	}

	@Override
	protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
		if (OWN.stream().noneMatch(name::startsWith)) return super.loadClass(name, resolve);
		synchronized (getClassLoadingLock(name)) {
			Class<?> found = findLoadedClass(name);
			if (found == null) found = findClass(name);
			if (resolve) resolveClass(found);
			return found;
		}
	}

	@Override
	public URL getResource(final String name) {
		final URL own = findResource(name);
		return own != null ? own : super.getResource(name);
	}

	@Override
	public Enumeration<URL> getResources(final String name) throws IOException {
		final List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
		all.addAll(Collections.list(getParent().getResources(name)));
		return Collections.enumeration(all);
	}
}
