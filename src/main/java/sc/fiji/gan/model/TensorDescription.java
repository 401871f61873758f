package sc.fiji.gan.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An input or output of a network, as {@code rdf.yaml} describes it. In memory it is always NHWC.
 *
 * @param id its name in the package, which is also its name in the network's signature
 * @param channels the names of its channels, in order
 * @param processing what is done to it, in order: before the network for an input, after it for an
 *     output
 * @param pixels of an output in units of its own: the image that it becomes after the processing
 */
public record TensorDescription(String id, List<String> channels, List<Processing> processing, PixelRange pixels) {

	/** The names of the channels of a colour image. */
	public static final List<String> COLOURS = List.of("red", "green", "blue");

	/**
	 * The names of the channels of a colour image that has grain beside it, see {@link #isGrained}.
	 */
	public static final List<String> GRAINED_COLOURS = List.of("red", "green", "blue", "grain");

	private static final String GRAIN = "grain";
	private static final String PAST = "past";

	/**
	 * The names of the two channels that a label image becomes, each 0 or 1: where an object is, and
	 * where another object or the background is next to it.
	 */
	public static final List<String> LABELS = List.of("foreground", "boundary");

	/**
	 * The names of the channels of the last frames of a time-lapse, the newest last, and of grain
	 * beside them, see {@link #isOfFrames}.
	 */
	public static List<String> framesAndGrain(final int past) {
		return Stream.concat(IntStream.range(0, past).mapToObj(i -> PAST + (past - i)), Stream.of(GRAIN)).toList();
	}

	/**
	 * Whether its channels are the last frames of a time-lapse, and numbers beside them that look
	 * random and are others for each place and frame, where -1 stands for black and 1 for white. Of
	 * these a network can make the noise that real frames have.
	 */
	public boolean isOfFrames() {
		return channels.size() > 1 && channels.equals(framesAndGrain(channels.size() - 1));
	}

	/** The same with the first of its channels alone. */
	public TensorDescription firstChannel() {
		return new TensorDescription(id, channels.subList(0, 1), processing, pixels);
	}

	public TensorDescription {
		channels = List.copyOf(channels);
		processing = List.copyOf(processing);
	}

	/** One of which no more is known. */
	public TensorDescription(final String id, final List<String> channels, final List<Processing> processing) {
		this(id, channels, processing, PixelRange.UNKNOWN);
	}

	/** The same, which becomes an image with these pixels. */
	TensorDescription withPixels(final PixelRange range) {
		return new TensorDescription(id, channels, processing, range);
	}

	/** Whether the channels are red, green and blue. */
	public boolean isColour() {
		final List<String> names = channels.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
		return names.equals(COLOURS) || names.equals(List.of("r", "g", "b"));
	}

	/**
	 * Whether its channels are red, green, blue, and one of numbers from 0 to 255 that look random and
	 * depend on the place in the image alone. Of these a network can make what an image does not tell,
	 * such as brush strokes, alike in all tiles and frames.
	 */
	public boolean isGrained() {
		return channels.equals(GRAINED_COLOURS);
	}

	/** Whether it is made of a label image. */
	public boolean isLabels() {
		return channels.equals(LABELS);
	}
}
