package sc.fiji.gan.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * NumPy's {@code .npy} files of numbers. What is written is little-endian float32 in C order
 * (format 1.0); what is read may also be float64, boolean or an integer type, big-endian, in
 * Fortran order, and of format 2.0 or 3.0. Everything becomes float: integers beyond 2<sup>24</sup>
 * and doubles are rounded.
 * <p>
 * It is written here because the libraries on Maven Central that read the format bring a language
 * runtime (Kotlin) or a numerical framework along, for a header and an array.
 *
 * @see <a href= "https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 * format</a>
 */
public final class Npy {

	private static final int CHUNK_VALUES = 1 << 14;

	private Npy() {}

	/**
	 * @throws IOException with one sentence naming the file if it is not a complete {@code .npy} file
	 *     of numbers
	 */
	public static FloatArray read(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new NoSuchFileException("There is no file '" + file + "'.");
		try (InputStream in = Files.newInputStream(file)) {
			return read(in, Files.size(file));
		} catch (final IOException e) {
			throw new IOException("'" + file + "' cannot be read as a .npy array of numbers: " + e.getMessage() + ".",
					e);
		}
	}

	/**
	 * @param in is read to its end, not closed
	 * @param length how many bytes it holds; nothing larger is ever allocated
	 * @throws IOException with what is wrong, to be put into a sentence
	 */
	static FloatArray read(final InputStream in, final long length) throws IOException {
		final NpyHeader header = NpyHeader.read(in);
		final long follow = length - header.headerBytes();
		if (header.dataBytes() != follow)
			throw new IOException(
					"its header announces " + header.dataBytes() + " bytes of values, but " + follow + " follow");
		final float[] values = readValues(in, header);
		return new FloatArray(header.fortranOrder() ? toRowMajor(values, header.shape()) : values, header.shape());
	}

	/** Writes or replaces a file. */
	public static void write(final Path file, final FloatArray array) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			write(out, array);
		}
	}

	/** Writes header and values; does not close the stream. */
	static void write(final OutputStream out, final FloatArray array) throws IOException {
		out.write(NpyHeader.encode(array.shape()));
		final float[] data = array.data();
		final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_VALUES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (int from = 0; from < data.length; from += CHUNK_VALUES) {
			final int n = Math.min(CHUNK_VALUES, data.length - from);
			chunk.asFloatBuffer().put(data, from, n);
			out.write(chunk.array(), 0, n * Float.BYTES);
		}
	}

	private static float[] readValues(final InputStream in, final NpyHeader header) throws IOException {
		final float[] values = new float[header.size()];
		final NpyType type = header.type();
		final byte[] bytes = new byte[CHUNK_VALUES * type.bytes()];
		final ByteBuffer chunk = ByteBuffer.wrap(bytes).order(header.byteOrder());
		for (int from = 0; from < values.length; from += CHUNK_VALUES) {
			final int n = Math.min(CHUNK_VALUES, values.length - from);
			if (in.readNBytes(bytes, 0, n * type.bytes()) < n * type.bytes()) throw new IOException("it is cut short");
			chunk.clear();
			for (int i = from; i < from + n; i++)
				values[i] = type.next(chunk);
		}
		return values;
	}

	/** Reorders values whose first index runs fastest. */
	private static float[] toRowMajor(final float[] columnMajor, final int[] shape) {
		final float[] values = new float[columnMajor.length];
		final int[] index = new int[shape.length];
		for (int i = 0; i < values.length; i++) {
			int from = 0;
			for (int d = shape.length - 1; d >= 0; d--)
				from = from * shape[d] + index[d];
			values[i] = columnMajor[from];
			for (int d = shape.length - 1; d >= 0 && ++index[d] == shape[d]; d--)
				index[d] = 0;
		}
		return values;
	}
}
