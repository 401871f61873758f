package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.GenerationData;
import sc.fiji.gan.dataset.GenerationImages;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.ModelPackageWriter;

/**
 * Trains a generator on images and makes a model package of it.
 *
 * <pre>
 * List<Path> models = new GenerationTraining(settings, images, library).run(Engines.engine(), false,
 * 		new Audience(progress, log, TrainingMonitor.NONE));
 * </pre>
 */
public final class GenerationTraining extends ModelTraining<GenerationData> {

	private final GenerationSettings settings;
	private final GenerationImages images;

	/**
	 * @param library where a model to start from is looked for; the new one goes to
	 *     {@link ModelLibrary#destination()}
	 * @throws IllegalArgumentException if the images are not what the architecture needs; one sentence
	 *     for the user
	 */
	public GenerationTraining(final GenerationSettings settings, final GenerationImages images,
			final ModelLibrary library) {
		super(settings, library);
		this.settings = settings;
		this.images = images;
		settings.requireSuited(images);
	}

	@Override
	List<String> models() {
		return List.of(settings.name());
	}

	@Override
	GenerationData data(final Engine engine) {
		final LatentSpace space = engine.facts(plan(1, Path.of(""), null)).latents().orElseThrow();
		return new GenerationData(images, settings.batch(), settings.flips(), settings.seed(), space);
	}

	@Override
	TrainingPlan plan(final long until, final Path checkpoints, final Path from) {
		return settings.plan(until, images.kind().channels(), images.categories().size(), checkpoints, from);
	}

	@Override
	List<String> leftOut() {
		final List<String> lines = new ArrayList<>();
		LeftOut.add(lines, LeftOut.UNREADABLE, images.unreadable().stream().map(Path::toString).toList());
		LeftOut.add(lines, LeftOut.BLANK, images.blank());
		return lines;
	}

	@Override
	String images() {
		return images + " of '" + images.source() + "'";
	}

	@Override
	Show show(final GenerationData data) {
		return new Show(new CurvePlots("real images", Double.NaN, data.realDistance()), outputs -> Double.NaN,
				new GenerationPictures(images, data));
	}

	/** About as many values as both networks have at the full resolution, twice. */
	@Override
	PreFlight.Subject subject(final Engine engine, final TrainingPlan plan) {
		final long pixels = (long) images.size() * images.size();
		return new PreFlight.Subject(images(),
				"%s, %d px, %d channel%s%s".formatted(settings.architecture(), images.size(), images.kind().channels(),
						images.kind().channels() == 1 ? "" : "s",
						images.isConditional() ? ", " + images.categories().size() + " categories" : ""),
				Float.BYTES * pixels * images.kind().channels() * images.images().size(),
				16L * plan.parameter("width", 32) * settings.batch() * pixels);
	}

	@Override
	List<Path> write(final Trained<GenerationData> trained) throws IOException {
		try (TemporaryFolder work = TemporaryFolder.of("model")) {
			final Engine engine = trained.engine();
			final NetworkFile file = engine.export(trained.plan(), trained.summary().best(),
					work.path().resolve("network.zip"));
			final NetworkFacts facts = engine.facts(trained.plan());
			final ModelDescription model = description(file, facts.latents().orElseThrow());
			final GenerationExample example = GenerationExample.make(engine, file, model, trained.data(), images,
					settings.realimages(), work.path());
			final GenerationCard card = new GenerationCard(settings, images, facts, trained);
			final Path training = work.path().resolve(ModelPackage.TRAINING);
			trained.keep(training);
			return List.of(new ModelPackageWriter(model, file.path()).summary(card.summary())
					.tags(List.of("gan", settings.architecture())).provenance(provenance(trained))
					.tests(example.input(), example.output()).cover(example.cover()).picture(example.sheet())
					.card(card.toMarkdown()).training(training).write(ModelLibrary.destination(), true));
		}
	}

	private ModelDescription description(final NetworkFile file, final LatentSpace space) {
		return ModelDescription.ofGenerator(settings.name(),
				"Generator of images like those of %s (%s)".formatted(images.source(), settings.name()), "1.0.0",
				settings.licence(), file.input(), images.output(file.output()), new GenerationDescription(
						settings.architecture(), space.latent(), images.categories(), space.styles(), images.size()));
	}

	private Map<String, Object> provenance(final Trained<GenerationData> trained) {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("architecture", settings.architecture());
		provenance.put("parameters", trained.plan().parameters());
		if (!settings.start().isBlank()) provenance.put("start", settings.start());
		provenance.put("data",
				Map.of("source", images.source(), "kind", images.kind().toString(), "images", images.images().size(),
						"fit", settings.fit().toString(), "flips", settings.flips().toString(), "sha256",
						images.hash()));
		provenance.putAll(trained.provenance());
		return provenance;
	}
}
