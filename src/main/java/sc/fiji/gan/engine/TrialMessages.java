package sc.fiji.gan.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a {@link TrialProcess} and its process say to each other. */
final class TrialMessages {

	/** Requests, in the first byte. */
	static final int LOAD = 1;
	static final int RUN = 2;

	/** Answers, likewise. */
	static final int DONE = 3;
	static final int FAILED = 4;

	private static final int MOST_AXES = 8;
	private static final int MOST_OUTPUTS = 1 << 12;
	private static final int LONGEST_TEXT = 1 << 20;

	private TrialMessages() {}

	static void writeFile(final DataOutputStream out, final NetworkFile file) throws IOException {
		writeText(out, file.path().toAbsolutePath().toString());
		writeText(out, file.format().name());
		writeText(out, file.input());
		out.writeInt(file.outputs().size());
		for (final String output : file.outputs())
			writeText(out, output);
	}

	static NetworkFile readFile(final DataInputStream in) throws IOException {
		final Path path = Path.of(readText(in));
		final NetworkFile.Format format = NetworkFile.Format.valueOf(readText(in));
		final String input = readText(in);
		final List<String> outputs = new ArrayList<>();
		for (int count = readCount(in); count > 0; count--)
			outputs.add(readText(in));
		return new NetworkFile(path, format, input, outputs);
	}

	private static int readCount(final DataInputStream in) throws IOException {
		final int count = in.readInt();
		if (count < 0 || count > MOST_OUTPUTS) throw new IOException(count + " outputs");
		return count;
	}

	static void writeArrays(final DataOutputStream out, final List<FloatArray> arrays) throws IOException {
		out.writeInt(arrays.size());
		for (final FloatArray array : arrays)
			writeArray(out, array);
	}

	static List<FloatArray> readArrays(final DataInputStream in) throws IOException {
		final List<FloatArray> arrays = new ArrayList<>();
		for (int count = readCount(in); count > 0; count--)
			arrays.add(readArray(in));
		return arrays;
	}

	static void writeText(final DataOutputStream out, final String text) throws IOException {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	static String readText(final DataInputStream in) throws IOException {
		final int length = in.readInt();
		if (length < 0 || length > LONGEST_TEXT) throw new IOException("a text of " + length + " bytes");
		return new String(exactly(in, length), StandardCharsets.UTF_8);
	}

	static void writeArray(final DataOutputStream out, final FloatArray array) throws IOException {
		out.writeInt(array.shape().length);
		for (final int size : array.shape())
			out.writeInt(size);
		final ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, array.data().length));
		bytes.asFloatBuffer().put(array.data());
		out.write(bytes.array());
	}

	static FloatArray readArray(final DataInputStream in) throws IOException {
		final int axes = in.readInt();
		if (axes < 0 || axes > MOST_AXES) throw new IOException("an array of " + axes + " axes");
		final int[] shape = new int[axes];
		for (int i = 0; i < axes; i++)
			shape[i] = in.readInt();
		final FloatArray array = FloatArray.zeros(shape);
		ByteBuffer.wrap(exactly(in, Math.multiplyExact(Float.BYTES, array.data().length))).asFloatBuffer()
				.get(array.data());
		return array;
	}

	private static byte[] exactly(final DataInputStream in, final int length) throws IOException {
		final byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) throw new IOException("a message that is cut short");
		return bytes;
	}
}
