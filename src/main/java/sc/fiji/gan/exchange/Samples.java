package sc.fiji.gan.exchange;

import java.util.List;
import java.util.stream.IntStream;

import ij.ImagePlus;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Processing.FixedZeroMeanUnitVariance;
import sc.fiji.gan.model.TensorDescription;

/** Drawn images for networks of any number of channels, and names for these. */
final class Samples {

	private static final int SEED = 1;
	private static final int TEST_EDGE = 64;
	/** Mean and standard deviation of a photograph, about. */
	private static final double GREY = 127.5;
	private static final double DEVIATION = 60;

	private Samples() {}

	/**
	 * A drawn photograph, from 0 to 255: in colours for three channels, else grey in all of them.
	 *
	 * @param edge width and height
	 */
	static FloatArray photo(final int edge, final int channels) {
		final ImagePlus large = SampleImages.photo(2 * edge, SEED);
		final FloatArray colours = PixelValues.of(large, 1, 1).values();
		final FloatArray photo = FloatArray.zeros(1, edge, edge, channels);
		for (int c = 0; c < channels; c++) {
			final float[] plane = new float[4 * edge * edge];
			for (int i = 0; i < plane.length; i++)
				plane[i] = channels == TensorDescription.COLOURS.size() ? colours.data()[3 * i + c] : luma(colours, i);
			final float[] small = Resampling.BICUBIC.resize(plane, 2 * edge, 2 * edge, edge, edge);
			for (int i = 0; i < small.length; i++)
				photo.data()[i * channels + c] = Math.max(0, Math.min(255, Math.round(small[i])));
		}
		return photo;
	}

	/**
	 * A drawn photograph that the network can be tested on: large enough, and in the range that its
	 * normalisation expects.
	 */
	static FloatArray suitedTo(final ModelDescription model) {
		final int least = Math.max(TEST_EDGE, 2 * model.halo() + 1);
		final FloatArray photo = photo((least + model.multiple() - 1) / model.multiple() * model.multiple(),
				model.inputChannels());
		if (model.input().processing().isEmpty()
				|| !(model.input().processing().get(0) instanceof FixedZeroMeanUnitVariance p))
			return photo;
		for (int i = 0; i < photo.data().length; i++) {
			final int channel = i % model.inputChannels() % p.mean().size();
			photo.data()[i] = (float) (p.mean().get(channel)
					+ p.std().get(channel) * (photo.data()[i] - GREY) / DEVIATION);
		}
		return photo;
	}

	private static float luma(final FloatArray colours, final int pixel) {
		return 0.299f * colours.data()[3 * pixel] + 0.587f * colours.data()[3 * pixel + 1]
				+ 0.114f * colours.data()[3 * pixel + 2];
	}

	/** What channels are called if nothing is said of them. */
	static List<String> channels(final int count) {
		if (count == 1) return List.of("grey");
		if (count == TensorDescription.COLOURS.size()) return TensorDescription.COLOURS;
		return IntStream.rangeClosed(1, count).mapToObj(i -> "channel" + i).toList();
	}
}
