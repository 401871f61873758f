package sc.fiji.gan.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Sets what TensorFlow reads from the environment of the process at the moment its library is
 * loaded. Java cannot change that environment itself; the C library can.
 */
final class NativeEnvironment {

	private NativeEnvironment() {}

	/**
	 * Switches oneDNN's kernels on and the log down to errors, where the user has not chosen otherwise.
	 */
	static void prepare() {
		setUnlessSet("TF_ENABLE_ONEDNN_OPTS", "1");
		setUnlessSet("TF_CPP_MIN_LOG_LEVEL", "2");
	}

	private static void setUnlessSet(final String name, final String value) {
		if (System.getenv(name) != null) return;
		if (Platform.isWindows()) Function.getFunction("ucrtbase", "_putenv_s").invokeInt(new Object[]{name, value});
		else Function.getFunction(Platform.C_LIBRARY_NAME, "setenv").invokeInt(new Object[]{name, value, 1});
	}
}
