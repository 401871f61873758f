package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.PaintingData;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FloatArray;
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
 * Trains a network that paints photographs, and makes its model package.
 *
 * @param <D> photographs, and what they are to be painted like
 */
abstract class PaintingTraining<D extends PaintingData> extends ModelTraining<D> {

	private final StyleSettings settings;
	private final ImageDomain photos;

	PaintingTraining(final StyleSettings settings, final ImageDomain photos, final ModelLibrary library) {
		super(settings, library);
		this.settings = settings;
		this.photos = photos;
	}

	/** What the network is called in plans. */
	abstract String architecture();

	/** What it paints like, such as {@code the picture 'waves.png'}. */
	abstract String pictures();

	/** What it paints like, for people who choose it from a list. */
	abstract String title();

	/**
	 * The network of the package.
	 *
	 * @param zip where it is written
	 */
	abstract NetworkFile export(Trained<D> trained, Path zip);

	/** Inputs of that network, of held-out images. */
	abstract List<FloatArray> inputs(D data);

	abstract StyleCard card(Trained<D> trained, NetworkFacts facts);

	/** Where the pictures come from, and what they are. */
	abstract Object pictureProvenance();

	final StyleSettings settings() {
		return settings;
	}

	final ImageDomain photos() {
		return photos;
	}

	@Override
	final List<String> models() {
		return List.of(settings.name());
	}

	@Override
	final TrainingPlan plan(final long until, final Path checkpoints, final Path from) {
		return settings.plan(architecture(), until, checkpoints, from, extractor());
	}

	private FeatureExtractor extractor() {
		final String extractor = settings.losses().extractor();
		return extractor.isBlank() ? null : library().open(extractor).featureExtractor();
	}

	/** Of which the sides of squares have to be multiples. */
	final int multiple(final Engine engine) {
		return engine.generators(plan(1, Path.of(""), null)).get(Generators.ONLY).multiple();
	}

	@Override
	final List<String> leftOut() {
		return LeftOut.lines(photos, settings.patch());
	}

	@Override
	final String images() {
		return "%s and %d photographs of '%s' (%s)".formatted(pictures(), photos.images().size(), photos.source(),
				photos.kind());
	}

	@Override
	final Show show(final D data) {
		return new Show(new CurvePlots(Double.NaN, Double.NaN), data::error, new ExamplePictures(data));
	}

	/** About as many values as generator, discriminators and filters have for each pixel. */
	@Override
	final PreFlight.Subject subject(final Engine engine, final TrainingPlan plan) {
		final long perPixel = 16L * settings.network().width() + 256;
		return new PreFlight.Subject(images(), "style", Float.BYTES * 3 * photos.pixels(),
				perPixel * settings.batch() * settings.patch() * settings.patch());
	}

	@Override
	final List<Path> write(final Trained<D> trained) throws IOException {
		try (TemporaryFolder work = TemporaryFolder.of("model")) {
			final Path training = work.path().resolve(ModelPackage.TRAINING);
			trained.keep(training);
			final NetworkFile file = export(trained, work.path().resolve("network.zip"));
			final NetworkFacts facts = trained.engine().generators(trained.plan()).get(Generators.ONLY);
			final ModelDescription model = description(file, facts);
			final TranslationExample example = TranslationExample.make(trained.engine(), file, model,
					inputs(trained.data()), work.path());
			final StyleCard card = card(trained, facts);
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
		return new ModelDescription(settings.name(), title(), "1.0.0", Task.STYLE_TRANSFER, settings.licence(), input,
				output, 1, facts.halo(), facts.multiple(), false);
	}

	private Map<String, Object> provenance(final Trained<D> trained) {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("architecture", architecture());
		provenance.put("parameters", trained.plan().parameters());
		if (!settings.losses().extractor().isBlank()) provenance.put("extractor", settings.losses().extractor());
		if (!settings.start().isBlank()) provenance.put("start", settings.start());
		provenance.put("data",
				Map.of("picture", pictureProvenance(), "photographs",
						Map.of("source", photos.source(), "kind", photos.kind().toString(), "images",
								photos.images().size(), "pixels", photos.pixels(), "sha256", photos.hash())));
		provenance.putAll(trained.provenance());
		return provenance;
	}
}
