package sc.fiji.gan.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a report goes: one page that any browser shows, pictures included, and its figures beside
 * it for spreadsheets.
 *
 * @param page a file that ends in {@code .html}
 * @param figures the same in {@code .csv}
 */
public record ReportFiles(Path page, Path figures) {

	private static final String PAGE = ".html";

	/**
	 * Finds out what the files are called, and whether they can be written. Nothing is written yet.
	 *
	 * @param place a folder that is there, or a file that ends in {@code .html} in such a folder; it
	 *     may be there already and is replaced then
	 * @param name of the files in a folder, without an extension
	 * @throws IllegalArgumentException if it cannot be; one sentence for the user
	 */
	public static ReportFiles at(final Path place, final String name) {
		final Path absolute = place.toAbsolutePath();
		if (Files.isDirectory(absolute)) return in(absolute, name.replaceAll("[^\\p{L}\\p{N}._ -]", "_"));
		final String file = String.valueOf(absolute.getFileName());
		if (!file.endsWith(PAGE))
			throw new IllegalArgumentException("report=" + place
					+ " is not possible: give a folder that is there, or a file that ends in " + PAGE + ".");
		return in(absolute.getParent(), file.substring(0, file.length() - PAGE.length()));
	}

	private static ReportFiles in(final Path folder, final String name) {
		if (!Files.isDirectory(folder) || !Files.isWritable(folder))
			throw new IllegalArgumentException("The report cannot be written to '" + folder
					+ "', which is no folder that is there and writable: make it, or choose another one.");
		return new ReportFiles(folder.resolve(name + PAGE), folder.resolve(name + ".csv"));
	}
}
