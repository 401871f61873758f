package sc.fiji.gan.standalone;

import java.nio.file.Path;

/** The Java that runs these tests, for processes of their own. */
final class ChildJvm {

	private ChildJvm() {}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}
}
