package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.SlicedWasserstein;
import sc.fiji.gan.metric.Variety;

/**
 * Patches of images, and the same patches at a lower resolution: what a super-resolution network
 * learns to undo. Patches are turned and mirrored at random, and those with much detail are taken
 * more often than empty background.
 */
public final class SuperResolutionPairs implements TrainingData {

	/** Of so many random patches the one with the most detail is taken. */
	private static final int CANDIDATES = 2;
	private static final int HELD_OUT_PATCHES = 24;
	private static final int HELD_OUT_EDGE = 96;
	/** An empty patch, which anything gets right, counts as this: 120 dB. */
	private static final double SMALLEST_ERROR = 1e-6;

	/** What stands for the step where noise is drawn for the held-out patches. */
	private static final long BEFORE_ALL_STEPS = -1;

	/**
	 * An image at both resolutions; {@code high} is {@code scale} times as large.
	 */
	private record Pair(TrainingPlane high, TrainingPlane low) {}

	private final int scale;
	private final int batch;
	private final int patch;
	private final long seed;
	private final Degradation degradation;
	private final Quality quality;
	private final List<Pair> pairs;
	private final long pixels;
	private final String hash;
	private final List<FloatArray> heldOutInputs = new ArrayList<>();
	private final List<FloatArray> heldOutTargets = new ArrayList<>();

	/** By what the best checkpoint is chosen. */
	public enum Quality {

		/** The error of each pixel. */
		FIDELITY,
		/** Whether detail of the right kind and strength is there, wherever it is. */
		APPEARANCE
	}

	/** Pairs of the benchmarks' reduction, judged by the error of each pixel. */
	public SuperResolutionPairs(final List<TrainingPlane> planes, final int scale, final int batch, final int patch,
			final long seed) {
		this(planes, Degradation.NONE, scale, batch, patch, seed, Quality.FIDELITY);
	}

	/**
	 * @param planes at the high resolution; of their groups one in ten, at least one, is held out
	 * @param degradation how the low resolution is made of them; its noise is drawn anew for each patch
	 *     of each step, and once for the held-out patches
	 * @param batch patches in a batch
	 * @param patch edge of the low-resolution patches, in pixels
	 * @param seed decides the course of the batches
	 * @param quality what {@link #distance} measures
	 * @throws IllegalArgumentException if the planes that are large enough are not of two groups
	 */
	public SuperResolutionPairs(final List<TrainingPlane> planes, final Degradation degradation, final int scale,
			final int batch, final int patch, final long seed, final Quality quality) {
		this.degradation = degradation;
		this.quality = quality;
		hash = PixelHash.of(planes);
		this.scale = scale;
		this.batch = batch;
		this.patch = patch;
		this.seed = seed;
		final List<TrainingPlane> large = planes.stream().filter(p -> !p.isSmallerThan(patch * scale)).toList();
		final List<Integer> groups = large.stream().map(TrainingPlane::group).distinct().toList();
		if (groups.size() < 2)
			throw new IllegalArgumentException(
					"Of " + planes.size() + " training images " + groups.size() + " measure at least " + patch * scale
							+ " pixels in width and height, but 2 are needed (or one that is "
							+ LoneScene.shortest(patch * scale) + " pixels long): "
							+ "add larger images, or choose a smaller patch than " + patch + ".");
		final Set<Integer> heldOut = HeldOutGroups.oneInTen(groups);
		pairs = large.stream().filter(p -> !heldOut.contains(p.group())).map(this::pair).toList();
		pixels = pairs.stream().mapToLong(pair -> pair.low.data().length).sum();
		final List<TrainingPlane> held = large.stream().filter(p -> heldOut.contains(p.group())).toList();
		held.stream().limit(HELD_OUT_PATCHES).forEach(p -> holdOut(pair(p), HELD_OUT_PATCHES / held.size()));
	}

	private Pair pair(final TrainingPlane plane) {
		final TrainingPlane high = plane.cropToMultiple(scale);
		return new Pair(high, degradation.reduce(high, scale));
	}

	private void holdOut(final Pair pair, final int patches) {
		final SplittableRandom random = new SplittableRandom(seed);
		final int width = Math.min(HELD_OUT_EDGE, pair.low.width());
		final int height = Math.min(HELD_OUT_EDGE, pair.low.height());
		// More than fit side by side would take their time and tell nothing new.
		final int room = (pair.low.data().length - 1) / (width * height) + 1;
		for (int i = 0; i < Math.max(1, Math.min(patches, room)); i++) {
			final int x = random.nextInt(pair.low.width() - width + 1);
			final int y = random.nextInt(pair.low.height() - height + 1);
			heldOutInputs.add(noisy(pair.low.crop(x, y, width, height)));
			heldOutTargets
					.add(FloatArray.image(pair.high.crop(scale * x, scale * y, scale * width, scale * height).data(),
							scale * height, scale * width, 1));
		}
	}

