package sc.fiji.gan.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import sc.fiji.gan.image.Resampling;

/**
 * How the small images of a training are made of the large ones: what a microscope does, in its
 * order. The lens blurs, the pixels of the camera collect, light comes in photons, and the
 * electronics add noise. Nothing is clipped, so that no step changes the mean.
 *
 * @param kernel how pixels become fewer
 * @param blur standard deviation of a Gaussian, in pixels of the large image; 0 for none
 * @param photons how many make a white pixel of the small image, on average; black has none. 0 for
 *     no Poisson noise
 * @param noise standard deviation of Gaussian noise, in percent of the range from black to white; 0
 *     for none
 */
public record Degradation(Kernel kernel, double blur, double photons, double noise) {

	/** Antialiased bicubic reduction alone. */
	public static final Degradation NONE = new Degradation(Kernel.BICUBIC, 0, 0, 0);

	private static final double LARGEST_BLUR = 20;
	private static final double MOST_PHOTONS = 1e9;
	private static final double LARGEST_NOISE = 100;

	/** How pixels become fewer. */
	public enum Kernel {

		/** Keys' cubic, widened against aliasing, as MATLAB's {@code imresize}. */
		BICUBIC("antialiased bicubic reduction (as MATLAB's `imresize`)"),
		/** The mean of the square that becomes a pixel, as a camera's binning does. */
		AREA("the mean of the square that becomes a pixel"),
		/** One pixel of the square that becomes a pixel, nearest to its middle: aliased. */
		NEAREST("taking one pixel of each square that becomes a pixel");

		private final String words;

		Kernel(final String words) {
			this.words = words;
		}

		/** As it is written in a macro. */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * The kernel of a name.
		 *
		 * @throws IllegalArgumentException if there is none; one sentence for the user
		 */
		public static Kernel named(final String name) {
			return Arrays.stream(values()).filter(k -> k.toString().equals(name)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException(
							"kernel=" + name + " is not possible: give bicubic, area or nearest."));
		}
	}

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public Degradation {
		require(blur, LARGEST_BLUR, "blur", "large pixels");
		require(photons, MOST_PHOTONS, "photons", "photons in a white pixel");
		require(noise, LARGEST_NOISE, "noise", "percent");
	}

	private static void require(final double value, final double largest, final String key, final String unit) {
		if (!(value >= 0 && value <= largest))
			throw new IllegalArgumentException(key + "=" + number(value)
					+ " is not possible: give a number from 0 (none) to " + number(largest) + " " + unit + ".");
	}

	/**
	 * What becomes of an image as a whole.
	 *
	 * @param high of a width and height that are multiples of {@code scale}
	 * @param random the same numbers make the same noise
	 */
	public TrainingPlane of(final TrainingPlane high, final int scale, final SplittableRandom random) {
		final TrainingPlane low = reduce(high, scale);
		final float[] noisy = low.data().clone();
		addNoise(noisy, 0, noisy.length, random);
		return new TrainingPlane(low.name(), low.group(), noisy, low.width(), low.height());
	}

	/**
	 * Blurs and reduces; noise comes later, to each patch anew.
	 *
	 * @param high of a width and height that are multiples of {@code scale}
	 */
	public TrainingPlane reduce(final TrainingPlane high, final int scale) {
		final TrainingPlane blurred = blurred(high);
		final int width = high.width() / scale;
		final int height = high.height() / scale;
		final float[] low = kernel == Kernel.AREA
				? means(blurred, scale)
				: (kernel == Kernel.NEAREST ? Resampling.NEAREST : Resampling.BICUBIC).resize(blurred.data(),
						high.width(), high.height(), width, height);
		return new TrainingPlane(high.name(), high.group(), low, width, height);
	}

	private TrainingPlane blurred(final TrainingPlane plane) {
		if (blur == 0) return plane;
		final float[] data = GaussianFilter.ofSigma(blur).apply(plane.data(), plane.width(), plane.height());
		return new TrainingPlane(plane.name(), plane.group(), data, plane.width(), plane.height());
	}

	private static float[] means(final TrainingPlane plane, final int scale) {
		final int width = plane.width() / scale;
		final double[] sums = new double[width * (plane.height() / scale)];
		for (int y = 0; y < plane.height() / scale * scale; y++)
			for (int x = 0; x < width * scale; x++)
				sums[y / scale * width + x / scale] += plane.data()[y * plane.width() + x];
		final float[] means = new float[sums.length];
		for (int i = 0; i < sums.length; i++)
			means[i] = (float) (sums[i] / (scale * scale));
		return means;
	}

	/**
	 * Adds the noise of the photons and then that of the electronics. Pixels darker than black have no
	 * photons, and so no noise of them.
	 *
	 * @param values black is 0 and white 1
	 * @param from the first to change
	 * @param to the first not to change any more
	 */
	void addNoise(final float[] values, final int from, final int to, final SplittableRandom random) {
		final PoissonNumbers poisson = new PoissonNumbers(random);
		for (int i = from; i < to; i++) {
			if (photons > 0 && values[i] > 0) values[i] = (float) (poisson.next(values[i] * photons) / photons);
			if (noise > 0) values[i] += (float) (noise / 100 * random.nextGaussian());
		}
	}

	/** Whether there is noise, as in micrographs rather than photographs. */
	public boolean isNoisy() {
		return photons > 0 || noise > 0;
	}

	/**
	 * What is not as in {@link #NONE}, by macro keys: what may not change in a training that is
	 * resumed.
	 */
	public Map<String, String> settings() {
		final Map<String, String> settings = new TreeMap<>();
		if (kernel != Kernel.BICUBIC) settings.put("kernel", kernel.toString());
		if (blur > 0) settings.put("blur", number(blur));
		if (photons > 0) settings.put("photons", number(photons));
		if (noise > 0) settings.put("noise", number(noise));
		return settings;
	}

	/** The rest of a sentence that begins with: the small images were made by. */
	public String inWords() {
		final List<String> steps = new ArrayList<>();
		if (blur > 0) steps.add("a Gaussian blur of " + number(blur) + " large pixels (standard deviation)");
		steps.add(kernel.words);
		if (photons > 0) steps.add("Poisson noise of " + number(photons) + " photons in a white pixel");
		if (noise > 0) steps.add("Gaussian noise of " + number(noise) + " % of the range (standard deviation)");
		return String.join(", then ", steps);
	}

	private static String number(final double value) {
		return Double.isFinite(value)
				? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
				: Double.toString(value);
	}
}
