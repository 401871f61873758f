package sc.fiji.gan.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

import sc.fiji.gan.dataset.SuperResolutionPairs;
import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

/**
 * Trains a super-resolution network on images and makes a model package of it.
 *
 * <pre>
 * Path model = new SuperResolutionTraining(settings, TrainingImages.read(folder, progress), library)
 * 		.run(Engines.engine(), false, new Audience(progress, log, TrainingMonitor.NONE));
 * </pre>
 */
public final class SuperResolutionTraining {

	private final SuperResolutionSettings settings;
	private final TrainingImages given;
	private final TrainingImages images;
	private final ModelLibrary library;

	/**
	 * @param library where a model to start from is looked for; the new one goes to
	 *     {@link ModelLibrary#destination()}
	 */
	public SuperResolutionTraining(final SuperResolutionSettings settings, final TrainingImages images,
			final ModelLibrary library) {
		this.settings = settings;
		given = images;
		this.images = images.forPatches(settings.targetEdge()).withOctaves(settings.octaves());
		this.library = library;
	}

	/**
	 * Trains to the last step, or until the audience wants to keep what there is, and writes the
	 * package. A training that is canceled keeps its newest checkpoint and can be resumed.
	 *
	 * @param resume whether to go on with a training of this name
	 * @return the folder of the package
	 * @throws IllegalArgumentException on settings or data that are no good; one sentence for the user
	 * @throws CancellationException if the audience cancels; the message says how to go on
	 */
	public Path run(final Engine engine, final boolean resume, final Audience audience) {
		final Optional<Path> kept = keptByModel(resume);
		try (TrainingFolder folder = new TrainingFolder(trainings(), settings.name())) {
			folder.prepare(resume, kept);
			final Path model = run(engine, folder, resume ? null : startingPoint(), audience);
			audience.monitor().ended("The model '" + settings.name() + "' is ready.");
			return model;
		} catch (final IOException e) {
			audience.monitor().ended("A file could not be read or written: " + e.getMessage());
			throw new UncheckedIOException(e);
		} catch (final RuntimeException e) {
			audience.monitor().ended(e.getMessage());
			throw e;
		}
	}

