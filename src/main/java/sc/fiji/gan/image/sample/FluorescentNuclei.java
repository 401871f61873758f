package sc.fiji.gan.image.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * Nuclei as a camera behind a fluorescence microscope records them: photons, blurred, counted.
 */
final class FluorescentNuclei {

	/** Width of a pixel in microns. */
	static final double PIXEL = 0.325;

	/** Nuclei per square micron. */
	private static final double DENSITY = 0.0075;
	/** A Gaussian of variance 1/2. */
	private static final int[] BINOMIAL = {1, 2, 1, 2, 4, 2, 1, 2, 1};
	/** As often: the microscope's point spread, sigma 1.2 pixels. */
	private static final int BLUR = 3;
	/** Grey values without light. */
	private static final double OFFSET = 100;
	/** Standard deviation, in grey values. */
	private static final double READ_NOISE = 2.5;
	/** Grey values per photon. */
	private static final double GAIN = 2;

	private final long seed;

	FluorescentNuclei(final long seed) {
		this.seed = seed;
	}

	/** One nucleus; lengths in microns. */
	private record Nucleus(double x, double y, double radius, double aspect, double angle, double photons,
			Noise noise) {

		/** Light at a distance from the centre: even inside, with chromatin and darker nucleoli. */
		double light(final double px, final double py) {
			final double dx = px - x;
			final double dy = py - y;
			final double along = (dx * Math.cos(angle) + dy * Math.sin(angle)) / (radius * aspect);
			final double across = (dy * Math.cos(angle) - dx * Math.sin(angle)) / (radius / aspect);
			final double r = Math.hypot(along, across);
			if (r > 1.4) return 0;
			final double bumps = 0.12 * (noise.at(along * 1.2 + 9, across * 1.2) - 0.5);
			final double inside = Noise.smooth((1 + bumps - r) * radius * 1.6 + 0.5);
			final double chromatin = 0.55 + 0.9 * noise.fractal(dx * 0.55, dy * 0.55, 4);
			final double nucleoli = 1 - 0.55 * Noise.smooth((noise.at(along * 2.2, across * 2.2 + 40) - 0.72) * 9);
			return photons * inside * chromatin * nucleoli * (1 - 0.25 * r * r);
		}
	}

	ShortProcessor draw(final int size) {
		final Random random = new Random(seed);
		final List<Nucleus> nuclei = scatter(size * PIXEL, random);
		final Noise background = new Noise(seed + 1);
		final FloatProcessor photons = new FloatProcessor(size, size);
		for (int i = 0; i < size * size; i++) {
			final double x = i % size * PIXEL;
			final double y = i / size * PIXEL;
			double light = 14 + 16 * background.fractal(x / 30, y / 30, 3);
			for (final Nucleus nucleus : nuclei)
				light += nucleus.light(x, y);
			photons.setf(i, (float) (light * illumination(i % size, i / size, size)));
		}
		for (int i = 0; i < BLUR; i++)
			photons.convolve3x3(BINOMIAL);
		return record(photons, random);
	}

	/** Places nuclei where they overlap little. */
	private static List<Nucleus> scatter(final double width, final Random random) {
		final List<Nucleus> nuclei = new ArrayList<>();
		final int wanted = (int) Math.max(1, DENSITY * width * width);
		for (int attempt = 0; attempt < 40 * wanted && nuclei.size() < wanted; attempt++) {
			final Nucleus nucleus = nucleus(width, random);
			if (nuclei.stream().noneMatch(other -> Math.hypot(other.x - nucleus.x, other.y - nucleus.y) < 0.92
					* (other.radius + nucleus.radius)))
				nuclei.add(nucleus);
		}
		return nuclei;
	}

	private static Nucleus nucleus(final double width, final Random random) {
		final boolean dividing = random.nextInt(12) == 0;
		final double radius = dividing ? 3 : 4.6 + 0.8 * Math.max(-2, Math.min(2, random.nextGaussian()));
		final double aspect = dividing ? 1.5 : 1 + 0.22 * random.nextDouble();
		final double photons = (dividing ? 900 : 380) * Math.exp(0.3 * random.nextGaussian());
		return new Nucleus(random.nextDouble() * width, random.nextDouble() * width, radius, aspect,
				random.nextDouble() * Math.PI, photons, new Noise(random.nextLong()));
	}

	/** Brightest a little off the centre, as microscopes are. */
	private static double illumination(final int x, final int y, final int size) {
		final double dx = (double) x / size - 0.45;
		final double dy = (double) y / size - 0.52;
		return 1 - 0.5 * (dx * dx + dy * dy);
	}

	private static ShortProcessor record(final ImageProcessor photons, final Random random) {
		final ShortProcessor image = new ShortProcessor(photons.getWidth(), photons.getHeight());
		for (int i = 0; i < image.getPixelCount(); i++) {
			final double value = OFFSET + GAIN * poisson(photons.getf(i), random) + READ_NOISE * random.nextGaussian();
			image.set(i, (int) Math.max(0, Math.min(65535, Math.round(value))));
		}
		image.resetMinAndMax();
		return image;
	}

	/**
	 * Poisson numbers by their normal approximation, which is close from a mean of about ten.
	 */
	private static double poisson(final double mean, final Random random) {
		return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
	}
}
