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
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;

/**
 * What trainings of all kinds of models do alike: they begin or go on, keep checkpoints and curve,
 * tell how it goes, and put model packages into the library in the end.
 *
 * @param <D> where batches come from
 */
public abstract class ModelTraining<D extends TrainingData> {

	/**
	 * A training that has ended.
	 *
	 * @param folder with its checkpoints
	 * @param plots of its curve, with what there is to compare with
	 */
	record Trained<D extends TrainingData>(Engine engine, TrainingFolder folder, TrainingPlan plan, D data,
			TrainingCurve curve, CurvePlots plots, TrainingSummary summary) {

		/** What is kept for training to go on. */
		void keep(final Path destination) throws IOException {
			folder.keep(Stream.of(summary.best(), summary.newest()).distinct().toList(), destination);
		}

		/** How it went, and by which versions, for the model's provenance. */
		Map<String, Object> provenance() {
			final Map<String, Object> provenance = new LinkedHashMap<>();
			provenance.put("steps", summary.steps());
			if (summary.steps() < plan.steps()) provenance.put("planned_steps", plan.steps());
			provenance.put("best_step", summary.bestStep());
			provenance.put("heldout_distance", summary.bestDistance());
			provenance.put("rate", plan.rate());
			provenance.put("seed", plan.seed());
			provenance.put("tensorflow", engine.version());
			provenance.put("java", System.getProperty("java.version"));
			return provenance;
		}
	}

	/**
	 * What is shown of a training while it goes.
	 *
	 * @param plots of its curve
	 * @param error the root mean square error of outputs, as a part of the range; no number if there is
	 *     none
	 * @param pictures of held-out images
	 */
	record Show(CurvePlots plots, ToDoubleFunction<List<FloatArray>> error, Pictures pictures) {}

	private final TrainingSettings settings;
	private final ModelLibrary library;

	/**
	 * @param settings what the user chose
	 * @param library where a model to start from is looked for; the new one goes to
	 *     {@link ModelLibrary#destination()}
	 */
	ModelTraining(final TrainingSettings settings, final ModelLibrary library) {
		this.settings = settings;
		this.library = library;
	}

	/** The ids of the models that it makes; the first of them keeps what training goes on from. */
	abstract List<String> models();

	/** The data. */
	abstract D data(Engine engine);

	/**
	 * The plan for the engine.
	 *
	 * @param until the last step
	 * @param checkpoints the folder for checkpoints
	 * @param from a checkpoint whose weights are the beginning, or null
	 */
	abstract TrainingPlan plan(long until, Path checkpoints, Path from);

	/** A line for each reason why images are not trained on. */
	abstract List<String> leftOut();

	/** The images, such as {@code 12 images (24 planes)}. */
	abstract String images();

	/** What is shown while it goes. */
	abstract Show show(D data);

	/** What a pre-flight tells of images and network. */
	abstract PreFlight.Subject subject(Engine engine, TrainingPlan plan);

	/**
	 * Makes the packages.
	 *
	 * @return their folders
	 */
	abstract List<Path> write(Trained<D> trained) throws IOException;

	/** The models that are there. */
	final ModelLibrary library() {
		return library;
	}

	/**
	 * Trains to the last step, or until the audience wants to keep what there is, and writes the
	 * packages. A training that is canceled keeps its newest checkpoint and can be resumed.
	 *
	 * @param resume whether to go on with a training of this name
	 * @return the folders of the packages
	 * @throws IllegalArgumentException on settings or data that are no good; one sentence for the user
	 * @throws CancellationException if the audience cancels; the message says how to go on
	 */
	public final List<Path> run(final Engine engine, final boolean resume, final Audience audience) {
		final Optional<Path> kept = keptByModel(resume);
		try (TrainingFolder folder = new TrainingFolder(trainings(), settings.name())) {
			folder.prepare(resume, kept);
			final List<Path> made = run(engine, folder, resume ? null : startingPoint(), audience);
			audience.monitor().ended("The model '" + models().get(0) + "' is ready.");
			return made;
		} catch (final IOException e) {
			audience.monitor().ended("A file could not be read or written: " + e.getMessage());
			throw new UncheckedIOException(e);
		} catch (final RuntimeException e) {
			audience.monitor().ended(e.getMessage());
			throw e;
		}
	}

	private List<Path> run(final Engine engine, final TrainingFolder folder, final Path start, final Audience audience)
			throws IOException {
		final TrainingPlan plan = plan(settings.steps(), folder.path(), start);
		final D data = data(engine);
		leftOut().forEach(audience.log());
		final NetworkFacts facts = PreFlight.largest(engine, plan);
		DiskNeed.of(engine.checkpointBytes(plan, data), PreFlight.exported(engine, plan)).require(folder.path());
		audience.log()
				.accept("Training '%s' on %s: %s".formatted(settings.name(), images(), PreFlight.measures(facts)));
		final TrainingCurve curve = new TrainingCurve(folder.path());
		curve.resumeAt(folder.newestStep());
		final Show show = show(data);
		audience.monitor().began(settings.name(), settings.steps(), show.plots, curve.rows());
		final TrainingSummary summary = engine.train(plan, data,
				new TrainingReport(settings.steps(), curve, show.error, show.pictures, audience));
		if (summary.steps() < settings.steps() && !audience.keeps())
			throw new CancellationException("Training of '" + settings.name() + "' was stopped after step "
					+ summary.steps() + " and can be resumed with resume=true.");
		curve.draw(show.plots);
		show.pictures.save(folder.path());
		final List<Path> made = write(new Trained<>(engine, folder, plan, data, curve, show.plots, summary));
		folder.clear();
		return made;
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
	public final void preFlight(final Engine engine, final boolean resume, final Progress progress,
			final Consumer<String> log) {
		final Path folder = trainings().resolve(settings.name());
		TrainingFolder.requireFree(folder);
		final Optional<Path> origin = TrainingFolder.origin(folder, resume, keptByModel(resume));
		DiskNeed.requireWritable(folder);
		DiskNeed.requireWritable(ModelLibrary.destination());
		final D data = data(engine);
		leftOut().forEach(log);
		try {
			final TrialRun trial = new TrialRun(engine, data, origin.flatMap(TrainingFolder::newest), progress);
			final TrialRun.Cost cost = trial.run(work -> plan(trial.steps(), work, resume ? null : startingPoint()));
			new PreFlight(settings.name(), subject(engine, cost.plan()), engine, cost)
					.lines(folder, ModelLibrary.destination(), models()).forEach(log);
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
		if (!resume) for (final String id : models())
			if (Files.exists(models.resolve(id)))
				throw new IllegalArgumentException("There is already a model '" + id + "' in '" + models
						+ "': choose another name, or set resume=true to train it further.");
		return Optional.of(models.resolve(models().get(0)).resolve(ModelPackage.TRAINING)).filter(Files::isDirectory);
	}

	private Path startingPoint() {
		if (settings.start().isBlank()) return null;
		final Optional<Path> training = library.open(settings.start()).training();
		return training.flatMap(TrainingFolder::newest).orElseThrow(() -> new IllegalArgumentException("Model '"
				+ settings.start()
				+ "' keeps no checkpoint to start from: choose a model that was trained here and not exported without it."));
	}
}
