package sc.fiji.gan.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.InputLayout.InputPlane;
import sc.fiji.gan.model.ModelDescription;

/**
 * A time-lapse that is continued by a model that makes the next frame of the last ones: its frames
 * as they are, and behind them the predicted ones, each made of those before it, also of predicted
 * ones.
 *
 * <pre>
 * ImagePlus longer = new TimeLapseContinuation(model, network, budget, provenance, warnings).apply(lapse,
 * 		new PredictionRequest(5), Progress.NONE);
 * </pre>
 * <p>
 * Each channel and each slice is continued by itself. Black and white are those of the whole
 * time-lapse, of a channel. What is predicted is given to the network again before it is rounded.
 * Kept are bit depth, display ranges, LUTs, composite mode, calibration with the frame interval,
 * slice labels, overlay and the Info property; a selection is cropped to, as by
 * {@link ModelApplication}. Planes are processed in tiles, and a virtual stack is never in memory
 * as a whole.
 */
public final class TimeLapseContinuation {

	private final ModelDescription model;
	private final Network network;
	private final MemoryBudget budget;
	private final Provenance provenance;
	private final Consumer<String> warnings;

	/** What comes of one time-lapse. */
	private record Job(InputLayout source, PredictionRequest wanted, ResultLayout layout, PlaneStore store,
			TiledNetwork tiles, Steps steps, NonFinitePixels nonFinite) {

		void store(final int channel, final int slice, final int frame, final ImageProcessor plane,
				final String label) {
			store.put(1 + channel + source.groups() * (slice + source.slices() * frame), plane, label);
		}
	}

	/**
	 * @param model for the prediction of frames
	 * @param network stays open, for whoever opened it to close
	 * @param provenance what the result says of its origin
	 * @param warnings told in one sentence what the user should know of the result, if anything
	 */
	public TimeLapseContinuation(final ModelDescription model, final Network network, final MemoryBudget budget,
			final Provenance provenance, final Consumer<String> warnings) {
		this.model = model;
		this.network = network;
		this.budget = budget;
		this.provenance = provenance;
		this.warnings = warnings;
	}

	/**
	 * Continues a time-lapse.
	 *
	 * @param input is not changed
	 * @param wanted how many frames, and with how much grain
	 * @param progress asked about 20 times a second whether to go on
	 * @return a new image, not shown, titled {@code <title without file extension>-<model id>}; its
	 * predicted planes are labelled {@code predicted +1} and so on
	 * @throws IllegalArgumentException if the image does not suit the model or the memory; one sentence
	 *     for the user
	 * @throws java.util.concurrent.CancellationException if {@code progress} is canceled
	 * @throws sc.fiji.gan.engine.EngineException if the network fails
	 */
	public ImagePlus apply(final ImagePlus input, final PredictionRequest wanted, final Progress progress) {
		check(input);
		final InputLayout source = new InputLayout(TimeAxis.of(input), model.input().firstChannel(), model.id());
		final ResultLayout layout = new ResultLayout(input.getBitDepth(), 1, true, false);
		final int all = source.frames() + wanted.frames();
		final ResultSize size = ResultSize.of(source, layout, model, budget, input.getTitle(), all);
		final NonFinitePixels nonFinite = new NonFinitePixels();
		final Steps steps = new Steps(progress, model.id(),
				(long) source.groups() * source.slices() * wanted.frames() * size.grid().size());
		final ImagePlus result;
		try (PlaneStore store = size.newStore();
				TiledNetwork tiles = new TiledNetwork(network, model, size.grid(), steps)) {
			run(new Job(source, wanted, layout, store, tiles, steps, nonFinite));
			result = new ImagePlus(ModelApplication.title(input, model), store.finish());
		}
		if (TimeAxis.isGuessed(input)) warnings.accept(TimeAxis.guess(input));
		nonFinite.report(input.getTitle(), false, warnings);
		result.setDimensions(source.groups(), source.slices(), all);
		return finish(input, source, result, wanted);
	}

	private void check(final ImagePlus input) {
		TimeAxis.requireGrey(input);
		if (!model.input().isOfFrames() || model.outputChannels() != 1)
			throw new IllegalArgumentException("Model '" + model.id() + "' takes " + model.input().channels()
					+ " and makes " + model.outputChannels()
					+ " channels, but time-lapses are continued by models that take past frames and grain, and make one"
					+ " frame: choose another model.");
		final int there = TimeAxis.frames(input);
		if (there < past())
			throw new IllegalArgumentException("Model '" + model.id() + "' needs " + past()
					+ " frames to predict the next one, '" + input.getTitle() + "' has " + there
					+ ": open a longer time-lapse, or tell ImageJ which dimension is time (Image > Properties...).");
	}

	/** How many frames the network sees. */
	private int past() {
		return model.inputChannels() - 1;
	}

	private void run(final Job job) {
		for (int c = 0; c < job.source.groups(); c++) {
			final Normalisation before = job.source.normalisation(model.input().firstChannel(), c, job.steps::check);
			for (int z = 0; z < job.source.slices(); z++) {
				final Deque<Plane> last = new ArrayDeque<>();
				for (int t = 0; t < job.source.frames(); t++) {
					job.steps.check();
					final ImageProcessor original = job.source.processor(c, z, t);
					job.store(c, z, t, original, job.source.label(c, z, t));
					if (t < job.source.frames() - past()) continue;
					final InputPlane plane = job.source.plane(c, z, t);
					job.nonFinite.add(plane.floats());
					last.add(plane.pixels());
				}
				predict(job, before, c, z, last);
			}
		}
	}

	private void predict(final Job job, final Normalisation before, final int channel, final int slice,
			final Deque<Plane> last) {
		final Normalisation after = before.inverse();
		for (int next = 1; next <= job.wanted.frames(); next++) {
			final List<Plane> frames = new ArrayList<>(last);
			frames.add(
					new FrameNoise(last.getLast().width(), last.getLast().height(), next, job.wanted.grain(), after));
			final Plane seen = Plane.interleave(frames);
			final GreyPlanes made = new GreyPlanes(32, seen.width(), seen.height(), 1, List.of());
			job.tiles.run(seen, before, after, made);
			final FloatProcessor frame = (FloatProcessor) made.processors().get(0);
			last.remove();
			last.add(Plane.of(frame));
			job.store(channel, slice, job.source.frames() + next - 1, rounded(frame, job.layout.bitDepth()),
					"predicted +" + next);
		}
	}

	/** Whole numbers within the range of the bit depth; floats as they are. */
	private static ImageProcessor rounded(final FloatProcessor frame, final int bitDepth) {
		return switch (bitDepth) {
			case 8 -> frame.convertToByteProcessor(false);
			case 16 -> frame.convertToShortProcessor(false);
			default -> frame;
		};
	}

	private ImagePlus finish(final ImagePlus input, final InputLayout source, final ImagePlus result,
			final PredictionRequest wanted) {
		new Geometry(source.area(), 1).transfer(input, result);
		final ImagePlus shown = Display.transfer(input, result, true);
		shown.setOpenAsHyperStack(input.isHyperStack());
		shown.setPosition(Math.min(input.getC(), shown.getNChannels()), Math.min(input.getZ(), shown.getNSlices()),
				source.frames() + 1);
		Properties.transfer(input, shown);
		provenance.with("frames", String.valueOf(wanted.frames())).with("grain", String.valueOf(wanted.grain()))
				.with("firstpredicted", String.valueOf(source.frames() + 1)).mark(shown);
		return shown;
	}
}
