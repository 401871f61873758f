package sc.fiji.gan.dataset;

import sc.fiji.gan.image.Resampling;

/**
 * One plane of a training image, as floats of which black is about 0 and white about 1.
 *
 * @param name the file and slice it comes from, for messages
 * @param group planes of one group show the same specimen: they are trained on all, or held out all
 * @param data row-major
 */
public record TrainingPlane(String name, int group, float[] data, int width, int height) {

	/** The same pixels in another group. */
	TrainingPlane inGroup(final int other) {
		return new TrainingPlane(name, other, data, width, height);
	}

	/** Whether all pixels have the same value. */
	boolean isBlank() {
		for (final float value : data)
			if (value != data[0]) return false;
		return true;
	}

	/** Whether no square of {@code edge x edge} pixels can be cut from it. */
	boolean isSmallerThan(final int edge) {
		return Math.min(width, height) < edge;
	}

	/** The plane at half its size, antialiased. */
	TrainingPlane halved() {
		final int w = Math.max(1, width / 2);
		final int h = Math.max(1, height / 2);
		return new TrainingPlane(name + " at half size", group, Resampling.BICUBIC.resize(data, width, height, w, h), w,
				h);
	}

	/** The top left part whose size is a multiple of {@code multiple}. */
	TrainingPlane cropToMultiple(final int multiple) {
		return crop(0, 0, width / multiple * multiple, height / multiple * multiple);
	}

	TrainingPlane crop(final int left, final int top, final int newWidth, final int newHeight) {
		if (newWidth == width && newHeight == height) return this;
		final float[] part = new float[newWidth * newHeight];
		for (int y = 0; y < newHeight; y++)
			System.arraycopy(data, (top + y) * width + left, part, y * newWidth, newWidth);
		return new TrainingPlane(name, group, part, newWidth, newHeight);
	}
}
