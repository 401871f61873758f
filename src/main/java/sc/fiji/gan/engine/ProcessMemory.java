package sc.fiji.gan.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much RAM a process has, Java's heap and native memory together; only Linux tells. */
public final class ProcessMemory {

	private static final Path SELF = Path.of("/proc/self/status");

	private ProcessMemory() {}

	/** Bytes of this process that are in RAM now. */
	public static OptionalLong resident() {
		return bytes(SELF, "VmRSS:");
	}

	/** The same of another process; empty too if it has ended. */
	static OptionalLong resident(final Process process) {
		return bytes(Path.of("/proc", String.valueOf(process.pid()), "status"), "VmRSS:");
	}

	/** The most that ever were. */
	public static OptionalLong peak() {
		return bytes(SELF, "VmHWM:");
	}

	private static OptionalLong bytes(final Path status, final String key) {
		if (!Files.exists(status)) return OptionalLong.empty();
		try (Stream<String> lines = Files.lines(status)) {
			return lines.filter(line -> line.startsWith(key))
					.mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst();
		} catch (final IOException | UncheckedIOException e) {
			return OptionalLong.empty(); // it has ended while it was read
		}
	}
}
