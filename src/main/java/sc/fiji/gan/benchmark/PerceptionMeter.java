package sc.fiji.gan.benchmark;

import java.util.Optional;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.Consistency;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.NormalisedError;
import sc.fiji.gan.metric.PerceptualDistance;
import sc.fiji.gan.metric.SlicedWasserstein;
import sc.fiji.gan.metric.SuperResolutionProtocol;

/** Measures how enlarged images look, inside the same borders as PSNR is measured. */
final class PerceptionMeter implements AutoCloseable {

	private final Optional<PerceptualDistance> features;

	private PerceptionMeter(final Optional<PerceptualDistance> features) {
		this.features = features;
	}

	/** @param featureNetwork the id or folder of a package, or null for none */
	static PerceptionMeter open(final String featureNetwork) {
		if (featureNetwork == null) return new PerceptionMeter(Optional.empty());
		final FeatureExtractor extractor = Gan.library().open(featureNetwork).featureExtractor();
		final FeatureNetwork network = Engines.engine().loadFeatures(extractor.network());
		return new PerceptionMeter(Optional.of(new PerceptualDistance(network, extractor)));
	}

	/**
	 * @param image 8-bit grey or RGB, as all of them
	 * @param truth what it should be
	 * @param low what it was made from, {@code scale} times smaller
	 */
	Perception measure(final ImageProcessor image, final ImageProcessor truth, final ImageProcessor low,
			final int scale) {
		final GreyImage luma = SuperResolutionProtocol.luma(image);
		final GreyImage lowLuma = SuperResolutionProtocol.luma(low);
		final double wasserstein = SlicedWasserstein.OF_PAIRS
				.compare(luma.shave(scale), SuperResolutionProtocol.luma(truth).shave(scale)).mean();
		final double distance = features.map(f -> f.compare(colours(image, scale), colours(truth, scale)))
				.orElse(Double.NaN);
		return new Perception(wasserstein, distance, new Consistency(NormalisedError.BY_RANGE).measure(luma, lowLuma),
				new Consistency(NormalisedError.BY_NORM).measure(luma, lowLuma));
	}

	/** Red, green and blue side by side, 0 to 1, without the border; grey images have all alike. */
	private static FloatArray colours(final ImageProcessor image, final int border) {
		final ColorProcessor rgb = image.convertToColorProcessor();
		final int width = Math.max(0, rgb.getWidth() - 2 * border);
		final int height = Math.max(0, rgb.getHeight() - 2 * border);
		final FloatArray colours = FloatArray.zeros(1, height, width, 3);
		for (int i = 0; i < width * height; i++) {
			final int pixel = rgb.get(border + i % width, border + i / width);
			for (int c = 0; c < 3; c++)
				colours.data()[3 * i + c] = (pixel >> 16 - 8 * c & 0xff) / 255f;
		}
		return colours;
	}

	@Override
	public void close() {
		features.ifPresent(f -> f.network().close());
	}
}
