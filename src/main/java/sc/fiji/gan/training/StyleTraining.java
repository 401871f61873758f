package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.StyleImages;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

/**
 * Trains a network that paints photographs in the style of a picture, and makes its model package.
 */
public final class StyleTraining extends ModelTraining<StyleImages> {

	private final StyleSettings settings;
	private final StylePicture picture;
	private final ImageDomain photos;

	/**
	 * @param picture whose style is learnt
	 * @param photos what it is learnt on
	 * @param library where feature networks and a model to start from are looked for; the new one goes
	 *     to {@link ModelLibrary#destination()}
	 */
	public StyleTraining(final StyleSettings settings, final StylePicture picture, final ImageDomain photos,
			final ModelLibrary library) {
		super(settings, library);
		this.settings = settings;
		this.picture = picture;
		this.photos = photos;
	}

	@Override
	List<String> models() {
		return List.of(settings.name());
	}

	@Override
	StyleImages data(final Engine engine) {
		final int multiple = engine.generators(plan(1, Path.of(""), null)).get(Generators.ONLY).multiple();
		return new StyleImages(picture, settings.stylesize(), photos, settings.batch(), settings.patch(), multiple,
				settings.seed());
	}

	@Override
	TrainingPlan plan(final long until, final Path checkpoints, final Path from) {
		return settings.plan(until, checkpoints, from, extractor());
	}

	private FeatureExtractor extractor() {
		final String extractor = settings.losses().extractor();
		return extractor.isBlank() ? null : library().open(extractor).featureExtractor();
	}

	@Override
	List<String> leftOut() {
		return LeftOut.lines(photos, settings.patch());
	}

	@Override
	String images() {
		return "the picture '%s' (%d x %d pixels) and %d photographs of '%s' (%s)".formatted(picture.name(),
				picture.pixels().getWidth(), picture.pixels().getHeight(), photos.images().size(), photos.source(),
				photos.kind());
	}

	@Override
	Show show(final StyleImages data) {
		return new Show(new CurvePlots(Double.NaN, Double.NaN), data::error, new ExamplePictures(data));
	}

	/** About as many values as generator, discriminators and filters have for each pixel. */
	@Override
	PreFlight.Subject subject(final Engine engine, final TrainingPlan plan) {
		final long perPixel = 16L * settings.network().width() + 256;
		return new PreFlight.Subject(images(), "style", Float.BYTES * 3 * photos.pixels(),
				perPixel * settings.batch() * settings.patch() * settings.patch());
	}

	@Override
	List<Path> write(final Trained<StyleImages> trained) throws IOException {
		try (TemporaryFolder work = TemporaryFolder.of("model")) {
			final Path training = work.path().resolve(ModelPackage.TRAINING);
			trained.keep(training);
			final Engine engine = trained.engine();
			final NetworkFile file = engine.export(trained.plan(), Generators.ONLY, trained.summary().best(),
					work.path().resolve("network.zip"));
			final NetworkFacts facts = engine.generators(trained.plan()).get(Generators.ONLY);
			final ModelDescription model = description(file, facts);
			final TranslationExample example = TranslationExample.make(engine, file, model, trained.data(),
					Generators.ONLY, work.path());
			final StyleCard card = new StyleCard(settings, picture, photos, facts, trained);
			return List.of(new ModelPackageWriter(model, file.path()).summary(card.summary())
					.tags(List.of("style", "painting")).provenance(provenance(trained))
					.tests(example.input(), example.output()).cover(example.cover()).card(card.toMarkdown())
					.training(training).write(ModelLibrary.destination(), true));
		}
	}

	private ModelDescription description(final NetworkFile file, final NetworkFacts facts) {
		final TensorDescription input = new TensorDescription(file.input(), TensorDescription.GRAINED_COLOURS,
				List.of(new Processing.ScaleLinear(2 / 255.0, -1)));
		final TensorDescription output = new TensorDescription(file.output(), TensorDescription.COLOURS,
				List.of(new Processing.ScaleLinear(127.5, 127.5)), PixelRange.BYTES);
		return new ModelDescription(settings.name(), "Style of %s (%s)".formatted(picture.name(), settings.name()),
				"1.0.0", Task.STYLE_TRANSFER, settings.licence(), input, output, 1, facts.halo(), facts.multiple(),
				false);
	}

	private Map<String, Object> provenance(final Trained<StyleImages> trained) {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("architecture", StyleSettings.ARCHITECTURE);
		provenance.put("parameters", trained.plan().parameters());
		if (!settings.losses().extractor().isBlank()) provenance.put("extractor", settings.losses().extractor());
		if (!settings.start().isBlank()) provenance.put("start", settings.start());
		provenance.put("data",
				Map.of("picture", Map.of("source", picture.name(), "sha256", picture.hash(settings.stylesize())),
						"photographs", Map.of("source", photos.source(), "kind", photos.kind().toString(), "images",
								photos.images().size(), "pixels", photos.pixels(), "sha256", photos.hash())));
		provenance.putAll(trained.provenance());
		return provenance;
	}
}
