package sc.fiji.gan.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against files that NumPy wrote; see {@code make_fixtures.py} beside them. */
class NpyTest {

	private static byte[] fixture(final String name) throws IOException {
		try (InputStream in = NpyTest.class.getResourceAsStream(name)) {
			return in.readAllBytes();
		}
	}

	private static FloatArray read(final byte[] bytes) throws IOException {
		return Npy.read(new ByteArrayInputStream(bytes), bytes.length);
	}

	private static FloatArray array(final int[] shape, final float... values) {
		return new FloatArray(values, shape);
	}

	@Test
	void writesTheVeryBytesThatNumpyWrites() throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		Npy.write(out, array(new int[]{2, 3}, 1, 2.5f, -3, 0, 1e-30f, Float.POSITIVE_INFINITY));
		assertArrayEquals(fixture("float32.npy"), out.toByteArray());
	}

	@Test
	void readsWhatNumpyWrites() throws IOException {
		assertEquals(array(new int[]{2, 3}, 1, 2.5f, -3, 0, 1e-30f, Float.POSITIVE_INFINITY),
				read(fixture("float32.npy")));
		assertEquals(array(new int[]{1}, 1.5f), read(fixture("version2.npy")));
		assertEquals(array(new int[]{1}, 1.5f), read(fixture("version3.npy")));
		assertEquals(array(new int[]{2}, 1, -2), read(fixture("int16-big-endian.npy")));
		assertEquals(array(new int[]{1, 2}, 0, 200), read(fixture("uint8.npy")));
		assertEquals(array(new int[]{1}, 4294967295f), read(fixture("uint32.npy")));
		assertEquals(array(new int[]{2}, 1, 0), read(fixture("bool.npy")));
		assertEquals(array(new int[]{}, 7), read(fixture("int64-scalar.npy")));
		assertEquals(array(new int[]{0, 3}), read(fixture("empty.npy")));
	}

	@Test
	void reordersFortranOrder() throws IOException {
		final float[] counting = new float[24];
		for (int i = 0; i < counting.length; i++)
			counting[i] = i;
		assertEquals(new FloatArray(counting, 2, 3, 4), read(fixture("float64-fortran.npy")));
	}

	@ParameterizedTest
	@CsvSource({"0, 0", "1, 1", "3, 16383", "2, 8192", "5, 16385"})
	void readsBackWhatItWrote(final int rows, final int columns, @TempDir final Path folder) throws IOException {
		final FloatArray written = FloatArray.zeros(rows, columns);
		for (int i = 0; i < written.data().length; i++)
			written.data()[i] = Float.intBitsToFloat(i * 0x9E3779B9);
		final Path file = folder.resolve("array.npy");
		Npy.write(file, written);
		assertEquals(written, Npy.read(file));
	}

	@Test
	void refusesWhatIsNoArrayOfNumbers() throws IOException {
		assertTrue(assertThrows(IOException.class, () -> read(fixture("complex.npy"))).getMessage().contains("'c16'"));
		assertTrue(assertThrows(IOException.class, () -> read(new byte[200])).getMessage().contains("begin"));
	}

	@Test
	void refusesEveryTruncation() throws IOException {
		final byte[] whole = fixture("float32.npy");
		for (int length = 0; length < whole.length; length++) {
			final byte[] cut = Arrays.copyOf(whole, length);
			assertThrows(IOException.class, () -> read(cut), "cut to " + length + " bytes");
		}
	}

	@Test
	void allocatesNoMoreThanTheFileHolds() throws IOException {
		final byte[] bytes = fixture("float32.npy");
		final String header = new String(bytes, StandardCharsets.ISO_8859_1);
		for (final String shape : new String[]{"(40000, 50000), } ", "(99999999999,), } ", "(40000, 50000, 9), } "}) {
			final int at = header.indexOf("(2, 3)");
			System.arraycopy(shape.getBytes(), 0, bytes, at, shape.length());
			assertThrows(IOException.class, () -> read(bytes), shape);
		}
	}

	@Test
	void namesTheFileInOneSentence(@TempDir final Path folder) throws IOException {
		final Path file = Files.writeString(folder.resolve("text.npy"), "this is no array");
		assertEquals("'" + file + "' cannot be read as a .npy array of numbers: it does not begin as one.",
				assertThrows(IOException.class, () -> Npy.read(file)).getMessage());
		assertEquals("There is no file '" + folder.resolve("absent.npy") + "'.",
				assertThrows(IOException.class, () -> Npy.read(folder.resolve("absent.npy"))).getMessage());
	}
}
