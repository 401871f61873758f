package sc.fiji.gan.image;

import java.util.List;

import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/** Makes the two channels of {@link Plane#labels}. */
final class LabelPlane {

	private LabelPlane() {}

	static Plane of(final ImageProcessor labels) {
		final int width = labels.getWidth();
		final int height = labels.getHeight();
		final ByteProcessor foreground = new ByteProcessor(width, height);
		final ByteProcessor boundary = new ByteProcessor(width, height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				if (!(labels.getf(x, y) > 0)) continue;
				foreground.set(x, y, 1);
				if (isBoundary(labels, x, y)) boundary.set(x, y, 1);
			}
		return Plane.interleave(List.of(Plane.of(foreground), Plane.of(boundary)));
	}

	/** Beyond the border of the image an object goes on. */
	private static boolean isBoundary(final ImageProcessor labels, final int x, final int y) {
		final float label = labels.getf(x, y);
		return x > 0 && labels.getf(x - 1, y) != label || y > 0 && labels.getf(x, y - 1) != label
				|| x < labels.getWidth() - 1 && labels.getf(x + 1, y) != label
				|| y < labels.getHeight() - 1 && labels.getf(x, y + 1) != label;
	}
}
