package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.CaptionData;
import sc.fiji.gan.dataset.CaptionedImages;
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
import sc.fiji.gan.model.Task;

/**
 * Trains a network that makes images of sentences, on images with captions, and makes a model
 * package of it. The last checkpoint becomes the model, not that of the least distance: what the
 * distance sees is learnt first, and what the words do last.
 *
 * <pre>
 * List<Path> models = new TextTraining(settings, images, library).run(Engines.engine(), false,
 * 		new Audience(progress, log, TrainingMonitor.NONE));
 * </pre>
 */
public final class TextTraining extends ModelTraining<CaptionData> {

	private static final int NAMED = 12;

	private final TextSettings settings;
	private final CaptionedImages captioned;

	/**
	 * @param library where a model to start from is looked for; the new one goes to
	 *     {@link ModelLibrary#destination()}
	 */
	public TextTraining(final TextSettings settings, final CaptionedImages captioned, final ModelLibrary library) {
		super(settings, library);
		this.settings = settings;
		this.captioned = captioned;
	}

	@Override
	List<String> models() {
		return List.of(settings.name());
	}

	@Override
	CaptionData data(final Engine engine) {
		final LatentSpace space = engine.facts(plan(1, Path.of(""), null)).latents().orElseThrow();
		return new CaptionData(captioned, settings.batch(), settings.flips(), settings.seed(), space);
	}

	@Override
	TrainingPlan plan(final long until, final Path checkpoints, final Path from) {
		return settings.plan(until, captioned, checkpoints, from);
	}

	@Override
	List<String> leftOut() {
		final GenerationImages images = captioned.images();
		final List<String> lines = new ArrayList<>();
		LeftOut.add(lines, LeftOut.UNREADABLE, images.unreadable().stream().map(Path::toString).toList());
		LeftOut.add(lines, LeftOut.BLANK, images.blank());
		final List<String> rare = captioned.rare();
		if (!rare.isEmpty())
			lines.add("Not learnt, for they are in fewer than %d captions (rare): %d words, such as %s".formatted(
					settings.rare(), rare.size(), String.join(", ", rare.subList(0, Math.min(NAMED, rare.size())))));
		return lines;
	}

	@Override
	String images() {
		return captioned.images() + " of '" + captioned.images().source() + "' with " + captioned.sentences()
				+ " different captions in " + captioned.vocabulary().words().size() + " words";
	}

	@Override
	Show show(final CaptionData data) {
		return new Show(new CurvePlots("real images", Double.NaN, data.realDistance()), outputs -> Double.NaN,
				new TextPictures(data));
	}

	/** About as many values as both networks have at the full resolution, twice. */
	@Override
	PreFlight.Subject subject(final Engine engine, final TrainingPlan plan) {
		final GenerationImages images = captioned.images();
		final long pixels = (long) images.size() * images.size();
		return new PreFlight.Subject(images(),
				"text to image, %d px, %d channel%s, %d words".formatted(images.size(), images.kind().channels(),
						images.kind().channels() == 1 ? "" : "s", captioned.vocabulary().words().size()),
				Float.BYTES * pixels * images.kind().channels() * images.images().size(),
				16L * plan.parameter("width", 32) * settings.batch() * pixels);
	}

	@Override
	List<Path> write(final Trained<CaptionData> trained) throws IOException {
		try (TemporaryFolder work = TemporaryFolder.of("model")) {
			final Engine engine = trained.engine();
			final NetworkFile file = engine.export(trained.plan(), trained.summary().newest(),
					work.path().resolve("network.zip"));
			final NetworkFacts facts = engine.facts(trained.plan());
			final ModelDescription model = description(file, facts.latents().orElseThrow());
			final TextExample example = TextExample.make(engine, file, model, trained.data(), captioned,
					settings.realimages(), work.path());
			final TextCard card = new TextCard(settings, captioned, facts, trained, example.prompt());
			final Path training = work.path().resolve(ModelPackage.TRAINING);
			trained.keep(training);
			return List.of(new ModelPackageWriter(model, file.path()).summary(card.summary())
					.tags(List.of("gan", "text-to-image")).provenance(provenance(trained))
					.tests(example.input(), example.output()).cover(example.cover()).picture(example.sheet())
					.card(card.toMarkdown()).training(training).write(ModelLibrary.destination(), true));
		}
	}

	private ModelDescription description(final NetworkFile file, final LatentSpace space) {
		final GenerationImages images = captioned.images();
		return ModelDescription.ofGenerator(settings.name(),
				"Images like those of %s from text (%s)".formatted(images.source(), settings.name()), "1.0.0",
				settings.licence(), Task.TEXT_TO_IMAGE, file.input(), images.output(file.output()),
				new GenerationDescription(TextSettings.ARCHITECTURE, space.latent(), captioned.vocabulary().words(),
						space.styles(), images.size()));
	}

	private Map<String, Object> provenance(final Trained<CaptionData> trained) {
		final GenerationImages images = captioned.images();
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("architecture", TextSettings.ARCHITECTURE);
		provenance.put("parameters", trained.plan().parameters());
		if (!settings.start().isBlank()) provenance.put("start", settings.start());
		provenance.put("data",
				Map.of("source", images.source(), "kind", images.kind().toString(), "images", images.images().size(),
						"captions", captioned.sentences(), "fit", settings.fit().toString(), "flips",
						settings.flips().toString(), "sha256", images.hash()));
		provenance.putAll(trained.provenance());
		return provenance;
	}
}
