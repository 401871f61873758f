package sc.fiji.gan.installation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One of TensorFlow's jars.
 *
 * @param path in a Maven repository
 * @param bytes its length
 * @param sha256 in hexadecimal digits
 */
record EngineFile(String path, long bytes, String sha256) {

	private static final String TABLE = "engine-files.tsv";
	private static final String ALL = "all";

	String name() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * The jars of a build, by TensorFlow's name for it, such as {@code windows-x86_64}.
	 *
	 * @throws IllegalArgumentException if TensorFlow Java is not made for that
	 */
	static List<EngineFile> ofBuild(final String build) {
		final List<String[]> rows = table();
		if (rows.stream().noneMatch(row -> row[0].equals(build)))
			throw new IllegalArgumentException("There is no TensorFlow for Java for this kind of computer (" + build
					+ "), but for "
					+ String.join(", ", rows.stream().map(row -> row[0]).filter(name -> !name.equals(ALL)).toList())
					+ ".");
		return rows.stream().filter(row -> row[0].equals(ALL) || row[0].equals(build))
				.map(row -> new EngineFile(row[1], Long.parseLong(row[2]), row[3])).toList();
	}

	private static List<String[]> table() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(EngineFile.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
			return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).toList();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
