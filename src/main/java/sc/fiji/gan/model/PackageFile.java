package sc.fiji.gan.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A file that rdf.yaml names: it lies in the package, nowhere else, and is what it was when it was
 * written.
 */
final class PackageFile {

	private static final String AGAIN = ": download or install the model again";

	private PackageFile() {}

	/** Whether a {@code source} is an address in the web rather than a file of the package. */
	static boolean isRemote(final Fields file) {
		return file.text("source").contains("://");
	}

	/**
	 * The file that the field {@code source} names.
	 *
	 * @throws ModelException if it is missing or not inside the package: an absolute path, a
	 *     {@code ..}, a link that leads out, or a web address
	 */
	static Path resolve(final Path folder, final Fields fields) {
		final String source = fields.text("source");
		if (isRemote(fields))
			throw fields.refused(
					"its file '" + source + "' is not in the package but on the web: download the whole package");
		final Path file = inside(folder, fields, source);
		if (!Files.exists(file)) throw fields.refused("its file '" + source + "' is missing" + AGAIN);
		try {
			if (file.toRealPath().startsWith(folder.toRealPath())) return file;
		} catch (final IOException e) {
			throw unreadable(fields, source, e);
		}
		throw leadsOut(fields, source);
	}

	private static Path inside(final Path folder, final Fields fields, final String source) {
		try {
			final Path relative = Path.of(source).normalize();
			if (!relative.isAbsolute() && relative.getRoot() == null && !relative.startsWith("..")
					&& !source.startsWith("/"))
				return folder.resolve(relative);
		} catch (final InvalidPathException e) {
			throw fields.refused("'" + source.replaceAll("\\p{Cntrl}", "?") + "' is no file name" + AGAIN);
		}
		throw leadsOut(fields, source);
	}

	/**
	 * Compares a file with the checksum in the field {@code sha256}, if there is one.
	 *
	 * @return the checksum of the file
	 */
	static String verify(final Path file, final Fields fields) {
		final String name = String.valueOf(file.getFileName());
		try {
			final String actual = sha256(file);
			if (fields.has("sha256") && !actual.equals(fields.text("sha256").toLowerCase(Locale.ROOT)))
				throw fields.refused(
						"its file '" + name + "' is damaged or incomplete (its checksum does not match)" + AGAIN);
			return actual;
		} catch (final IOException e) {
			throw unreadable(fields, name, e);
		}
	}

	/** In lower-case hexadecimal digits. */
	static String sha256(final Path file) throws IOException {
		try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file),
				MessageDigest.getInstance("SHA-256"))) {
			in.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(in.getMessageDigest().digest());
		} catch (final NoSuchAlgorithmException e) {
			throw new AssertionError("Every Java has SHA-256", e);
		}
	}

	private static ModelException leadsOut(final Fields fields, final String source) {
		return fields.refused("its file '" + source + "' lies outside the package, which is not allowed: get the model "
				+ "from a source that you trust");
	}

	private static ModelException unreadable(final Fields fields, final String name, final IOException cause) {
		return new ModelException(fields.refused("its file '" + name + "' cannot be read ("
				+ cause.getClass().getSimpleName() + "): check its permissions").getMessage(), cause);
	}
}
