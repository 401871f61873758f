package sc.fiji.gan.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much RAM this process has, Java's heap and native memory together; only Linux tells. */
public final class ProcessMemory {

	private static final Path STATUS = Path.of("/proc/self/status");

	private ProcessMemory() {}

	/** Bytes that are in RAM now. */
	public static OptionalLong resident() {
		return bytes("VmRSS:");
	}

	/** The most that ever were. */
	public static OptionalLong peak() {
		return bytes("VmHWM:");
	}

	private static OptionalLong bytes(final String key) {
		if (!Files.exists(STATUS)) return OptionalLong.empty();
		try (Stream<String> lines = Files.lines(STATUS)) {
			return lines.filter(line -> line.startsWith(key))
					.mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
