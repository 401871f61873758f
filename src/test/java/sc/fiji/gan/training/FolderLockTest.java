package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

	/** Another process: says whether a folder is free. */
	static final class Neighbour {

		private Neighbour() {}

		public static void main(final String... arguments) throws IOException {
			final Path folder = Path.of(arguments[0]);
			System.out
					.print((FolderLock.isTaken(folder) ? "taken" : "free") + " " + FolderLock.take(folder).isPresent());
		}
	}

	@TempDir
	Path folder;

	private String askNeighbour() throws Exception {
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), Neighbour.class.getName(), folder.toString()).start();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		return new String(process.getInputStream().readAllBytes());
	}

	/** Those who were turned away here must not have undone the lock for others. */
	@Test
	void oneFolderHasOneTrainingAmongAllProcesses() throws Exception {
		try (FolderLock first = FolderLock.take(folder).orElseThrow()) {
			assertTrue(FolderLock.take(folder).isEmpty());
			assertTrue(FolderLock.isTaken(folder));
			assertEquals("taken false", askNeighbour());
		}
		assertFalse(FolderLock.isTaken(folder));
		assertEquals("free true", askNeighbour());
		// What a process left that ended without closing its lock is no lock.
		assertTrue(Files.exists(folder.resolve("lock")));
		assertFalse(FolderLock.isTaken(folder));
		FolderLock.take(folder).orElseThrow().close();
		assertFalse(Files.exists(folder.resolve("lock")));
	}
}