	/**
	 * Looks whether the training can be done, and tells what it will take: two steps are done in a
	 * temporary folder, and nothing stays written.
	 *
	 * @param resume whether a training of this name is to be gone on with
	 * @param log told what was found, line by line
	 * @throws IllegalArgumentException if it cannot be done; one sentence for the user
	 * @throws CancellationException if {@code progress} is canceled
	 */
	public void preFlight(final Engine engine, final boolean resume, final Progress progress,
			final Consumer<String> log) {
		final Path folder = trainings().resolve(settings.name());
		TrainingFolder.requireFree(folder);
		final Optional<Path> origin = TrainingFolder.origin(folder, resume, keptByModel(resume));
		DiskNeed.requireWritable(folder);
		DiskNeed.requireWritable(ModelLibrary.destination());
		final SuperResolutionPairs data = data();
		new LeftOut(given, settings.targetEdge()).lines().forEach(log);
		try {
			final TrialRun trial = new TrialRun(engine, data, origin.flatMap(TrainingFolder::newest), progress);
			final PreFlight report = new PreFlight(settings, images, engine, trial.run(work -> settings
					.withSteps(trial.steps()).plan(work, resume ? null : startingPoint(), extractor())));
			report.lines(folder, ModelLibrary.destination()).forEach(log);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path trainings() {
		return ModelLibrary.destination().resolveSibling("training");
	}

	/** The checkpoints in the model of this name, if there is one and it may be trained further. */
	private Optional<Path> keptByModel(final boolean resume) {
		final Path models = ModelLibrary.destination();
		final Optional<Path> existing = Optional.of(models.resolve(settings.name())).filter(Files::exists);
		if (existing.isPresent() && !resume)
			throw new IllegalArgumentException("There is already a model '" + settings.name() + "' in '" + models
					+ "': choose another name, or set resume=true to train it further.");
		return existing.map(m -> m.resolve(ModelPackage.TRAINING)).filter(Files::isDirectory);
	}

	private SuperResolutionPairs data() {
		return new SuperResolutionPairs(images.planes(), settings.degradation(), settings.scale(), settings.batch(),
				settings.patch(), settings.seed(), settings.quality());
	}

	private FeatureExtractor extractor() {
		final AdversarialSettings adversary = settings.adversary();
		if (!settings.isAdversarial() || adversary.perceptual() == 0) return null;
		return library.open(adversary.extractor()).featureExtractor();
	}

	private Path startingPoint() {
		final String start = settings.start();
		if (start.isBlank()) return null;
		final Optional<Path> training = library.open(start).training();
		return training.flatMap(TrainingFolder::newest).orElseThrow(() -> new IllegalArgumentException("Model '" + start
				+ "' keeps no checkpoint to start from: choose a model that was trained here and not exported without it."));
	}

	private Path run(final Engine engine, final TrainingFolder folder, final Path start, final Audience audience)
			throws IOException {
		final TrainingPlan plan = settings.plan(folder.path(), start, extractor());
		final SuperResolutionPairs data = data();
		new LeftOut(given, settings.targetEdge()).lines().forEach(audience.log());
		final NetworkFacts facts = engine.facts(plan);
		DiskNeed.of(engine.checkpointBytes(plan, data), facts.parameters()).require(folder.path());
		audience.log().accept("Training '%s' on %d images (%d planes): %,d parameters, receptive field %d px".formatted(
				settings.name(), images.images(), images.planes().size(), facts.parameters(), 2 * facts.halo() + 1));
		final TrainingCurve curve = new TrainingCurve(folder.path());
		curve.resumeAt(folder.newestStep());
		final CurvePlots plots = new CurvePlots(data.bicubicError(), data.bicubicDistance());
		final Previews previews = new Previews(data.heldOut(), data.heldOutReferences());
		audience.monitor().began(settings.name(), settings.steps(), plots, curve.rows());
		final TrainingSummary summary = engine.train(plan, data,
				new TrainingReport(settings.steps(), curve, data::error, previews, audience));
		if (summary.steps() < settings.steps() && !audience.keeps())
			throw new CancellationException("Training of '" + settings.name() + "' was stopped after step "
					+ summary.steps() + " and can be resumed with resume=true.");
		curve.draw(plots);
		previews.save(folder.path());
		final Path model = write(engine, folder, plan, new SuperResolutionCard(settings, images, facts, summary, curve,
				plots.bicubicError(), engine.version()));
		folder.clear();
		return model;
	}

	private Path write(final Engine engine, final TrainingFolder folder, final TrainingPlan plan,
			final SuperResolutionCard card) throws IOException {
		final TrainingSummary summary = card.summary();
		final Path work = Files.createTempDirectory("fiji-gan-model");
		try {
			final NetworkFile file = engine.export(plan, summary.best(), work.resolve("saved_model_bundle.zip"));
			folder.keep(Stream.of(summary.best(), summary.newest()).distinct().toList(),
					work.resolve(ModelPackage.TRAINING));
			final ModelDescription description = description(file, card.facts());
			final SuperResolutionExample example = SuperResolutionExample.make(engine, file, description,
					settings.degradation().isNoisy(), work);
			return new ModelPackageWriter(description, file.path()).summary(summary())
					.tags(List.of("super-resolution", "x" + settings.scale())).provenance(provenance(engine, summary))
					.tests(example.input(), example.output()).cover(example.cover()).card(card.toMarkdown())
					.training(work.resolve(ModelPackage.TRAINING)).write(ModelLibrary.destination(), true);
		} finally {
			delete(work);
		}
	}

	private String summary() {
		return "Enlarges images %d times, along both axes, with sharper detail than interpolation gives."
				.formatted(settings.scale());
	}

	private ModelDescription description(final NetworkFile file, final NetworkFacts facts) {
		final List<Processing> normalisation = List.of(new Processing.ScaleLinear(1 / 255.0, 0));
		return new ModelDescription(settings.name(),
				"Super-resolution x%d (%s)".formatted(settings.scale(), settings.name()), "1.0.0",
				Task.SUPER_RESOLUTION, settings.licence(),
				new TensorDescription(file.input(), List.of("intensity"), normalisation),
				new TensorDescription(file.output(), List.of("intensity"), List.of()), settings.scale(), facts.halo(),
				1, true);
	}

	private Map<String, Object> provenance(final Engine engine, final TrainingSummary summary) {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("architecture", settings.architecture());
		provenance.put("features", settings.features());
		provenance.put("blocks", settings.blocks());
		provenance.put("steps", summary.steps());
		if (summary.steps() < settings.steps()) provenance.put("planned_steps", settings.steps());
		provenance.put("best_step", summary.bestStep());
		provenance.put("heldout_distance", summary.bestDistance());
		provenance.put("batch", settings.batch());
		provenance.put("patch", settings.patch());
		provenance.put("rate", settings.rate());
		provenance.put("seed", settings.seed());
		if (!settings.start().isBlank()) provenance.put("start", settings.start());
		provenance.put("octaves", settings.octaves());
		provenance.put("loss", settings.loss());
		provenance.put("degradation", settings.degradation().inWords());
		if (settings.isAdversarial()) provenance.put("adversary", settings.adversary().toString());
		provenance.put("data", Map.of("source", images.source(), "images", images.images(), "planes",
				images.planes().size(), "pixels", images.pixels(), "sha256", images.hash()));
		provenance.put("tensorflow", engine.version());
		provenance.put("java", System.getProperty("java.version"));
		return provenance;
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted((a, b) -> b.compareTo(a)).toList())
				Files.delete(file);
		}
	}
}
