package sc.fiji.gan.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a zip, in memory. */
final class ZipEntries {

	private ZipEntries() {}

	/** Of a zip, a folder, or a file alone. */
	static Map<String, byte[]> of(final Path path) throws IOException {
		if (!Files.isDirectory(path))
			return path.toString().endsWith(".zip")
					? read(Files.readAllBytes(path))
					: new LinkedHashMap<>(Map.of(path.getFileName().toString(), Files.readAllBytes(path)));
		final Map<String, byte[]> files = new LinkedHashMap<>();
		try (Stream<Path> walk = Files.walk(path)) {
			for (final Path file : walk.filter(Files::isRegularFile).sorted().toList())
				files.put(path.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
		}
		return files;
	}

	/** @throws UncheckedIOException if the bytes are no zip */
	static Map<String, byte[]> read(final byte[] zip) {
		final Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
				if (!entry.isDirectory()) files.put(entry.getName(), in.readAllBytes());
			return files;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static byte[] zip(final Map<String, byte[]> files) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream out = new ZipOutputStream(bytes)) {
			for (final Map.Entry<String, byte[]> file : files.entrySet()) {
				out.putNextEntry(new ZipEntry(file.getKey()));
				out.write(file.getValue());
			}
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** The names of files of which the first letters of the name's end are these. */
	static List<String> ending(final Map<String, byte[]> files, final String... ends) {
		return files.keySet().stream().filter(name -> Stream.of(ends).anyMatch(name::endsWith)).toList();
	}
}
