package sc.fiji.gan.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The number types of {@code .npy} files that can be read as float. */
enum NpyType {

	FLOAT32("f4", 4) {

		@Override
		float next(final ByteBuffer in) {
			return in.getFloat();
		}
	},
	FLOAT64("f8", 8) {

		@Override
		float next(final ByteBuffer in) {
			return (float) in.getDouble();
		}
	},
	BOOLEAN("b1", 1) {

		@Override
		float next(final ByteBuffer in) {
			return in.get();
		}
	},
	INT8("i1", 1) {

		@Override
		float next(final ByteBuffer in) {
			return in.get();
		}
	},
	UINT8("u1", 1) {

		@Override
		float next(final ByteBuffer in) {
			return in.get() & 0xff;
		}
	},
	INT16("i2", 2) {

		@Override
		float next(final ByteBuffer in) {
			return in.getShort();
		}
	},
	UINT16("u2", 2) {

		@Override
		float next(final ByteBuffer in) {
			return in.getShort() & 0xffff;
		}
	},
	INT32("i4", 4) {

		@Override
		float next(final ByteBuffer in) {
			return in.getInt();
		}
	},
	UINT32("u4", 4) {

		@Override
		float next(final ByteBuffer in) {
			return in.getInt() & 0xffffffffL;
		}
	},
	INT64("i8", 8) {

		@Override
		float next(final ByteBuffer in) {
			return in.getLong();
		}
	};

	private final String code;
	private final int bytes;

	NpyType(final String code, final int bytes) {
		this.code = code;
		this.bytes = bytes;
	}

	/** @param code NumPy's, without the byte order: {@code f4} */
	static NpyType of(final String code) throws IOException {
		for (final NpyType type : values())
			if (type.code.equals(code)) return type;
		throw new IOException("its values are of type '" + code + "', not one of "
				+ Arrays.toString(Arrays.stream(values()).map(t -> t.code).toArray()));
	}

	/** The size of one value. */
	int bytes() {
		return bytes;
	}

	/** Takes one value from the buffer, in the buffer's byte order. */
	abstract float next(ByteBuffer in);
}
