package sc.fiji.gan.augmentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of all images of an augmented data set, for spreadsheets. */
final class Manifest {

	static final String FILE = "manifest.csv";
	private static final String HEAD = "file,class,method,seed,source,model hash,nearest training distance";

	/**
	 * One image.
	 *
	 * @param file within the data set, with slashes
	 * @param name of the class
	 * @param method {@code original}, {@code classical} or {@code gan}
	 * @param seed that it is made of; empty for an original
	 * @param source number of the source's image that it is made of, from 1, in the order of the
	 *     class's file names; empty if a generator made it
	 * @param hash of the generator; empty if none made it
	 * @param distance from the nearest image of the class in the source; NaN for an original
	 */
	record Row(String file, String name, String method, String seed, String source, String hash, double distance) {

		private String line() {
			return Stream
					.of(file, name, method, seed, source, hash,
							Double.isNaN(distance) ? "" : String.format(Locale.ROOT, "%.5f", distance))
					.map(Manifest::cell).collect(Collectors.joining(","));
		}
	}

	private Manifest() {}

	static void write(final List<Row> rows, final Path folder) throws IOException {
		Files.writeString(folder.resolve(FILE),
				HEAD + "\n" + rows.stream().map(row -> row.line() + "\n").collect(Collectors.joining()));
	}

	/** The files that a manifest names; none if there is no manifest. */
	static List<String> files(final Path folder) throws IOException {
		final Path file = folder.resolve(FILE);
		if (!Files.exists(file)) return List.of();
		final List<String> lines = Files.readAllLines(file);
		if (lines.isEmpty() || !lines.get(0).equals(HEAD)) return List.of();
		return lines.stream().skip(1).map(Manifest::firstCell).toList();
	}

	private static String cell(final String text) {
		return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
	}

	private static String firstCell(final String line) {
		if (!line.startsWith("\"")) return line.split(",", 2)[0];
		return line.substring(1, line.indexOf("\",")).replace("\"\"", "\"");
	}
}
