package sc.fiji.gan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Named float arrays and a text in one file, as NumPy's {@code .npz}: an uncompressed zip with an
 * entry {@code <name>.npy} for each array and {@code state.yaml} for the text. In Python
 * {@code numpy.load(file)["name"]} gives an array and {@code numpy.load(file)["state.yaml"]} the
 * bytes of the text. A name may contain slashes.
 */
public final class Npz {

	private static final String STATE = "state.yaml";
	private static final String ARRAY = ".npy";
	/** The first day that a zip file knows. */
	private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

	private Npz() {}

	/**
	 * @param arrays in the order of the file; unmodifiable
	 * @param state the text; empty if there is none
	 */
	public record Content(Map<String, FloatArray> arrays, String state) {

		public Content {
			arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
		}
	}

	/**
	 * Writes or replaces a file, as a {@link WholeFile}.
	 *
	 * @throws IOException if it cannot be written; then the old file is untouched
	 */
	public static void write(final Path file, final Map<String, FloatArray> arrays, final String stateYaml)
			throws IOException {
		WholeFile.write(file, out -> writeZip(out, arrays, stateYaml.getBytes(StandardCharsets.UTF_8)));
	}

	private static void writeZip(final OutputStream out, final Map<String, FloatArray> arrays, final byte[] state)
			throws IOException {
		final ZipOutputStream zip = new ZipOutputStream(out);
		writeEntry(zip, STATE, entry -> entry.write(state));
		for (final Map.Entry<String, FloatArray> array : arrays.entrySet())
			writeEntry(zip, array.getKey() + ARRAY, entry -> Npy.write(entry, array.getValue()));
		zip.finish();
	}

	/**
	 * An uncompressed entry announces its size and checksum, so its body is produced twice.
	 */
	private static void writeEntry(final ZipOutputStream zip, final String name, final WholeFile.Content body)
			throws IOException {
		final CRC32 crc = new CRC32();
		final long[] size = {0};
		body.writeTo(new CheckedOutputStream(new OutputStream() {

			@Override
			public void write(final int b) {
				size[0]++;
			}

			@Override
			public void write(final byte[] b, final int from, final int n) {
				size[0] += n;
			}
		}, crc));
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(size[0]);
		entry.setCrc(crc.getValue());
		entry.setTimeLocal(EPOCH); // the same content gives the same bytes
		zip.putNextEntry(entry);
		body.writeTo(zip);
		zip.closeEntry();
	}

	/**
	 * Reads a file that {@link #write} or {@code numpy.savez} made. Checksums are verified.
	 *
	 * @throws IOException with one sentence naming the file if it is missing, truncated or damaged
	 */
	public static Content read(final Path file) throws IOException {
		if (!Files.exists(file)) throw new NoSuchFileException("There is no file '" + file + "'.");
		try (ZipFile zip = new ZipFile(file.toFile())) {
			final Map<String, FloatArray> arrays = new LinkedHashMap<>();
			String state = "";
			for (final Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext();) {
				final ZipEntry entry = entries.next();
				final String name = entry.getName();
				if (name.equals(STATE))
					state = readEntry(zip, entry, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
				else
					arrays.put(arrayName(name), readEntry(zip, entry, in -> Npy.read(in, entry.getSize())));
			}
			return new Content(arrays, state);
		} catch (final IOException e) {
			throw new IOException(
					"'" + file + "' is damaged or cut short (" + WholeFile.reason(e) + "): use an earlier copy of it.",
					e);
		}
	}

	private static String arrayName(final String entry) throws IOException {
		if (!entry.endsWith(ARRAY)) throw new IOException("'" + entry + "' is neither an array nor " + STATE);
		return entry.substring(0, entry.length() - ARRAY.length());
	}

	private interface Reader<T> {

		T read(InputStream in) throws IOException;
	}

	/** {@link ZipFile} does not verify checksums by itself. */
	private static <T> T readEntry(final ZipFile zip, final ZipEntry entry, final Reader<T> reader) throws IOException {
		final CRC32 crc = new CRC32();
		try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
			final T content = reader.read(in);
			if (crc.getValue() != entry.getCrc()) throw new IOException("its checksum does not match");
			return content;
		} catch (final IOException e) {
			throw new IOException(entry.getName() + ": " + e.getMessage(), e);
		}
	}
}