	private FloatArray noisy(final TrainingPlane low) {
		final float[] data = low.data().clone();
		degradation.addNoise(data, 0, data.length, RandomStream.of(seed, BEFORE_ALL_STEPS, heldOutInputs.size()));
		return FloatArray.image(data, low.height(), low.width(), 1);
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final SplittableRandom random = RandomStream.of(seed, step);
		final FloatArray input = FloatArray.zeros(batch, patch, patch, 1);
		final FloatArray target = FloatArray.zeros(batch, patch * scale, patch * scale, 1);
		for (int i = 0; i < batch; i++) {
			final PatchPosition position = detailed(random);
			final Symmetry symmetry = Symmetry.drawn(random);
			position.copy(pairs.get(position.image()).low, 1, patch, symmetry, input.data(), i);
			degradation.addNoise(input.data(), i * patch * patch, (i + 1) * patch * patch,
					RandomStream.of(seed, step, i));
			position.copy(pairs.get(position.image()).high, scale, patch * scale, symmetry, target.data(), i);
		}
		return Map.of("input", input, "target", target);
	}

	/**
	 * The image of a random pixel: small images, which are soon known by heart, are taken less often.
	 */
	private int anyPixel(final SplittableRandom random) {
		long pixel = random.nextLong(pixels);
		int image = 0;
		while (pixel >= pairs.get(image).low.data().length)
			pixel -= pairs.get(image++).low.data().length;
		return image;
	}

	private PatchPosition detailed(final SplittableRandom random) {
		PatchPosition best = null;
		double most = -1;
		for (int i = 0; i < CANDIDATES; i++) {
			final int image = anyPixel(random);
			final TrainingPlane low = pairs.get(image).low;
			final PatchPosition position = new PatchPosition(image, random.nextInt(low.width() - patch + 1),
					random.nextInt(low.height() - patch + 1));
			final double detail = position.detail(low, patch);
			if (detail > most) {
				best = position;
				most = detail;
			}
		}
		return best;
	}

	/** The degradation, and a checksum of the images at the high resolution. */
	@Override
	public Map<String, String> settings() {
		final Map<String, String> settings = new TreeMap<>(degradation.settings());
		settings.put(IMAGES, hash);
		return settings;
	}

	@Override
	public List<FloatArray> heldOut() {
		return heldOutInputs;
	}

	/** What the outputs for {@link #heldOut()} should be, in their order. */
	public List<FloatArray> heldOutReferences() {
		return heldOutTargets;
	}

	/**
	 * {@link Quality#FIDELITY}: the {@link #error}. {@link Quality#APPEARANCE}: the sliced Wasserstein
	 * distance from the high resolution; but what is further from the truth than bicubic interpolation
	 * counts as worse by the square of that, however good it looks.
	 */
	@Override
	public double distance(final List<FloatArray> outputs) {
		if (quality == Quality.FIDELITY) return error(outputs);
		double sum = 0;
		for (int i = 0; i < outputs.size(); i++)
			sum += SlicedWasserstein.QUICK.compare(grey(outputs.get(i)), grey(heldOutTargets.get(i))).mean();
		final double excess = Math.max(1, error(outputs) / bicubicError());
		return sum / outputs.size() * excess * excess;
	}

	@Override
	public double variety(final List<FloatArray> outputs) {
		return Variety.of(outputs.stream().map(SuperResolutionPairs::grey).toList())
				/ Variety.of(heldOutTargets.stream().map(SuperResolutionPairs::grey).toList());
	}

	private static GreyImage grey(final FloatArray image) {
		return new GreyImage(image.data(), image.width(), image.height());
	}

	/**
	 * The root mean square error as a part of the range, as a geometric mean over the patches: twenty
	 * times its negative decimal logarithm is their mean PSNR. A margin is left out, where a network
	 * sees the border of its patch.
	 */
	public double error(final List<FloatArray> outputs) {
		double sum = 0;
		for (int i = 0; i < outputs.size(); i++)
			sum += Math.log(Math.max(SMALLEST_ERROR, error(outputs.get(i), heldOutTargets.get(i))));
		return Math.exp(sum / outputs.size());
	}

	/** The same for bicubic interpolation of the held-out inputs: what there is without a network. */
	public double bicubicError() {
		return error(bicubic());
	}

	/** The {@link #distance} of bicubic interpolation. */
	public double bicubicDistance() {
		return distance(bicubic());
	}

	private List<FloatArray> bicubic() {
		return heldOutInputs.stream().map(this::enlarge).toList();
	}

	private FloatArray enlarge(final FloatArray low) {
		final int height = scale * low.height();
		final int width = scale * low.width();
		return FloatArray.image(Resampling.BICUBIC.resize(low.data(), low.width(), low.height(), width, height), height,
				width, 1);
	}

	private double error(final FloatArray a, final FloatArray b) {
		final int margin = 4 * scale;
		double sum = 0;
		long count = 0;
		for (int y = margin; y < a.height() - margin; y++)
			for (int x = margin; x < a.width() - margin; x++) {
				final double difference = a.data()[y * a.width() + x] - b.data()[y * a.width() + x];
				sum += difference * difference;
				count++;
			}
		return Math.sqrt(sum / count);
	}
}
