package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TrainingData;

/**
 * Parts of time-lapses, some frames long: what the prediction of frames learns from. Batches are
 * {@code frames}, turned and mirrored, and a little brighter or darker, and {@code noise}. Time is
 * never turned round, for much in nature, such as the division of cells, goes one way.
 * <p>
 * Of ten files or more, every tenth is held out whole. Of fewer, the end of each series is: the
 * last eighth of its frames is never shown as what is to come, nor as what has been.
 */
public final class FrameWindows implements TrainingData {

	/** From so many files on, whole ones are held out. */
	private static final int MANY = 10;
	private static final int HELD_OUT_PART = 8;
	private static final int HELD_OUT = 24;
	private static final int HELD_OUT_EDGE = 160;
	private static final int EXAMPLES = 4;
	/** The natural logarithm of how many times brighter or darker frames are made, at most. */
	private static final double GAIN = 0.2;
	/** What stands for the step where held-out places are drawn. */
	private static final long BEFORE_ALL_STEPS = -1;

	/** A part of a series, some frames long, from one of its frames on. */
	private record Window(TimeLapse series, int first) {}

	/**
	 * A held-out example: the last two frames that are seen, what comes, and what was predicted.
	 *
	 * @param images each {@code {1, height, width, 1}}
	 */
	public record Example(List<FloatArray> images) {}

	private final int past;
	private final int recursion;
	private final int batch;
	private final int patch;
	private final long seed;
	private final Map<String, String> settings;
	private final List<Window> trained = new ArrayList<>();
	private final long[] areas;
	private final List<FloatArray> inputs = new ArrayList<>();
	private final List<FloatArray> targets = new ArrayList<>();

	/**
	 * @param past how many frames a network sees
	 * @param recursion how many frames it is to predict, one after the other
	 * @param batch parts in a batch
	 * @param patch edge of the squares, in pixels
	 * @param multiple of which edges have to be multiples
	 * @param seed decides the course of the batches
	 * @throws IllegalArgumentException if there are too few frames, or the squares are too large; one
	 *     sentence for the user
	 */
	public FrameWindows(final TimeLapses lapses, final int past, final int recursion, final int batch, final int patch,
			final int multiple, final long seed) {
		UnpairedImages.requireMultiple(patch, multiple);
		this.past = past;
		this.recursion = recursion;
		this.batch = batch;
		this.patch = patch;
		this.seed = seed;
		settings = Map.of(IMAGES, lapses.hash());
		final List<TimeLapse> used = lapses.series().stream()
				.filter(s -> !s.isSmallerThan(patch) && s.length() >= least(past, recursion) && !s.isStill()).toList();
		if (used.isEmpty()) throw new IllegalArgumentException(tooLittle(lapses));
		final List<Window> heldOut = divide(used);
		areas = trained.stream().mapToLong(w -> (long) w.series.width() * w.series.height()).toArray();
		for (int i = 1; i < areas.length; i++)
			areas[i] += areas[i - 1];
		hold(heldOut, multiple);
	}

	/** So many frames a series must have: those of a part, and one that is held out. */
	public static int least(final int past, final int recursion) {
		return past + recursion + 1;
	}

	private String tooLittle(final TimeLapses lapses) {
		final TimeLapse longest = lapses.series().stream().max((a, b) -> Integer.compare(a.length(), b.length()))
				.orElseThrow();
		if (longest.length() < least(past, recursion))
			return "'%s' has %d frame%s, but past=%d and recursion=%d need %d: give a longer time-lapse, or smaller numbers."
					.formatted(longest.name(), longest.length(), longest.length() == 1 ? "" : "s", past, recursion,
							least(past, recursion));
		return ("None of the %d series of '%s' is large enough and changes: '%s' measures %d x %d pixels and patch=%d;"
				+ " choose a smaller patch, or other time-lapses.").formatted(lapses.series().size(), lapses.source(),
						longest.name(), longest.width(), longest.height(), patch);
	}

	/** @return what is held out, each as long as what a network sees and the frame that comes */
	private List<Window> divide(final List<TimeLapse> used) {
		final List<Integer> groups = used.stream().map(TimeLapse::group).distinct().toList();
		final boolean many = groups.size() >= MANY;
		final Set<Integer> whole = many ? HeldOutGroups.oneInTen(groups) : Set.of();
		final List<Window> heldOut = new ArrayList<>();
		for (final TimeLapse series : used) {
			final int end = whole.contains(series.group()) ? 0 : many ? series.length() : trainedFrames(series);
			for (int first = 0; first + past + recursion <= end; first++)
				trained.add(new Window(series, first));
			if (end < series.length()) for (int next = Math.max(past, end); next < series.length(); next++)
				heldOut.add(new Window(series, next - past));
		}
		return heldOut;
	}

	private int trainedFrames(final TimeLapse series) {
		final int heldOut = Math.max(1, series.length() / HELD_OUT_PART);
		return Math.max(past + recursion, series.length() - heldOut);
	}

