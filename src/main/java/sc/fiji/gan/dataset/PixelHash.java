package sc.fiji.gan.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A checksum that tells whether two trainings saw the same pixels. */
final class PixelHash {

	private static final int CHUNK = 1 << 16;

	private PixelHash() {}

	/** SHA-256 over all pixels of all planes, in hexadecimal. */
	static String of(final List<TrainingPlane> planes) {
		return ofArrays(planes.stream().map(TrainingPlane::data).toList());
	}

	/** The same over arrays of pixels. */
	static String ofArrays(final List<float[]> planes) {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			final ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK);
			for (final float[] plane : planes)
				for (int from = 0; from < plane.length; from += CHUNK) {
					final int length = Math.min(CHUNK, plane.length - from);
					bytes.clear().asFloatBuffer().put(plane, from, length);
					digest.update(bytes.limit(4 * length));
				}
			return HexFormat.of().formatHex(digest.digest());
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
