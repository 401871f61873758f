package sc.fiji.gan.augmentation;

import java.util.stream.IntStream;

import sc.fiji.gan.augmentation.Channels.Range;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.evaluation.CopyDetector;
import sc.fiji.gan.image.PixelValues;

/** What an image looks like, whatever its bit depth. */
final class Looks {

	private static final int BYTES = 255;

	private Looks() {}

	/** See {@link CopyDetector#look}; of several channels that are no colours, their mean. */
	static float[] of(final PixelValues image) {
		final FloatArray values = image.values();
		if (image.isColour()) {
			final FloatArray colours = new FloatArray(values.data().clone(), values.shape());
			for (int i = 0; i < colours.data().length; i++)
				colours.data()[i] /= BYTES;
			return CopyDetector.look(colours);
		}
		final Range[] ranges = Channels.ranges(image);
		final FloatArray grey = FloatArray.zeros(1, image.height(), image.width(), 1);
		for (int i = 0; i < grey.data().length; i++) {
			final int pixel = i * ranges.length;
			grey.data()[i] = (float) IntStream.range(0, ranges.length)
					.mapToDouble(c -> scaled(values.data()[pixel + c], ranges[c])).sum() / ranges.length;
		}
		return CopyDetector.look(grey);
	}

	private static double scaled(final float value, final Range range) {
		return range.width() > 0 ? (value - range.black()) / range.width() : 0;
	}
}
