package sc.fiji.gan.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.WholeFile;
import sc.fiji.gan.exchange.TestImages.Deviation;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.TestTensors;

/**
 * Writes a model for others: one zip in BioImage Model Zoo's format 0.5, with the network as a
 * SavedModel, test tensors, cover and card, and without what training goes on from. What was
 * written is unpacked again, checked, and run on its test tensor, before it takes its place.
 */
public final class ModelExport {

	private static final String ZIP = ".zip";
	/** All entries alike, so that the same model makes the same file. */
	private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private final Engine engine;
	private final Progress progress;

	public ModelExport(final Engine engine, final Progress progress) {
		this.engine = engine;
		this.progress = progress;
	}

	/**
	 * @param file whose name ends with {@code .zip}
	 * @param overwrite whether an existing file is replaced, else refused
	 * @return how far what the written network makes is from its test tensor, in words
	 * @throws ModelException if the model has no test tensors, or does not make of them what it should,
	 *     or cannot be written; then an existing file is untouched
	 */
	public String write(final ModelPackage model, final Path file, final boolean overwrite) {
		require(model, file, overwrite);
		try (TemporaryFolder work = TemporaryFolder.of(ModelImport.PURPOSE)) {
			progress.update(0, "Writing " + file.getFileName());
			final String id = model.description().id();
			final Path staged = copied(model.folder(),
					Files.createDirectories(work.path().resolve("staged").resolve(id)));
			enlargeTests(ModelPackage.read(staged));
			final Path zip = zip(staged, work.path().resolve("model.zip"));
			progress.update(0.4, "Checking " + file.getFileName());
			final Deviation deviation = checked(zip, Files.createDirectory(work.path().resolve(id)));
			WholeFile.copy(zip, file);
			return deviation.toString();
		} catch (final IOException e) {
			throw new ModelException("Model '" + model.description().id() + "' cannot be exported ("
					+ WholeFile.reason(e) + "): check that the folder is there and writable, and has space.", e);
		}
	}

	private static void require(final ModelPackage model, final Path file, final boolean overwrite) {
		if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ZIP))
			throw new IllegalArgumentException("'" + file + "' is no name for a model: let it end with " + ZIP + ".");
		if (!overwrite && Files.exists(file))
			throw new IllegalArgumentException("There is already a file '" + file
					+ "': choose another name, or let it be overwritten (overwrite=true).");
		if (model.testInput().isEmpty() || model.testOutputs().isEmpty())
			throw new ModelException("Model '" + model.description().id()
					+ "' has no test tensors, without which nobody can check it: import or train it again.");
	}

	/** Files of the package; not its folders, of which there is only that for training. */
	private static Path copied(final Path from, final Path to) throws IOException {
		for (final Path file : files(from))
			Files.copy(file, to.resolve(file.getFileName()));
		return to;
	}

	private static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> list = Files.list(folder)) {
			return list.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith("."))
					.sorted().toList();
		}
	}

	/** The Model Zoo wants test images that are larger than the receptive field: mirrored, they are. */
	private void enlargeTests(final ModelPackage model) throws IOException {
		final ModelDescription is = model.description();
		if (is.generation().isPresent() || is.outputs().size() > 1) return;
		final FloatArray input = model.testInput().orElseThrow();
		final int least = TestTensors.leastEdge(is);
		if (input.height() >= least && input.width() >= least) return;
		final FloatArray larger = mirrored(input, Math.max(least, input.height()), Math.max(least, input.width()));
		TestTensors.replace(model.folder(), larger, made(model, larger).get(0));
	}

	private static FloatArray mirrored(final FloatArray image, final int height, final int width) {
		final FloatArray larger = FloatArray.zeros(1, height, width, image.channels());
		for (int i = 0; i < larger.data().length; i++) {
			final int pixel = i / image.channels();
			final int from = mirror(pixel / width, image.height()) * image.width()
					+ mirror(pixel % width, image.width());
			larger.data()[i] = image.data()[from * image.channels() + i % image.channels()];
		}
		return larger;
	}

	private static int mirror(final int place, final int size) {
		final int within = place % (2 * size);
		return within < size ? within : 2 * size - 1 - within;
	}

	private static Path zip(final Path folder, final Path zip) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (final Path file : files(folder)) {
				final ZipEntry entry = new ZipEntry(file.getFileName().toString());
				entry.setTimeLocal(TIME);
				out.putNextEntry(entry);
				Files.copy(file, out);
			}
		}
		return zip;
	}

	private Deviation checked(final Path zip, final Path folder) {
		Unpacking.unpack(zip, folder, progress);
		final ModelPackage written = ModelPackage.read(folder);
		final List<FloatArray> expected = written.testOutputs();
		final Deviation largest = PackageTest.deviation(written.description(), expected,
				made(written, written.testInput().orElseThrow()));
		if (largest.isSmall()) return largest;
		throw new ModelException("Model '" + written.description().id() + "' does not make of its test tensor what it"
				+ " should (" + largest + "): its package is damaged, so install or train it again.");
	}

	private List<FloatArray> made(final ModelPackage model, final FloatArray input) {
		try (FeatureNetwork network = engine.loadFeatures(model.networkFile())) {
			return PackageTest.made(model.description(), input, network::features);
		}
	}
}
