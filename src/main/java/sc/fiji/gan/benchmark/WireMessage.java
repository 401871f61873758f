package sc.fiji.gan.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A protocol buffer as it goes over the wire, of which nothing is known but that it is one: fields
 * of numbers, and of bytes, which may be messages themselves. It can be damaged in such a way that
 * it is still one, and so comes further than what is merely broken.
 */
final class WireMessage {

	private static final int VARINT = 0;
	private static final int EIGHT_BYTES = 1;
	private static final int BYTES = 2;
	private static final int FOUR_BYTES = 5;
	/** What programmers forget. */
	private static final long[] ODD_NUMBERS = {0, 1, -1, 2, 127, 128, 1 << 16, Integer.MAX_VALUE, 1L << 32,
			Long.MAX_VALUE, Long.MIN_VALUE};

	/** A field by its tag, which is number and type. */
	private record Field(long tag, byte[] payload) {

		int type() {
			return (int) (tag & 7);
		}
	}

	private final List<Field> fields;

	private WireMessage(final List<Field> fields) {
		this.fields = fields;
	}

	/** The message, if the bytes are one that is not empty. */
	static Optional<WireMessage> parse(final byte[] bytes) {
		final List<Field> fields = new ArrayList<>();
		final ByteBuffer in = ByteBuffer.wrap(bytes);
		try {
			while (in.hasRemaining()) {
				final long tag = varint(in);
				final int length = length((int) (tag & 7), in);
				if (tag >>> 3 == 0 || tag > 1 << 16 || length < 0 || length > in.remaining()) return Optional.empty();
				final byte[] payload = new byte[length];
				in.get(payload);
				fields.add(new Field(tag, payload));
			}
		} catch (final BufferUnderflowException e) {
			return Optional.empty();
		}
		return fields.isEmpty() ? Optional.empty() : Optional.of(new WireMessage(fields));
	}

	/** Of the payload; of a number without its tag, which stays to be read. */
	private static int length(final int type, final ByteBuffer in) {
		return switch (type) {
			case EIGHT_BYTES -> Long.BYTES;
			case FOUR_BYTES -> Integer.BYTES;
			case BYTES -> (int) Math.min(Integer.MAX_VALUE, varint(in));
			case VARINT -> {
				final int start = in.position();
				varint(in);
				final int length = in.position() - start;
				in.position(start);
				yield length;
			}
			default -> -1;
		};
	}

	private static long varint(final ByteBuffer in) {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			final byte next = in.get();
			value |= (next & 0x7fL) << shift;
			if (next >= 0) return value;
		}
		throw new BufferUnderflowException();
	}

	/** The same message with one field changed, left out, or twice, at any depth. */
	byte[] damaged(final SplittableRandom random) {
		final int i = random.nextInt(fields.size());
		final Field field = fields.get(i);
		final List<Field> changed = new ArrayList<>(fields);
		final Optional<WireMessage> inner = field.type() == BYTES ? parse(field.payload) : Optional.empty();
		if (inner.isPresent() && random.nextInt(8) > 0)
			changed.set(i, new Field(field.tag, inner.get().damaged(random)));
		else
			switch (random.nextInt(5)) {
			case 0 -> changed.remove(i);
			case 1 -> changed.add(i, field);
			case 2 -> changed.set(i, new Field(field.tag, alike(field, random).payload));
			default -> changed.set(i, new Field(field.tag, other(field, random)));
			}
		return toBytes(changed);
	}

	/** Another field of the same type, or the same. */
	private Field alike(final Field field, final SplittableRandom random) {
		final List<Field> alike = fields.stream().filter(other -> other.type() == field.type()).toList();
		return alike.get(random.nextInt(alike.size()));
	}

	private static byte[] other(final Field field, final SplittableRandom random) {
		final byte[] payload = field.payload.clone();
		if (field.type() == VARINT) return varint(ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)]);
		if (payload.length > 0) payload[random.nextInt(payload.length)] ^= (byte) (1 << random.nextInt(8));
		if (field.type() == BYTES && random.nextBoolean())
			return Arrays.copyOf(payload, random.nextInt(2 * payload.length + 1));
		return payload;
	}

	private static byte[] toBytes(final List<Field> fields) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final Field field : fields) {
			out.writeBytes(varint(field.tag));
			if (field.type() == BYTES) out.writeBytes(varint(field.payload.length));
			out.writeBytes(field.payload);
		}
		return out.toByteArray();
	}

	private static byte[] varint(final long value) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		long rest = value;
		for (; (rest & ~0x7fL) != 0; rest >>>= 7)
			out.write((int) (rest & 0x7f | 0x80));
		out.write((int) rest);
		return out.toByteArray();
	}
}
