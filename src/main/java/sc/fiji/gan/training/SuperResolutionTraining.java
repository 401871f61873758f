package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.SuperResolutionPairs;
import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TemporaryFolder;
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
 * List<Path> models = new SuperResolutionTraining(settings, TrainingImages.read(folder, progress), library)
 * 		.run(Engines.engine(), false, new Audience(progress, log, TrainingMonitor.NONE));
 * </pre>
 */
public final class SuperResolutionTraining extends ModelTraining<SuperResolutionPairs> {

	private final SuperResolutionSettings settings;
	private final TrainingImages given;
	private final TrainingImages images;

	/**
	 * @param library where a model to start from is looked for; the new one goes to
	 *     {@link ModelLibrary#destination()}
	 */
	public SuperResolutionTraining(final SuperResolutionSettings settings, final TrainingImages images,
			final ModelLibrary library) {
		super(settings, library);
		this.settings = settings;
		given = images;
		this.images = images.forPatches(settings.targetEdge()).withOctaves(settings.octaves());
	}

	@Override
	List<String> models() {
		return List.of(settings.name());
	}

	@Override
	SuperResolutionPairs data(final Engine engine) {
		return new SuperResolutionPairs(images.planes(), settings.degradation(), settings.scale(), settings.batch(),
				settings.patch(), settings.seed(), settings.quality());
	}

	@Override
	TrainingPlan plan(final long until, final Path checkpoints, final Path from) {
		return settings.plan(until, checkpoints, from, extractor());
	}

	private FeatureExtractor extractor() {
		final AdversarialSettings adversary = settings.adversary();
		if (!settings.isAdversarial() || adversary.perceptual() == 0) return null;
		return library().open(adversary.extractor()).featureExtractor();
	}

	@Override
	List<String> leftOut() {
		return new LeftOut(given, settings.targetEdge()).lines();
	}

	@Override
	String images() {
		return "%d images (%d planes)".formatted(images.images(), images.planes().size());
	}

	@Override
	Show show(final SuperResolutionPairs data) {
		return new Show(new CurvePlots(data.bicubicError(), data.bicubicDistance()), data::error,
				new Previews(data.heldOut(), data.heldOutReferences()));
	}

	/** Images at both resolutions; all layers are at the low one, two in each block. */
	@Override
	PreFlight.Subject subject(final Engine engine, final TrainingPlan plan) {
		final int scale = settings.scale();
		return new PreFlight.Subject(
				"'%s', %d images, %d planes, %,d pixels".formatted(images.source(), images.images(),
						images.planes().size(), images.pixels()),
				"%s x%d, 1 channel".formatted(settings.architecture(), scale),
				Float.BYTES * (images.pixels() + images.pixels() / (scale * scale)),
				(long) settings.batch() * settings.patch() * settings.patch()
						* (settings.features() * (2L * settings.blocks() + 2) + 2L * scale * scale));
	}

	@Override
	List<Path> write(final Trained<SuperResolutionPairs> trained) throws IOException {
		final Engine engine = trained.engine();
		final TrainingSummary summary = trained.summary();
		final NetworkFacts facts = engine.facts(trained.plan());
		final SuperResolutionCard card = new SuperResolutionCard(settings, images, facts, summary, trained.curve(),
				trained.plots().levelError(), engine.version());
		try (TemporaryFolder work = TemporaryFolder.of("model")) {
			final Path training = work.path().resolve(ModelPackage.TRAINING);
			final NetworkFile file = engine.export(trained.plan(), summary.best(),
					work.path().resolve("saved_model_bundle.zip"));
			trained.keep(training);
			final ModelDescription description = description(file, facts);
			final SuperResolutionExample example = SuperResolutionExample.make(engine, file, description,
					settings.degradation().isNoisy(), work.path());
			return List.of(new ModelPackageWriter(description, file.path()).summary(summary())
					.tags(List.of("super-resolution", "x" + settings.scale())).provenance(provenance(trained))
					.tests(example.input(), example.output()).cover(example.cover()).card(card.toMarkdown())
					.training(training).write(ModelLibrary.destination(), true));
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

	private Map<String, Object> provenance(final Trained<SuperResolutionPairs> trained) {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("architecture", settings.architecture());
		provenance.put("features", settings.features());
		provenance.put("blocks", settings.blocks());
		provenance.put("batch", settings.batch());
		provenance.put("patch", settings.patch());
		if (!settings.start().isBlank()) provenance.put("start", settings.start());
		provenance.put("octaves", settings.octaves());
		provenance.put("loss", settings.loss());
		provenance.put("degradation", settings.degradation().inWords());
		if (settings.isAdversarial()) provenance.put("adversary", settings.adversary().toString());
		provenance.put("data", Map.of("source", images.source(), "images", images.images(), "planes",
				images.planes().size(), "pixels", images.pixels(), "sha256", images.hash()));
		provenance.putAll(trained.provenance());
		return provenance;
	}
}
