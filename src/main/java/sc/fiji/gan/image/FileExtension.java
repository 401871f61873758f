package sc.fiji.gan.image;

/** The ending of a file's name, which titles of images often have too. */
public final class FileExtension {

	/** A point within a title, as in {@code Fig. 2.5}, is none. */
	private static final String EXTENSION = "(?i)(\\.ome)?\\.[a-z][a-z0-9]{0,3}$";

	private FileExtension() {}

	/** {@code cells.ome.tif} and {@code cells.png} become {@code cells}. */
	public static String removed(final String name) {
		return name.replaceFirst(EXTENSION, "");
	}
}
