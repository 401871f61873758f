package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import sc.fiji.gan.engine.WholeFile;

/**
 * A package that comes into a library, whole or not at all: it is put together in a hidden folder
 * beside its place, read, and then renamed.
 */
final class NewPackage {

	private NewPackage() {}

	/** Writes the files of a package. */
	interface Contents {

		void writeTo(Path folder) throws IOException;
	}

	/**
	 * @param id the name of its folder
	 * @param library the folder for the package's folder; made if need be
	 * @param overwrite whether a package of the same id is replaced, else refused
	 * @return the folder of the package
	 * @throws ModelException if it cannot be written or is no package; then nothing is left behind, and
	 *     a former package is untouched
	 */
	static Path write(final String id, final Path library, final boolean overwrite, final Contents contents) {
		final Path target = library.resolve(id);
		if (!overwrite && Files.exists(target))
			throw new ModelException("There is already a model '" + id + "' in '" + library
					+ "': choose another name, or let it be overwritten.");
		try {
			Files.createDirectories(library);
			final FolderReplacement replacement = FolderReplacement.of(target);
			try {
				contents.writeTo(replacement.folder());
				ModelPackage.read(replacement.folder(), id);
				replacement.commit();
			} finally {
				replacement.discard();
			}
			return target;
		} catch (final IOException e) {
			throw new ModelException("Model '" + id + "' cannot be written to '" + library + "' (" + reason(e)
					+ "): check that this folder is writable and has space.", e);
		}
	}

	/** The messages of file system exceptions are mere file names. */
	private static String reason(final IOException e) {
		if (e instanceof AccessDeniedException) return "access to '" + e.getMessage() + "' is denied";
		if (e instanceof NoSuchFileException) return "there is no '" + e.getMessage() + "'";
		if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException)
			return "'" + e.getMessage() + "' is no folder";
		return WholeFile.reason(e);
	}
}
