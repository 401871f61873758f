package sc.fiji.gan.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Tells the C library's allocator (glibc, on Linux) how to treat the memory of tensors. Left to
 * itself it returns every large block to the system and asks for it anew, page by page, which
 * doubles the time that a network takes on large tiles.
 */
public final class NativeMemory {

	/** Parameters of {@code mallopt}. */
	private static final int TRIM_THRESHOLD = -1;
	private static final int MMAP_THRESHOLD = -3;

	private NativeMemory() {}

	/** Lets the process keep what is freed, for the next tensor. */
	static void keepFreed() {
		call("mallopt", MMAP_THRESHOLD, 1 << 30);
		call("mallopt", TRIM_THRESHOLD, Integer.MAX_VALUE);
	}

	/** Returns what is kept to the system. To be called when a network is done with. */
	public static void giveBack() {
		call("malloc_trim", 0);
	}

	private static void call(final String function, final Object... arguments) {
		if (!Platform.isLinux()) return;
		try {
			Function.getFunction(Platform.C_LIBRARY_NAME, function).invokeInt(arguments);
		} catch (final UnsatisfiedLinkError e) {
			// Another C library, such as musl, has no such function, and no need of it either.
		}
	}
}
