package sc.fiji.gan.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TrialProcess;
import sc.fiji.gan.exchange.TestImages.Deviation;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;

/**
 * Tries a model whose package says all of it: its network is looked through and runs for the first
 * time in a process of its own, and has to make what the package says.
 */
final class DescribedTrial {

	private static final int SEED = 1;

	private final TrialProcess process;
	private final Progress progress;

	DescribedTrial(final TrialProcess process, final Progress progress) {
		this.process = process;
		this.progress = progress;
	}

	/**
	 * @param file as the user named it
	 * @param work where its network is unpacked to
	 * @throws ModelException if the network does not suit the package, or the user corrects what is not
	 *     read of it
	 * @throws EngineException if it is damaged, refused, or does not run
	 */
	ImportedModel tried(final Path file, final ModelPackage model, final ImportSettings settings, final Path work)
			throws IOException {
		final ModelDescription is = model.description();
		requireNoCorrection(is, settings);
		progress.update(0.2, "Trying its network");
		if (model.networkFile().format() == NetworkFile.Format.SAVED_MODEL_ZIP)
			ImportSource.unpacked(model.networkFile().path(), work, "network", progress);
		process.load(model.networkFile());
		final List<FloatArray> made = made(is, model.testInput().orElseGet(() -> sample(is)));
		requireShapes(is, made);
		progress.update(0.9, "Comparing with the test tensors of the package");
		return new DescribedModel(file, model, settings, deviation(model, made));
	}

	private static void requireNoCorrection(final ModelDescription is, final ImportSettings settings) {
		settings.correction().ifPresent(key -> {
			throw new IllegalArgumentException(
					"There is nothing to correct by " + key + ": '" + is.id() + "' is a package of this plugin for "
							+ is.task().tag() + ", which says all of its network;" + " leave " + key + " out.");
		});
	}

	private List<FloatArray> made(final ModelDescription is, final FloatArray input) {
		try {
			return PackageTest.made(is, input, process::features);
		} catch (final IllegalArgumentException e) {
			throw unsuited(is, e.getMessage());
		}
	}

	private static FloatArray sample(final ModelDescription is) {
		return is.generation().map(generation -> numbers(generation, is.task() == Task.TEXT_TO_IMAGE))
				.orElseGet(() -> Samples.suitedTo(is));
	}

	private static FloatArray numbers(final GenerationDescription generation, final boolean told) {
		final LatentSpace space = new LatentSpace(generation.latent(), generation.categories().size(),
				generation.styles());
		return told ? space.input(SEED, List.of(0), 1) : space.input(SEED, 0, 1);
	}

	/** What commands rely on. */
	private static void requireShapes(final ModelDescription is, final List<FloatArray> made) {
		for (int i = 0; i < made.size(); i++) {
			final int channels = is.outputs().get(i).channels().size();
			if (made.get(i).shape().length != 4 || made.get(i).channels() != channels)
				throw unsuited(is, "its network makes " + made.get(i) + ", not " + channels + " channels");
		}
		final int size = is.generation().map(GenerationDescription::size).orElse(0);
		if (size > 0 && (made.get(0).width() != size || made.get(0).height() != size))
			throw unsuited(is,
					"its network makes " + made.get(0) + ", not images of " + size + " x " + size + " pixels");
	}

	private static Optional<Deviation> deviation(final ModelPackage model, final List<FloatArray> made) {
		final List<FloatArray> expected = model.testOutputs();
		if (expected.isEmpty() || model.testInput().isEmpty()) return Optional.empty();
		if (expected.size() == made.size())
			return Optional.of(PackageTest.deviation(model.description(), expected, made));
		throw unsuited(model.description(),
				"it has " + expected.size() + " test outputs, its network makes " + made.size());
	}

	private static ModelException unsuited(final ModelDescription is, final String reason) {
		return new ModelException("Model '" + is.id() + "' cannot be used: its package does not describe its network ("
				+ reason + "); ask for the model once more.");
	}
}
