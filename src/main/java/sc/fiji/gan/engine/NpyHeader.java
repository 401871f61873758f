package sc.fiji.gan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the values of a {@code .npy} file: magic, format version, and a Python
 * dictionary such as <code>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</code>,
 * padded so that the values begin at a multiple of 64 bytes.
 *
 * @param fortranOrder whether the first index runs fastest
 * @param headerBytes from the beginning of the file to the first value
 */
record NpyHeader(NpyType type, ByteOrder byteOrder, boolean fortranOrder, int[] shape, int headerBytes) {

	private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
	private static final int ALIGNMENT = 64;
	/** NumPy's own limit, against files made to harm. */
	private static final int MAX_HEADER_BYTES = 10_000;

	private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([^']*)'");
	private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
	private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

	/** How many values follow. */
	int size() {
		return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
	}

	/** How many bytes of values follow. */
	long dataBytes() {
		return (long) size() * type.bytes();
	}

	static NpyHeader read(final InputStream in) throws IOException {
		final byte[] start = exactly(in, MAGIC.length + 2);
		if (!Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length)))
			throw new IOException("it does not begin as one");
		final int version = start[MAGIC.length];
		if (version < 1 || version > 3) throw new IOException("its format version is " + version + ", not 1, 2 or 3");
		final int lengthBytes = version == 1 ? 2 : 4;
		final ByteBuffer length = ByteBuffer.wrap(exactly(in, lengthBytes)).order(ByteOrder.LITTLE_ENDIAN);
		final int textBytes = version == 1 ? length.getShort() & 0xffff : length.getInt();
		if (textBytes < 0 || textBytes > MAX_HEADER_BYTES)
			throw new IOException("its header is longer than " + MAX_HEADER_BYTES + " bytes");
		final Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
		return parse(new String(exactly(in, textBytes), charset), start.length + lengthBytes + textBytes);
	}

	private static NpyHeader parse(final String text, final int headerBytes) throws IOException {
		final Matcher type = find(TYPE, "type of its values", text);
		final ByteOrder order = switch (type.group(1)) {
			case ">" -> ByteOrder.BIG_ENDIAN;
			case "=" -> ByteOrder.nativeOrder();
			default -> ByteOrder.LITTLE_ENDIAN;
		};
		final boolean fortran = "True".equals(find(ORDER, "order of its values", text).group(1));
		final int[] shape = parseShape(find(SHAPE, "shape", text).group(1));
		return new NpyHeader(NpyType.of(type.group(2)), order, fortran, shape, headerBytes);
	}

	private static Matcher find(final Pattern pattern, final String what, final String text) throws IOException {
		final Matcher matcher = pattern.matcher(text);
		if (!matcher.find())
			throw new IOException("its header does not give the " + what + " as plain numbers have it");
		return matcher;
	}

	private static int[] parseShape(final String text) throws IOException {
		try {
			final int[] shape = Arrays.stream(text.split(",")).map(String::trim).filter(s -> !s.isEmpty())
					.mapToInt(Integer::parseInt).toArray();
			long size = 1;
			for (final int d : shape)
				size = Math.multiplyExact(size, d);
			Math.toIntExact(size);
			return shape;
		} catch (final ArithmeticException | NumberFormatException e) {
			throw new IOException("its shape (" + text + ") holds more values than a Java array can");
		}
	}

	/** The header of a little-endian float32 array in C order. */
	static byte[] encode(final int... shape) {
		final String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
		final String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes
				+ (shape.length == 1 ? "," : "") + "), }";
		final int prefix = MAGIC.length + 2 + 2;
		final int total = (prefix + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
		final String padding = " ".repeat(total - prefix - dictionary.length() - 1);
		return ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).put((byte) 1).put((byte) 0)
				.putShort((short) (total - prefix))
				.put((dictionary + padding + "\n").getBytes(StandardCharsets.ISO_8859_1)).array();
	}

	private static byte[] exactly(final InputStream in, final int n) throws IOException {
		final byte[] bytes = in.readNBytes(n);
		if (bytes.length < n) throw new IOException("it is cut short");
		return bytes;
	}
}
