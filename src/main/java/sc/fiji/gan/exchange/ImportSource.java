package sc.fiji.gan.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.WholeFile;
import sc.fiji.gan.model.ForeignModel;
import sc.fiji.gan.model.ForeignModels;
import sc.fiji.gan.model.ModelException;

/**
 * A package of others, unpacked and read.
 *
 * @param file as the user named it
 * @param model what it says
 * @param network a SavedModel's folder or a frozen graph, unpacked
 */
record ImportSource(Path file, ForeignModel model, Path network) {

	private static final byte[] ZIP = {'P', 'K'};

	/**
	 * What is in a file.
	 *
	 * @param work where a zip is unpacked to
	 * @return the folder of a zip, else the same file
	 */
	static Path unpacked(final Path file, final Path work, final Progress progress) throws IOException {
		if (!Files.exists(file))
			throw new ModelException("There is no file or folder '" + file
					+ "': give a model package, a SavedModel or a" + " frozen graph.");
		return isZip(file) ? unpacked(file, work, "package/" + named(file), progress) : file;
	}

	/** Without its ending: what a model without a name is called. */
	private static String named(final Path file) {
		return file.toAbsolutePath().normalize().getFileName().toString()
				.replaceFirst("(?i)(\\.bioimage\\.io)?\\.(zip|pb|ya?ml)$", "");
	}

	/**
	 * @param file as the user named it
	 * @param unpacked what is in it
	 * @param work where its network is unpacked to
	 */
	static ImportSource open(final Path file, final Path unpacked, final Path work, final Progress progress)
			throws IOException {
		final ForeignModel model = ForeignModels.read(unpacked, file);
		return new ImportSource(file, model, network(model.network(), work, progress));
	}

	private static Path network(final Path network, final Path work, final Progress progress) throws IOException {
		if (!Files.isRegularFile(network) || !isZip(network)) return network;
		final Path inner = ForeignModels.read(unpacked(network, work, "network", progress), network.getFileName())
				.network();
		if (Files.isDirectory(inner)) return inner;
		throw new ModelException("There is no SavedModel in '" + network.getFileName()
				+ "', the network of the package: download the model again.");
	}

	/** @param name of the folder that it goes into */
	static Path unpacked(final Path zip, final Path work, final String name, final Progress progress)
			throws IOException {
		final Path folder = Files.createDirectories(work.resolve(name));
		Unpacking.unpack(zip, folder, progress);
		return folder;
	}

	private static boolean isZip(final Path file) {
		if (Files.isDirectory(file)) return false;
		if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) return true;
		try (InputStream in = Files.newInputStream(file)) {
			return Arrays.equals(ZIP, in.readNBytes(ZIP.length));
		} catch (final IOException e) {
			throw new ModelException(
					"'" + file + "' cannot be read (" + WholeFile.reason(e) + "): check its permissions.", e);
		}
	}

	/** What the model is called if it is called nothing: after the file. */
	String title() {
		return model.about().name().isBlank() ? named(file) : model.about().name();
	}
}
