package sc.fiji.gan.dataset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written in {@value #FILE}: in each line the file of an image, a tab and its caption. A
 * first line {@code file <tab> caption} may be there; empty lines are passed over. Files are named
 * from the folder of the table, or from the folder {@value #IMAGES} in it.
 */
public final class CaptionTable {

	/** The name of the file. */
	public static final String FILE = "captions.tsv";
	/** Where images may lie. */
	public static final String IMAGES = "images";

	private static final String HEADER = "file\tcaption";
	private static final String FORM = "a line for each image: its file name, a tab and its caption";

	private CaptionTable() {}

	/**
	 * Reads the table of a folder.
	 *
	 * @return files that are there, with their captions, in their order
	 * @throws IllegalArgumentException if there is no such table, a file is missing or named twice, or
	 *     a caption is empty; one sentence for the user
	 */
	public static Map<Path, String> read(final Path folder) {
		final Path table = folder.resolve(FILE);
		if (!Files.isRegularFile(table))
			throw new IllegalArgumentException("There is no '" + FILE + "' in '" + folder + "': write one, with " + FORM
					+ ", or have it written by Caption Images...");
		final Map<Path, String> captions = new LinkedHashMap<>();
		int number = 0;
		for (final String line : lines(table)) {
			number++;
			if (line.isBlank() || number == 1 && line.strip().equalsIgnoreCase(HEADER)) continue;
			add(captions, folder, line, number);
		}
		if (captions.isEmpty())
			throw new IllegalArgumentException("'" + table + "' has no captions: write " + FORM + ".");
		return captions;
	}

	private static List<String> lines(final Path table) {
		try {
			return Files.readString(table).replace("\uFEFF", "").lines().toList();
		} catch (final CharacterCodingException e) {
			throw new IllegalArgumentException("'" + table + "' is no text in UTF-8: save it as such.", e);
		} catch (final IOException e) {
			throw new IllegalArgumentException("'" + table + "' cannot be read: " + e.getMessage(), e);
		}
	}

	private static void add(final Map<Path, String> captions, final Path folder, final String line, final int number) {
		final String[] columns = line.split("\t", 2);
		final String at = "Line " + number + " of '" + FILE + "'";
		final String name = columns[0].strip();
		if (columns.length < 2 || name.isEmpty())
			throw new IllegalArgumentException(at + " is not as it should be: write " + FORM + ".");
		if (columns[1].isBlank())
			throw new IllegalArgumentException(
					at + " has no caption for '" + name + "': write one, or remove the line.");
		final Path file = file(folder, name);
		if (!Files.isRegularFile(file))
			throw new IllegalArgumentException(at + " names '" + name + "', which is neither in '" + folder
					+ "' nor in its folder '" + IMAGES + "': put the image there, or remove the line.");
		if (captions.put(file, columns[1].strip()) != null)
			throw new IllegalArgumentException(at + " names '" + name + "' once more: keep one of its lines.");
	}

	private static Path file(final Path folder, final String name) {
		try {
			final Path beside = folder.resolve(name).normalize();
			return Files.isRegularFile(beside) ? beside : folder.resolve(IMAGES).resolve(name).normalize();
		} catch (final InvalidPathException e) {
			return folder.resolve("no file");
		}
	}
}
