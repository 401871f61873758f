package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.FrameWindows;
import sc.fiji.gan.dataset.TimeLapse;
import sc.fiji.gan.dataset.TimeLapses;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

/**
 * Trains a network that tells the next frame of a time-lapse, and makes its model package.
 */
public final class FramePredictionTraining extends ModelTraining<FrameWindows> {

	private static final int COVER_CELL = 144;

	private final FramePredictionSettings settings;
	private final TimeLapses lapses;

	/**
	 * @param lapses to learn from
	 * @param library where a model to start from is looked for; the new one goes to
	 *     {@link ModelLibrary#destination()}
	 */
	public FramePredictionTraining(final FramePredictionSettings settings, final TimeLapses lapses,
			final ModelLibrary library) {
		super(settings, library);
		this.settings = settings;
		this.lapses = lapses;
	}

	@Override
	List<String> models() {
		return List.of(settings.name());
	}

	@Override
	FrameWindows data(final Engine engine) {
		final int multiple = engine.generators(plan(1, Path.of(""), null)).get(Generators.ONLY).multiple();
		return new FrameWindows(lapses, settings.past(), settings.recursion(), settings.batch(), settings.patch(),
				multiple, settings.seed());
	}

	@Override
	TrainingPlan plan(final long until, final Path checkpoints, final Path from) {
		return settings.plan(until, checkpoints, from);
	}

	@Override
	List<String> leftOut() {
		final List<String> lines = new ArrayList<>();
		final int least = FrameWindows.least(settings.past(), settings.recursion());
		LeftOut.add(lines, LeftOut.UNREADABLE, lapses.unreadable().stream().map(Path::toString).toList());
		LeftOut.add(lines, "smaller than %d x %d pixels (patch)".formatted(settings.patch(), settings.patch()),
				sized(lapses.smallerThan(settings.patch())));
		LeftOut.add(lines, "shorter than %d frames".formatted(least), sized(lapses.shorterThan(least)));
		LeftOut.add(lines, "still (all frames alike)", sized(lapses.still()));
		return lines;
	}

	private static List<String> sized(final List<TimeLapse> series) {
		return series.stream().map(TimeLapse::sized).toList();
	}

	@Override
	String images() {
		return "'%s', %d series of %d frames in all".formatted(lapses.source(), lapses.series().size(),
				lapses.frames());
	}

	@Override
	Show show(final FrameWindows data) {
		return new Show(new CurvePlots("last frame", data.errorOfLastFrame(), data.distanceOfLastFrame()), data::error,
				new FramePictures(data));
	}

	/** About as many values as generator and discriminators have for each pixel. */
	@Override
	PreFlight.Subject subject(final Engine engine, final TrainingPlan plan) {
		final long perPixel = (8L * settings.width() + 100) * settings.recursion();
		return new PreFlight.Subject(images(), "frames, the next one of %d".formatted(settings.past()),
				Float.BYTES * lapses.pixels(), perPixel * settings.batch() * settings.patch() * settings.patch());
	}

	@Override
	List<Path> write(final Trained<FrameWindows> trained) throws IOException {
		try (TemporaryFolder work = TemporaryFolder.of("model")) {
			final Path training = work.path().resolve(ModelPackage.TRAINING);
			trained.keep(training);
			final Engine engine = trained.engine();
			final NetworkFile file = engine.export(trained.plan(), Generators.ONLY, trained.summary().best(),
					work.path().resolve("network.zip"));
			final NetworkFacts facts = engine.generators(trained.plan()).get(Generators.ONLY);
			final ModelDescription model = description(file, facts);
			final FramePredictionCard card = new FramePredictionCard(settings, lapses, facts, trained);
			final ModelPackageWriter writer = new ModelPackageWriter(model, file.path()).summary(card.summary())
					.tags(List.of("time-lapse", "video")).provenance(provenance(trained)).card(card.toMarkdown())
					.training(training);
			try (Network network = engine.load(file)) {
				final FloatArray test = raw(trained.data().heldOut().get(0));
				writer.tests(test, network.run(TensorValues.seen(test, model.input())))
						.cover(cover(network, trained.data(), work.path().resolve("cover.png")));
			}
			return List.of(writer.write(ModelLibrary.destination(), true));
		}
	}

	/** Pixels of 8 bits. */
	private static FloatArray raw(final FloatArray frames) {
		final FloatArray raw = FloatArray.zeros(frames.shape());
		for (int i = 0; i < raw.data().length; i++)
			raw.data()[i] = Math.max(0, Math.min(255, Math.round(127.5f * (frames.data()[i] + 1))));
		return raw;
	}

	private static Path cover(final Network network, final FrameWindows data, final Path file) throws IOException {
		Pictures.write(FramePictures.sheet(data, data.heldOut().stream().map(network::run).toList(), COVER_CELL), file);
		return file;
	}

	private ModelDescription description(final NetworkFile file, final NetworkFacts facts) {
		return new ModelDescription(settings.name(), "Prediction of frames (%s)".formatted(settings.name()), "1.0.0",
				Task.FRAME_PREDICTION, settings.licence(), TimeLapses.input(file.input(), settings.past()),
				new TensorDescription(file.output(), List.of("next"), List.of()), 1, facts.halo(), facts.multiple(),
				true);
	}

	private Map<String, Object> provenance(final Trained<FrameWindows> trained) {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("architecture", FramePredictionSettings.ARCHITECTURE);
		provenance.put("parameters", trained.plan().parameters());
		if (!settings.start().isBlank()) provenance.put("start", settings.start());
		provenance.put("data", Map.of("source", lapses.source(), "series", lapses.series().size(), "frames",
				lapses.frames(), "pixels", lapses.pixels(), "sha256", lapses.hash()));
		provenance.putAll(trained.provenance());
		return provenance;
	}
}
