package sc.fiji.gan.augmentation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import net.imglib2.RealRandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.interpolation.randomaccess.NLinearInterpolatorFactory;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import sc.fiji.gan.augmentation.Deformation.Field;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;

/**
 * Moves the points of an image. However many deformations there are, the image is interpolated
 * once, linearly, so that it is blurred no more than need be and gets no values that it did not
 * have. What comes from outside the image is its mirror image.
 *
 * @param deformations one after the other
 */
record Warp(List<Deformation> deformations) implements Augmentation {

	@Override
	public PixelValues apply(final PixelValues image, final SplittableRandom random) {
		if (deformations.isEmpty()) return image;
		final List<Field> fields = deformations.stream().map(d -> d.draw(image.width(), image.height(), random))
				.toList();
		final FloatArray warped = FloatArray.zeros(image.values().shape());
		final int channels = image.channels();
		final double[] position = new double[2];
		final List<RealRandomAccess<FloatType>> sources = IntStream.range(0, channels)
				.mapToObj(c -> interpolated(image, c)).toList();
		for (int y = 0; y < image.height(); y++)
			for (int x = 0; x < image.width(); x++) {
				position[0] = x;
				position[1] = y;
				for (final Field field : fields)
					field.move(x, y, position);
				for (int c = 0; c < channels; c++)
					warped.data()[(y * image.width() + x) * channels + c] = sources.get(c).setPositionAndGet(position)
							.get();
			}
		return image.with(warped);
	}

	private static RealRandomAccess<FloatType> interpolated(final PixelValues image, final int channel) {
		final float[] plane = Channels.plane(image.values(), channel);
		return Views.interpolate(Views.extendMirrorDouble(ArrayImgs.floats(plane, image.width(), image.height())),
				new NLinearInterpolatorFactory<>()).realRandomAccess();
	}
}
