package sc.fiji.gan.dataset;

import java.util.List;
import java.util.stream.IntStream;

import ij.ImagePlus;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.TensorDescription;

/**
 * What all images of a domain have in common, and how a network is to see and to make them: from -1
 * to 1.
 *
 * @param channels for the network
 * @param bitDepth 8, 16 or 32, and 24 for RGB
 * @param labels whether pixels tell to which object they belong
 */
public record ImageKind(int channels, int bitDepth, boolean labels) {

	private static final int COLOUR = 24;
	private static final double LOWEST_PERCENTILE = 0.1;
	private static final double HIGHEST_PERCENTILE = 99.9;
	private static final double EPS = 1e-6;

	/** @param labels whether its pixels are to be taken for labels */
	public static ImageKind of(final ImagePlus image, final boolean labels) {
		if (labels) return new ImageKind(TensorDescription.LABELS.size(), image.getBitDepth(), true);
		// With a palette the pixels are numbers of colours, which mean nothing by themselves.
		final boolean colour = image.getBitDepth() == COLOUR || image.getType() == ImagePlus.COLOR_256;
		return colour
				? new ImageKind(3, COLOUR, false)
				: new ImageKind(image.getNChannels(), image.getBitDepth(), false);
	}

	private boolean isColour() {
		return bitDepth == COLOUR && !labels;
	}

	/** Whether images of both kinds can be in one domain. */
	public boolean goesWith(final ImageKind other) {
		return labels && other.labels || equals(other);
	}

	/**
	 * The input of a network that sees such images: colours and labels as they are, for there they mean
	 * something; others between percentiles of each channel.
	 *
	 * @param id what the network calls it
	 */
	public TensorDescription input(final String id) {
		if (labels) return new TensorDescription(id, names(), List.of(new Processing.ScaleLinear(2, -1)));
		if (isColour()) return new TensorDescription(id, names(), List.of(new Processing.ScaleLinear(2 / 255.0, -1)));
		return new TensorDescription(id, names(),
				List.of(new Processing.ScaleRange(LOWEST_PERCENTILE, HIGHEST_PERCENTILE, EPS, true),
						new Processing.ScaleLinear(2, -1), new Processing.Clip(-1, 1)));
	}

	/**
	 * The output of a network that makes such images: 8 bits from 0 to 255, others from the usual black
	 * to the usual white of the domain.
	 *
	 * @param id what the network calls it
	 * @param black the image's value for -1, of each channel
	 * @param white the image's value for 1, likewise
	 */
	TensorDescription output(final String id, final List<Double> black, final List<Double> white) {
		if (labels || bitDepth == 8 || isColour())
			return new TensorDescription(id, names(), List.of(new Processing.ScaleLinear(127.5, 127.5)),
					PixelRange.BYTES);
		final List<Double> mean = IntStream.range(0, channels)
				.mapToObj(c -> -(white.get(c) + black.get(c)) / (white.get(c) - black.get(c))).toList();
		final List<Double> deviation = IntStream.range(0, channels).mapToObj(c -> 2 / (white.get(c) - black.get(c)))
				.toList();
		return new TensorDescription(id, names(), List.of(new Processing.FixedZeroMeanUnitVariance(mean, deviation)),
				new PixelRange(bitDepth, black.stream().min(Double::compare).orElseThrow(),
						white.stream().max(Double::compare).orElseThrow()));
	}

	/** The names of the channels. */
	List<String> names() {
		if (labels) return TensorDescription.LABELS;
		if (isColour()) return TensorDescription.COLOURS;
		return channels == 1
				? List.of("intensity")
				: IntStream.rangeClosed(1, channels).mapToObj(c -> "channel" + c).toList();
	}

	/** Such as {@code RGB} or {@code 2 channels of 16 bits}. */
	@Override
	public String toString() {
		if (labels) return "labels";
		if (isColour()) return "RGB";
		return (channels == 1 ? "1 channel" : channels + " channels") + " of " + bitDepth + " bits";
	}
}
