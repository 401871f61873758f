package sc.fiji.gan.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrialProcess;
import sc.fiji.gan.exchange.TestImages.Deviation;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.model.ForeignModel;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.SelfDescribed;

/**
 * Takes in a model that others made, with this plugin or without it: a package of the BioImage
 * Model Zoo or of CSBDeep, as a zip or a folder, a SavedModel, or a frozen graph.
 *
 * <pre>
 * try (TrialProcess process = new TrialProcess(progress);
 * 		ModelImport in = new ModelImport(Engines.engine(), process, progress)) {
 * 	ImportedModel model = in.read(file, ImportSettings.DEFAULT);
 * 	model.lines().forEach(IJ::log);
 * 	model.write(ModelLibrary.destination(), false);
 * }
 * </pre>
 *
 * Nothing of a stranger is trusted: see {@link Unpacking} for archives and {@link Engine#convert}
 * for networks, which run first in a process of their own. Until {@link ImportedModel#write}
 * nothing is written but to a temporary folder, which is gone when this is closed.
 */
public final class ModelImport implements AutoCloseable {

	/** Of temporary folders of this process. */
	static final String PURPOSE = "exchange" + ProcessHandle.current().pid() + "-";

	private final Engine engine;
	private final TrialProcess process;
	private final Progress progress;
	private final TemporaryFolder work;

	/** @param process stays open, for whoever opened it to close */
	public ModelImport(final Engine engine, final TrialProcess process, final Progress progress) {
		this.engine = engine;
		this.process = process;
		this.progress = progress;
		try {
			work = TemporaryFolder.of(PURPOSE);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Reads a model and tries it. To be called once.
	 *
	 * @param file a package's zip, folder or {@code rdf.yaml}, a SavedModel's folder, or a frozen graph
	 * @return to be written before this is closed
	 * @throws sc.fiji.gan.model.ModelException if it is no model or its package is damaged
	 * @throws EngineException if its network is damaged, refused, or does not run
	 * @throws java.util.concurrent.CancellationException if {@code progress} is canceled
	 */
	public ImportedModel read(final Path file, final ImportSettings settings) {
		progress.update(0, "Reading " + file.getFileName());
		try {
			return read(file, ImportSource.unpacked(file, work.path(), progress), settings);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private ImportedModel read(final Path file, final Path unpacked, final ImportSettings settings) throws IOException {
		final Optional<ModelPackage> described = settings.givenTask().isPresent()
				? Optional.empty()
				: SelfDescribed.find(unpacked);
		return described.isPresent()
				? new DescribedTrial(process, progress).tried(file, described.get(), settings, work.path())
				: tried(ImportSource.open(file, unpacked, work.path(), progress), settings);
	}

	private ImportedModel tried(final ImportSource source, final ImportSettings settings) {
		progress.update(0.2, "Trying its network");
		final NetworkTrial trial = new NetworkTrial(engine, process, source.network(),
				work.path().resolve("converted.zip"));
		final Wiring wiring = trial.wire(source.model(), settings);
		final TriedModel model = tried(source, wiring, settings);
		return model.isAsItShouldBe() || !settings.inputAxes().isEmpty()
				? model
				: turned(model, trial, source, settings);
	}

	/**
	 * Networks that were trained in Java have been given images whose axes y and x are exchanged, and
	 * are so described as if they had not.
	 */
	private TriedModel turned(final TriedModel model, final NetworkTrial trial, final ImportSource source,
			final ImportSettings settings) {
		final Wiring wiring = model.findings().wiring();
		try {
			final TriedModel other = tried(source, trial.turn(wiring), settings);
			if (other.isAsItShouldBe()) return other;
		} catch (final EngineException | IllegalArgumentException e) {
			// Then they are as they were described.
		}
		trial.restore(wiring);
		return model;
	}

	private TriedModel tried(final ImportSource source, final Wiring wiring, final ImportSettings settings) {
		final ForeignModel model = source.model();
		requireScale(settings, wiring);
		final Finding<Integer> multiple = number(settings.multiple(), 0, model.multiple(),
				() -> reach(wiring).multiple());
		final Finding<Integer> halo = number(settings.halo(), -1, model.halo(),
				() -> reach(wiring).halo(multiple.value()));
		final Values values = new Values(model, wiring, settings, process::run, multiple.value());
		final ModelDescription description = new Describing(source, settings, wiring, values)
				.describe(Math.max(0, halo.value()), multiple.value());
		progress.update(0.9, "Comparing with the test image of the package");
		final Optional<TestImages> given = TestImages.of(model);
		final Optional<Deviation> deviation = given.map(images -> deviation(images, description));
		final FloatArray input = given.filter(images -> !images.isProcessed()).map(TestImages::input)
				.filter(image -> isLarge(image, description)).orElseGet(() -> Samples.suitedTo(description));
		final ImportFindings findings = new ImportFindings(model.format(), wiring,
				Describing.task(settings, model, wiring), values.words(), halo, multiple, deviation);
		return new TriedModel(source, wiring.file().path(), description, findings, input, made(input, description),
				work.path());
	}

	private Reach reach(final Wiring wiring) {
		return new Reach(process::run, wiring.channels().value(), wiring.scale(), progress);
	}

	private static void requireScale(final ImportSettings settings, final Wiring wiring) {
		if (settings.scale() != 0 && settings.scale() != wiring.scale())
			throw new IllegalArgumentException("scale=" + settings.scale() + " is not so: the network makes images "
					+ wiring.scale() + " times larger; leave it out, or name another output (outputtensor=name).");
	}

	private interface Measurement {

		int measure();
	}

	private static Finding<Integer> number(final int given, final int notGiven, final int read,
			final Measurement measurement) {
		if (given != notGiven) return Finding.given(given);
		return read == ForeignModel.UNKNOWN ? Finding.tried(measurement.measure()) : Finding.read(read);
	}

	private FloatArray made(final FloatArray input, final ModelDescription description) {
		return TensorValues.finished(process.run(TensorValues.seen(input, description.input())), description.output());
	}

	private Deviation deviation(final TestImages images, final ModelDescription description) {
		try {
			return images
					.deviation(images.isProcessed() ? process.run(images.input()) : made(images.input(), description));
		} catch (final IllegalArgumentException | EngineException e) {
			throw new IllegalArgumentException("The test image of the package cannot be processed (" + e.getMessage()
					+ "): the package does not describe its network, so give what is wrong in it (inputaxes, outputaxes,"
					+ " outputtensor).", e);
		}
	}

	/** Whether a pixel of it is further than the halo from every side. */
	private static boolean isLarge(final FloatArray image, final ModelDescription description) {
		final int least = 2 * description.halo() + 1;
		return image.height() >= least && image.width() >= least && image.height() % description.multiple() == 0
				&& image.width() % description.multiple() == 0 && image.channels() == description.inputChannels();
	}

	/** Removes what was unpacked. */
	@Override
	public void close() {
		try {
			work.close();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
