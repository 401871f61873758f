package sc.fiji.gan.engine;

import java.util.Arrays;
import java.util.List;

/**
 * A network whose layers are a measure of images, and what it wants images to be like.
 *
 * @param network with one output for each layer
 * @param channels of the network's input, in order
 * @param hash of the network's file: two extractors of the same hash are the same
 */
public record FeatureExtractor(NetworkFile network, List<Channel> channels, String hash) {

	/** The channel of a grey image. */
	private static final int GREY = 1;
	private static final int COLOURS = 3;

	/**
	 * How a channel of the network's input is made: {@code gain x + offset}.
	 *
	 * @param source which channel of an RGB image {@code x} is: 0 red, 1 green, 2 blue; of a grey image
	 *     there is only one
	 * @param gain for values from 0 (black) to 1 (white)
	 */
	public record Channel(int source, double gain, double offset) {}

	public FeatureExtractor {
		channels = List.copyOf(channels);
	}

	/**
	 * Makes an image what the network wants.
	 *
	 * @param images {@code {n, height, width, 1}} (grey, which becomes every channel) or {@code {n,
	 *     height, width, 3}} (red, green, blue); black 0, white 1
	 * @return {@code {n, height, width, channels}}
	 * @throws IllegalArgumentException if the images have another number of channels
	 */
	public FloatArray prepare(final FloatArray images) {
		final int from = requireColours(images.channels());
		final int to = channels.size();
		final int[] shape = images.shape().clone();
		shape[shape.length - 1] = to;
		final float[] data = new float[images.data().length / from * to];
		for (int c = 0; c < to; c++) {
			final Channel channel = channels.get(c);
			final int source = from == GREY ? 0 : channel.source;
			for (int i = 0; i < data.length / to; i++)
				data[i * to + c] = (float) (channel.gain * images.data()[i * from + source] + channel.offset);
		}
		return new FloatArray(data, shape);
	}

	/**
	 * Checks that images of so many channels can be prepared.
	 *
	 * @return the same number
	 * @throws IllegalArgumentException if not
	 */
	public static int requireColours(final int imageChannels) {
		if (imageChannels == GREY || imageChannels == COLOURS) return imageChannels;
		throw new IllegalArgumentException("A feature network takes grey images (1 channel) or RGB images (3), not "
				+ imageChannels + " channels.");
	}

	@Override
	public String toString() {
		return "FeatureExtractor" + Arrays.asList(network.path().getFileName(), hash);
	}
}
