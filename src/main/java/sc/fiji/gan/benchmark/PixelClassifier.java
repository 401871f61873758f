package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ij.plugin.filter.GaussianBlur;
import ij.process.FloatProcessor;
import sc.fiji.gan.metric.GreyImage;

/**
 * Tells objects from ground, pixel by pixel, by logistic regression on an image's values, edges and
 * surroundings at several scales: about what Labkit or Weka do, with the simplest of classifiers,
 * so that what it learns depends on the images it is shown and on nothing else.
 */
final class PixelClassifier {

	private static final double[] SCALES = {0, 1, 2, 4, 8, 16};
	private static final int FEATURES = 2 * SCALES.length;
	private static final double BLUR_ACCURACY = 0.002;
	private static final int SAMPLES_PER_IMAGE = 200;
	private static final int ITERATIONS = 600;
	private static final double RATE = 0.5;
	private static final double MOMENTUM = 0.9;

	/** An image and where its objects are. */
	record Example(GreyImage image, boolean[] objects) {}

	private final double[] means = new double[FEATURES];
	private final double[] deviations = new double[FEATURES];
	private final double[] weights = new double[FEATURES + 1];

	private PixelClassifier() {}

	/** @param seed decides which pixels are looked at */
	static PixelClassifier trained(final List<Example> examples, final long seed) {
		final List<double[]> samples = new ArrayList<>();
		final List<Boolean> truths = new ArrayList<>();
		final SplittableRandom random = new SplittableRandom(seed);
		for (final Example example : examples) {
			final float[][] features = features(example.image);
			for (int i = 0; i < SAMPLES_PER_IMAGE; i++) {
				final int pixel = random.nextInt(example.objects.length);
				samples.add(sample(features, pixel));
				truths.add(example.objects[pixel]);
			}
		}
		final PixelClassifier classifier = new PixelClassifier();
		classifier.standardise(samples);
		classifier.descend(samples, truths);
		return classifier;
	}

	/** Whether each pixel belongs to an object. */
	boolean[] apply(final GreyImage image) {
		final float[][] features = features(image);
		final boolean[] objects = new boolean[image.values().length];
		for (int i = 0; i < objects.length; i++) {
			final double[] sample = sample(features, i);
			standardise(sample);
			objects[i] = score(sample) > 0;
		}
		return objects;
	}

	/** At each scale the value, and the length of its gradient. */
	private static float[][] features(final GreyImage image) {
		final float[][] features = new float[FEATURES][];
		for (int s = 0; s < SCALES.length; s++) {
			final FloatProcessor smooth = new FloatProcessor(image.width(), image.height(), image.values().clone());
			if (SCALES[s] > 0) new GaussianBlur().blurFloat(smooth, SCALES[s], SCALES[s], BLUR_ACCURACY);
			features[2 * s] = (float[]) smooth.getPixels();
			final FloatProcessor edges = (FloatProcessor) smooth.duplicate();
			edges.filter(FloatProcessor.FIND_EDGES);
			features[2 * s + 1] = (float[]) edges.getPixels();
		}
		return features;
	}

	private static double[] sample(final float[][] features, final int pixel) {
		final double[] sample = new double[FEATURES];
		for (int f = 0; f < FEATURES; f++)
			sample[f] = features[f][pixel];
		return sample;
	}

	private void standardise(final List<double[]> samples) {
		for (int f = 0; f < FEATURES; f++) {
			final int feature = f;
			means[f] = samples.stream().mapToDouble(s -> s[feature]).average().orElse(0);
			final double mean = means[f];
			final double variance = samples.stream().mapToDouble(s -> (s[feature] - mean) * (s[feature] - mean))
					.average().orElse(0);
			deviations[f] = Math.sqrt(variance + 1e-12);
		}
		samples.forEach(this::standardise);
	}

	private void standardise(final double[] sample) {
		for (int f = 0; f < FEATURES; f++)
			sample[f] = (sample[f] - means[f]) / deviations[f];
	}

	private double score(final double[] sample) {
		double sum = weights[FEATURES];
		for (int f = 0; f < FEATURES; f++)
			sum += weights[f] * sample[f];
		return sum;
	}

	/** Minimises the mean cross entropy over all samples. */
	private void descend(final List<double[]> samples, final List<Boolean> truths) {
		final double[] velocity = new double[FEATURES + 1];
		for (int iteration = 0; iteration < ITERATIONS; iteration++) {
			final double[] gradient = new double[FEATURES + 1];
			for (int i = 0; i < samples.size(); i++) {
				final double[] sample = samples.get(i);
				final double error = 1 / (1 + Math.exp(-score(sample))) - (truths.get(i) ? 1 : 0);
				for (int f = 0; f < FEATURES; f++)
					gradient[f] += error * sample[f];
				gradient[FEATURES] += error;
			}
			for (int f = 0; f <= FEATURES; f++) {
				velocity[f] = MOMENTUM * velocity[f] - RATE * gradient[f] / samples.size();
				weights[f] += velocity[f];
			}
		}
	}
}
