package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskNeedTest {

	@TempDir
	Path folder;

	/**
	 * Nine checkpoints of 10 MB, a network of a million floats and 2 MB of pictures, both twice: 102
	 * MB.
	 */
	@Test
	void tooLittleRoomIsRefusedInOneSentence() {
		final DiskNeed need = DiskNeed.of(10_000_000, 1_000_000);
		assertEquals(102_000_000, need.bytes());
		assertDoesNotThrow(() -> need.require(folder, 102_000_000));
		assertEquals(
				"The training needs about 102 MB on the disk of '" + folder + "', of which 9.0 MB are free: make room,"
						+ " choose a smaller network, or another place for models with -Dfiji.gan.models=<folder>.",
				assertThrows(IllegalArgumentException.class, () -> need.require(folder, 9_000_000)).getMessage());
	}

	/** More than any disk has. */
	@Test
	void theDiskIsAskedEvenIfTheFolderIsNotThereYet() {
		final DiskNeed need = DiskNeed.of(Long.MAX_VALUE / 10, 1);
		final Path later = folder.resolve("training").resolve("later");
		assertThrows(IllegalArgumentException.class, () -> need.require(later));
		assertDoesNotThrow(() -> new DiskNeed(1).require(later));
		assertEquals(DiskNeed.free(folder), DiskNeed.free(later), 1e9);
	}

	@Test
	void aFolderThatCannotBeMadeIsRefused() throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), "no folder");
		assertDoesNotThrow(() -> DiskNeed.requireWritable(folder.resolve("a").resolve("b")));
		final String message = assertThrows(IllegalArgumentException.class,
				() -> DiskNeed.requireWritable(file.resolve("models"))).getMessage();
		assertTrue(message.startsWith(
				"The folder '" + file.resolve("models") + "' cannot be written (no folder: '" + file), message);
	}
}
