package sc.fiji.gan.tensorflow.gan;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

import sc.fiji.gan.engine.EngineException;

/** The architectures that are there. */
public final class Architectures {

	private static final List<Architecture> ALL = ServiceLoader
			.load(Architecture.class, Architecture.class.getClassLoader()).stream().map(ServiceLoader.Provider::get)
			.toList();

	private Architectures() {}

	/** @throws EngineException if there is none of that name */
	public static Architecture named(final String name) {
		return ALL.stream().filter(a -> a.name().equals(name)).findFirst()
				.orElseThrow(() -> new EngineException("Unknown architecture '" + name + "': choose one of "
						+ ALL.stream().map(Architecture::name).sorted().collect(Collectors.joining(", ")) + "."));
	}
}
