package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.ImagePairs;
import sc.fiji.gan.dataset.PairedImages;
import sc.fiji.gan.dataset.TranslationData;
import sc.fiji.gan.dataset.UnpairedImages;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.Task;

/**
 * Trains an image translation on two domains and makes model packages of its generators.
 *
 * <pre>
 * List<Path> models = new TranslationTraining(settings, source, target, library).run(Engines.engine(), false,
 * 		new Audience(progress, log, TrainingMonitor.NONE));
 * </pre>
 */
public final class TranslationTraining extends ModelTraining<TranslationData> {

	private final TranslationSettings settings;
	private final ImageDomain source;
	private final ImageDomain target;
	private final Optional<ImagePairs> pairs;
	private final int polarity;

	/**
	 * @param library where a model to start from is looked for; the new ones go to
	 *     {@link ModelLibrary#destination()}
	 * @throws IllegalArgumentException if there are no pairs where they are needed; one sentence for
	 *     the user
	 */
	public TranslationTraining(final TranslationSettings settings, final ImageDomain source, final ImageDomain target,
			final ModelLibrary library) {
		super(settings, library);
		this.settings = settings;
		pairs = settings.isPaired() ? Optional.of(ImagePairs.match(source, target)) : Optional.empty();
		this.source = pairs.map(ImagePairs::source).orElse(source);
		this.target = pairs.map(ImagePairs::target).orElse(target);
		// Pairs say which contrast is right.
		polarity = settings.isPaired() ? 0 : settings.losses().polarity().sign(this.source, this.target);
	}

	@Override
	List<String> models() {
		return settings.generators().stream().map(settings::id).toList();
	}

	@Override
	TranslationData data(final Engine engine) {
		final int multiple = engine.generators(plan(1, Path.of(""), null)).values().stream()
				.mapToInt(NetworkFacts::multiple).max().orElseThrow();
		if (pairs.isPresent())
			return new PairedImages(pairs.get(), settings.batch(), settings.patch(), multiple, settings.seed());
		return new UnpairedImages(source, target, settings.batch(), settings.patch(), multiple, settings.seed(),
				polarity);
	}

	@Override
	TrainingPlan plan(final long until, final Path checkpoints, final Path from) {
		return settings.plan(until, source.kind().channels(), target.kind().channels(), polarity, checkpoints, from);
	}

	@Override
	List<String> leftOut() {
		final List<String> lines = new ArrayList<>();
		pairs.map(ImagePairs::unmatched).filter(names -> !names.isEmpty()).ifPresent(names -> lines
				.add("Skipped %d, without a partner: %s".formatted(names.size(), String.join(", ", names))));
		lines.addAll(LeftOut.lines(source, settings.patch()));
		lines.addAll(LeftOut.lines(target, settings.patch()));
		return lines;
	}

	@Override
	String images() {
		return "%d images of '%s' (%s) and %d of '%s' (%s)".formatted(source.images().size(), source.source(),
				source.kind(), target.images().size(), target.source(), target.kind());
	}

	@Override
	Show show(final TranslationData data) {
		return new Show(new CurvePlots(Double.NaN, Double.NaN), data::error, new ExamplePictures(data));
	}

	/** About as many values as the discriminators and all generators have at the full resolution. */
	@Override
	PreFlight.Subject subject(final Engine engine, final TrainingPlan plan) {
		final long pixels = source.pixels() * source.kind().channels() + target.pixels() * target.kind().channels();
		final long perPixel = 8L * settings.network().width() * (settings.isPaired() ? 1 : 4);
		return new PreFlight.Subject(images() + (settings.isPaired() ? "" : ", contrast " + contrast()),
				"%s, %d to %d channels".formatted(settings.architecture(), source.kind().channels(),
						target.kind().channels()),
				Float.BYTES * pixels, perPixel * settings.batch() * settings.patch() * settings.patch());
	}

	private String contrast() {
		return polarity == 0 ? "free" : polarity > 0 ? "kept" : "inverted";
	}

	@Override
	List<Path> write(final Trained<TranslationData> trained) throws IOException {
		final List<Path> models = new ArrayList<>();
		try (TemporaryFolder work = TemporaryFolder.of("model")) {
			final Path training = work.path().resolve(ModelPackage.TRAINING);
			trained.keep(training);
			for (final String generator : settings.generators())
				models.add(write(trained, generator, training, work.path()));
		}
		return models;
	}

	private Path write(final Trained<TranslationData> trained, final String generator, final Path training,
			final Path work) throws IOException {
		final Engine engine = trained.engine();
		final NetworkFile file = engine.export(trained.plan(), generator, trained.summary().best(),
				work.resolve(generator + ".zip"));
		final NetworkFacts facts = engine.generators(trained.plan()).get(generator);
		final ModelDescription model = description(generator, file, facts);
		final TranslationExample example = TranslationExample.make(engine, file, model, trained.data(), generator,
				work);
		final TranslationCard card = new TranslationCard(settings, generator, source, target, polarity, facts, trained);
		final ModelPackageWriter writer = new ModelPackageWriter(model, file.path()).summary(card.summary())
				.tags(List.of("translation", settings.architecture())).provenance(provenance(trained))
				.tests(example.input(), example.output()).cover(example.cover()).card(card.toMarkdown());
		// The other direction is trained on by the first model's name.
		if (generator.equals(settings.generators().get(0))) writer.training(training);
		return writer.write(ModelLibrary.destination(), true);
	}

	private ModelDescription description(final String generator, final NetworkFile file, final NetworkFacts facts) {
		final boolean forward = generator.equals(Generators.SOURCE_TO_TARGET);
		final ImageDomain from = forward ? source : target;
		final ImageDomain to = forward ? target : source;
		return new ModelDescription(settings.id(generator),
				"Translation of %s to %s (%s)".formatted(from.source(), to.source(), settings.id(generator)), "1.0.0",
				Task.IMAGE_TRANSLATION, settings.licence(), from.input(file.input()), to.output(file.output()), 1,
				facts.halo(), facts.multiple(), false);
	}

	private Map<String, Object> provenance(final Trained<TranslationData> trained) {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("architecture", settings.architecture());
		provenance.put("parameters", trained.plan().parameters());
		if (!settings.start().isBlank()) provenance.put("start", settings.start());
		provenance.put("data", Map.of("source", data(source), "target", data(target)));
		provenance.putAll(trained.provenance());
		return provenance;
	}

	private static Map<String, Object> data(final ImageDomain domain) {
		return Map.of("source", domain.source(), "kind", domain.kind().toString(), "images", domain.images().size(),
				"pixels", domain.pixels(), "sha256", domain.hash());
	}
}
