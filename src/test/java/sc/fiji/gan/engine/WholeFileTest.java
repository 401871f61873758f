package sc.fiji.gan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void writeAnOldOne() throws IOException {
		file = Files.writeString(folder.resolve("file"), "old");
	}

	private void assertOnly(final String content) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
		assertEquals(content, Files.readString(file));
	}

	/** What lies beside it is what a process left that was killed. */
	@Test
	void replacesTheOldOneAndWhatWasLeftBeside() throws IOException {
		Files.writeString(folder.resolve("file.part"), "a longer piece of another");
		WholeFile.write(file, out -> out.write("new".getBytes()));
		assertOnly("new");
	}

	/** Until the content is whole the old file is what everybody reads. */
	@Test
	void theOldOneIsThereUntilTheLastByte() throws IOException {
		WholeFile.write(file, out -> {
			out.write(new byte[1 << 17]);
			assertEquals("old", Files.readString(file));
		});
		assertEquals(1 << 17, Files.size(file));
	}

	@Test
	void theOldOneStaysWhenTheDiskIsFull() throws IOException {
		final IOException full = assertThrows(IOException.class, () -> WholeFile.write(file, out -> {
			out.write(new byte[1 << 17]);
			throw new FileSystemException("somewhere", null, "No space left on device");
		}));
		assertEquals("'" + file + "' cannot be written (No space left on device): check that its folder exists, is"
				+ " writable and has space.", full.getMessage());
		assertEquals("No space left on device", WholeFile.reason(full));
		assertOnly("old");
	}

	@Test
	void theOldOneStaysWhateverElseGoesWrong() throws IOException {
		assertThrows(ArithmeticException.class,
				() -> WholeFile.write(file, out -> out.write(1 / (file == null ? 1 : 0))));
		assertOnly("old");
	}

	@Test
	void copiesAreWholeToo() throws IOException {
		final Path other = folder.resolve("other");
		WholeFile.copy(file, other);
		assertEquals("old", Files.readString(other));
		assertThrows(IOException.class, () -> WholeFile.copy(folder.resolve("none"), other));
		Files.delete(other);
		assertOnly("old");
	}
}