	private void hold(final List<Window> windows, final int multiple) {
		final int shortest = windows.stream().mapToInt(w -> Math.min(w.series.width(), w.series.height())).min()
				.orElseThrow();
		final int side = Math.min(shortest, Math.max(HELD_OUT_EDGE, patch)) / multiple * multiple;
		final SplittableRandom random = RandomStream.of(seed, BEFORE_ALL_STEPS);
		final int count = Math.min(HELD_OUT, windows.size());
		for (int i = 0; i < count; i++) {
			final Window window = windows.get(i * windows.size() / count);
			final int left = random.nextInt(window.series.width() - side + 1);
			final int top = random.nextInt(window.series.height() - side + 1);
			inputs.add(
					beside(window.series.part(window.first, past, left, top, side), noise(random, 1, side, side, 1)));
			targets.add(window.series.part(window.first + past, 1, left, top, side));
		}
	}

	/** The channels of both. */
	private static FloatArray beside(final FloatArray frames, final FloatArray noise) {
		final int count = frames.channels();
		final FloatArray both = FloatArray.zeros(1, frames.height(), frames.width(), count + 1);
		for (int i = 0; i < noise.data().length; i++) {
			System.arraycopy(frames.data(), i * count, both.data(), i * (count + 1), count);
			both.data()[i * (count + 1) + count] = noise.data()[i];
		}
		return both;
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final SplittableRandom random = RandomStream.of(seed, step);
		final FloatArray frames = FloatArray.zeros(batch, patch, patch, past + recursion);
		for (int i = 0; i < batch; i++) {
			final Window window = draw(random);
			final int left = random.nextInt(window.series.width() - patch + 1);
			final int top = random.nextInt(window.series.height() - patch + 1);
			final double gain = Math.exp(GAIN * (2 * random.nextDouble() - 1));
			window.series.copy(window.first, past + recursion, left, top, patch, Symmetry.drawn(random), gain,
					frames.data(), i);
		}
		return Map.of("frames", frames, "noise", noise(random, batch, patch, patch, recursion));
	}

	/** Even numbers from -1 to 1. */
	private static FloatArray noise(final SplittableRandom random, final int... shape) {
		final FloatArray noise = FloatArray.zeros(shape);
		for (int i = 0; i < noise.data().length; i++)
			noise.data()[i] = (float) (2 * random.nextDouble() - 1);
		return noise;
	}

	/** By area, as other trainings draw their squares. */
	private Window draw(final SplittableRandom random) {
		final long pixel = random.nextLong(areas[areas.length - 1]);
		int i = 0;
		while (pixel >= areas[i])
			i++;
		return trained.get(i);
	}

	@Override
	public Map<String, String> settings() {
		return settings;
	}

	/** How many parts, {@code past + recursion} frames long, there are to train on. */
	public int windows() {
		return trained.size();
	}

	@Override
	public List<FloatArray> heldOut() {
		return inputs;
	}

	/** The last frame that is seen of each held-out part. */
	private List<FloatArray> lastFrames() {
		return inputs.stream().map(input -> frame(input, past - 1)).toList();
	}

	private static FloatArray frame(final FloatArray input, final int index) {
		final FloatArray frame = FloatArray.zeros(1, input.height(), input.width(), 1);
		for (int i = 0; i < frame.data().length; i++)
			frame.data()[i] = input.data()[i * input.channels() + index];
		return frame;
	}

	/**
	 * The {@link #error} as a part of that of repeating the last frame, plus what the predicted frames
	 * lack of the sharpness of the real ones: an error alone would prefer what is blurred.
	 */
	@Override
	public double distance(final List<FloatArray> outputs) {
		return error(outputs) / Math.max(1e-6, errorOfLastFrame()) + Math.max(0, 1 - sharpness(outputs));
	}

	/** The root mean square difference from the frames that came, as a part of the range. */
	public double error(final List<FloatArray> outputs) {
		return Translations.meanDifference(outputs, targets);
	}

	/** The error of who takes the last frame for the next. */
	public double errorOfLastFrame() {
		return error(lastFrames());
	}

	/** The distance of who does that. */
	public double distanceOfLastFrame() {
		return distance(lastFrames());
	}

	/** The sum of all steps between neighbouring pixels, as a part of that of the frames that came. */
	public double sharpness(final List<FloatArray> outputs) {
		return steps(outputs) / Math.max(1e-6, steps(targets));
	}

	private static double steps(final List<FloatArray> images) {
		double sum = 0;
		for (final FloatArray image : images) {
			final int width = image.width();
			for (int y = 0; y + 1 < image.height(); y++)
				for (int x = 0; x + 1 < width; x++) {
					final float here = image.data()[y * width + x];
					sum += Math.abs(image.data()[y * width + x + 1] - here)
							+ Math.abs(image.data()[(y + 1) * width + x] - here);
				}
		}
		return sum;
	}

	/** What the images of an {@link Example} are, in their order. */
	public List<String> exampleTitles() {
		return List.of("past", "last", "real next", "predicted");
	}

	/**
	 * Held-out parts with what was predicted.
	 *
	 * @param outputs in the order of the inputs
	 */
	public List<Example> examples(final List<FloatArray> outputs) {
		final int count = Math.min(EXAMPLES, inputs.size());
		return IntStream
				.range(0, count).map(i -> i * inputs.size() / count).mapToObj(i -> new Example(List
						.of(frame(inputs.get(i), 0), frame(inputs.get(i), past - 1), targets.get(i), outputs.get(i))))
				.toList();
	}
}
