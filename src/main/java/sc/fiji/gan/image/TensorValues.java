package sc.fiji.gan.image;

import java.util.ArrayList;
import java.util.List;

import ij.process.FloatProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.model.TensorDescription;

/**
 * What becomes of the values of one image before and after a network: for the test tensors of
 * packages.
 */
public final class TensorValues {

	private TensorValues() {}

	/**
	 * What a network sees of an image.
	 *
	 * @param raw {@code {1, height, width, channels}}, as it is before the input's processing, with all
	 *     the channels that the network takes
	 */
	public static FloatArray seen(final FloatArray raw, final TensorDescription input) {
		final Plane plane = plane(raw);
		final FloatArray seen = new FloatArray(raw.data().clone(), raw.shape());
		Normalisation.of(input.processing(), raw.channels(), false, visitor -> visitor.accept(plane)).apply(seen.data(),
				raw.channels());
		return seen;
	}

	private static Plane plane(final FloatArray image) {
		final List<Plane> channels = new ArrayList<>();
		for (int c = 0; c < image.channels(); c++) {
			final FloatProcessor pixels = new FloatProcessor(image.width(), image.height());
			for (int i = 0; i < image.width() * image.height(); i++)
				pixels.setf(i, image.data()[i * image.channels() + c]);
			channels.add(Plane.of(pixels));
		}
		return Plane.interleave(channels);
	}

	/**
	 * What a network's output becomes, before it is rounded to pixels.
	 *
	 * @param made by the network, {@code {1, height, width, channels}}
	 */
	public static FloatArray finished(final FloatArray made, final TensorDescription output) {
		final FloatArray finished = new FloatArray(made.data().clone(), made.shape());
		Normalisation.fixed(output.processing(), made.channels()).apply(finished.data(), made.channels());
		return finished;
	}
}
