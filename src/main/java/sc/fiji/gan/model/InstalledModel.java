package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package of the library as a list shows it. Only its {@code rdf.yaml} has been read.
 *
 * @param id the name of its folder
 * @param folder the package
 * @param bytes the size of all of its files
 * @param description what it is; empty if it cannot be read
 * @param quality what was measured of it, in a few words; empty if nothing was
 * @param cover an image that shows what it does
 * @param problem why it cannot be read, in a sentence; empty if it can
 */
public record InstalledModel(String id, Path folder, long bytes, Optional<ModelDescription> description, String quality,
		Optional<Path> cover, String problem) {

	/** What is measured of held-out images while a model is trained, by its key in the provenance. */
	private static final String RMSE = "heldout_rmse";
	private static final String DISTANCE = "heldout_distance";

	/** The size in megabytes. */
	public double megabytes() {
		return bytes / 1e6;
	}

	static InstalledModel of(final Path folder) {
		final String id = ModelPackage.id(folder);
		final long bytes = size(folder);
		try {
			final Fields root = RdfReader.load(folder, id);
			final ModelDescription description = RdfReader.describe(root, id);
			return new InstalledModel(id, folder, bytes, Optional.of(description), quality(root),
					ModelPackage.cover(folder, root), "");
		} catch (final ModelException e) {
			return new InstalledModel(id, folder, bytes, Optional.empty(), "", Optional.empty(), e.getMessage());
		}
	}

	private static long size(final Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
		} catch (final IOException e) {
			return 0; // a folder that may not be looked into
		}
	}

	/** What the package says of its quality, else what its training has measured. */
	private static String quality(final Fields root) {
		final Fields own = root.childOrEmpty("config").childOrEmpty("fiji_gan");
		final String stated = own.text("quality", "");
		if (!stated.isEmpty()) return stated;
		final Fields training = own.childOrEmpty(ModelPackage.TRAINING);
		if (training.has(RMSE)) return "held-out error " + number(training.number(RMSE));
		return training.has(DISTANCE) ? "held-out distance " + number(training.number(DISTANCE)) : "";
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.4f", value);
	}
}
