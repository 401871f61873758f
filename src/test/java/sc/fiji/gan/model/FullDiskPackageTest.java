package sc.fiji.gan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.FullDisk;

/** A package that does not fit on the disk. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class FullDiskPackageTest {

	private static final int KILOBYTES = 64;

	/**
	 * Replaces a package by one with a checkpoint; its arguments are sources, library and checkpoints.
	 */
	static final class Writer {

		private Writer() {}

		public static void main(final String... arguments) throws IOException {
			try {
				Packages.writer(Packages.description("kept"), Path.of(arguments[0])).training(Path.of(arguments[2]))
						.write(Path.of(arguments[1]), true);
			} catch (final ModelException e) {
				System.out.println(e.getMessage());
			}
		}
	}

	@Test
	void theFormerOneStaysAndNothingIsLeftBehind(@TempDir final Path work) throws Exception {
		final Path library = Files.createDirectory(work.resolve("library"));
		final Path kept = Packages.write("kept", library);
		final Path training = Files.createDirectory(work.resolve("checkpoints"));
		Files.write(training.resolve("checkpoint-00000020.npz"), new byte[2 * 1024 * KILOBYTES]);
		final FullDisk.Ended ended = FullDisk.run(work, KILOBYTES, Writer.class,
				Files.createDirectory(work.resolve("sources")).toString(), library.toString(), training.toString());
		assertEquals(0, ended.status(), ended.said());
		assertTrue(ended.said().matches("Model 'kept' cannot be written to '" + library
				+ "' \\([^:]+\\): check that this folder is writable and has space\\."), ended.said());
		assertEquals(Packages.description("kept"), ModelPackage.read(kept).description());
		try (Stream<Path> files = Files.list(library)) {
			assertEquals(List.of(kept), files.toList());
		}
	}
}
