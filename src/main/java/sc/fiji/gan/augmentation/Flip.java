package sc.fiji.gan.augmentation;

import java.util.SplittableRandom;

import sc.fiji.gan.dataset.Symmetry;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;

/**
 * Mirrors and turns an image by quarters, pixel by pixel. Images that are not square are mirrored
 * and turned upside down only, so that they keep their size.
 *
 * @param all whether all ways are as likely, which suits specimens that have no above and below;
 *     else the image is mirrored left to right or stays
 */
record Flip(boolean all) implements Augmentation {

	@Override
	public PixelValues apply(final PixelValues image, final SplittableRandom random) {
		final Symmetry symmetry = all
				? Symmetry.drawn(random, image.width() == image.height())
				: random.nextBoolean() ? Symmetry.MIRROR_X : Symmetry.IDENTITY;
		final int width = image.width();
		final int height = image.height();
		final int channels = image.channels();
		final FloatArray turned = FloatArray.zeros(image.values().shape());
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				System.arraycopy(image.values().data(), (y * width + x) * channels, turned.data(),
						symmetry.index(x, y, width, height) * channels, channels);
		return image.with(turned);
	}
}
