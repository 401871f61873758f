package sc.fiji.gan.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {

	@TempDir
	private Path folder;

	private static Map<String, FloatArray> arrays(final long seed) {
		final Random random = new Random(seed);
		final Map<String, FloatArray> arrays = new LinkedHashMap<>();
		for (final String name : List.of("generator/conv1/kernel", "generator/conv1/bias", "adam/step")) {
			final FloatArray array = name.endsWith("kernel") ? FloatArray.zeros(3, 3, 1, 32) : FloatArray.zeros(7);
			for (int i = 0; i < array.data().length; i++)
				array.data()[i] = (float) random.nextGaussian();
			arrays.put(name, array);
		}
		return arrays;
	}

	@Test
	void readsBackWhatItWroteInTheSameOrder() throws IOException {
		final Path file = folder.resolve("checkpoint.npz");
		Npz.write(file, arrays(1), "step: 17\nname: Größe\n");
		final Npz.Content content = Npz.read(file);
		assertEquals(arrays(1), content.arrays());
		assertEquals(List.copyOf(arrays(1).keySet()), List.copyOf(content.arrays().keySet()));
		assertEquals("step: 17\nname: Größe\n", content.state());
	}

	@Test
	void readsWhatNumpyCompressed() throws IOException {
		final Path file = folder.resolve("numpy.npz");
		try (InputStream in = NpzTest.class.getResourceAsStream("compressed.npz")) {
			Files.copy(in, file);
		}
		final Npz.Content content = Npz.read(file);
		assertEquals(Map.of("generator/conv1/kernel", new FloatArray(new float[]{0, 1, 2, 3, 4, 5}, 2, 3)),
				content.arrays());
		assertEquals("", content.state());
	}

	@Test
	void theSameContentGivesTheSameBytes() throws IOException {
		Npz.write(folder.resolve("a.npz"), arrays(1), "x");
		Npz.write(folder.resolve("b.npz"), arrays(1), "x");
		assertArrayEquals(Files.readAllBytes(folder.resolve("a.npz")), Files.readAllBytes(folder.resolve("b.npz")));
	}

	@Test
	void replacesTheOldFileAndLeavesNothingBeside() throws IOException {
		final Path file = folder.resolve("checkpoint.npz");
		Npz.write(file, arrays(1), "old");
		Npz.write(file, arrays(2), "new");
		assertEquals(arrays(2), Npz.read(file).arrays());
		assertOnlyFile(file);
	}

	@Test
	void keepsTheOldFileWhenWritingFailsMidway() throws IOException {
		final Path file = folder.resolve("checkpoint.npz");
		Npz.write(file, arrays(1), "old");
		final Map<String, FloatArray> broken = arrays(2);
		broken.put("last", null);
		assertThrows(NullPointerException.class, () -> Npz.write(file, broken, "new"));
		assertEquals(new Npz.Content(arrays(1), "old"), Npz.read(file));
		assertOnlyFile(file);
	}

	@Test
	void saysThatTheFolderIsMissing() {
		final Path file = folder.resolve("absent/checkpoint.npz");
		assertEquals("'" + file
				+ "' cannot be written (no such folder): check that its folder exists, is writable and has space.",
				assertThrows(IOException.class, () -> Npz.write(file, arrays(1), "")).getMessage());
	}

	@Test
	void noticesEveryFlippedByteOfTheValues() throws IOException {
		final Path file = folder.resolve("checkpoint.npz");
		Npz.write(file, arrays(1), "state");
		final byte[] whole = Files.readAllBytes(file);
		final Random random = new Random(1);
		for (int i = 0; i < 200; i++) {
			final byte[] flipped = whole.clone();
			flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
			Files.write(file, flipped);
			try {
				assertEquals(arrays(1).values().stream().toList(), Npz.read(file).arrays().values().stream().toList());
			} catch (final IOException e) {
				assertTrue(e.getMessage().startsWith("'" + file + "' is damaged"), e.getMessage());
			}
		}
	}

	@Test
	void noticesEveryTruncation() throws IOException {
		final Path file = folder.resolve("checkpoint.npz");
		Npz.write(file, arrays(1), "state");
		final byte[] whole = Files.readAllBytes(file);
		for (int length = 0; length < whole.length; length += 13) {
			Files.write(file, Arrays.copyOf(whole, length));
			final String message = assertThrows(IOException.class, () -> Npz.read(file)).getMessage();
			assertFalse(message.contains("\n"), message);
		}
	}

	private void assertOnlyFile(final Path file) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}
}
