package sc.fiji.gan.dataset;

import java.util.List;

import sc.fiji.gan.engine.FloatArray;

/**
 * One channel and slice of a time-lapse, as a network sees it: black at -1, white at 1, of the
 * whole series; what is darker or brighter is beyond.
 *
 * @param name the file it comes from, with channel and slice if there are several
 * @param group those of one file show the same specimen
 * @param frames row by row, in the order of time
 */
public record TimeLapse(String name, int group, int width, int height, List<float[]> frames) {

	public TimeLapse {
		frames = List.copyOf(frames);
	}

	int length() {
		return frames.size();
	}

	/** Whether no square of {@code edge x edge} pixels can be cut from it. */
	boolean isSmallerThan(final int edge) {
		return Math.min(width, height) < edge;
	}

	/** Whether all its frames are alike, so that nothing can be learnt. */
	boolean isStill() {
		for (final float[] frame : frames)
			if (!java.util.Arrays.equals(frame, frames.get(0))) return false;
		return true;
	}

	/**
	 * A square of some frames, {@code {1, edge, edge, count}}.
	 *
	 * @param first of the frames, counted from 0
	 */
	FloatArray part(final int first, final int count, final int left, final int top, final int edge) {
		final FloatArray part = FloatArray.zeros(1, edge, edge, count);
		copy(first, count, left, top, edge, Symmetry.IDENTITY, 1, part.data(), 0);
		return part;
	}

	/**
	 * Copies a square of some frames, turned or mirrored.
	 *
	 * @param gain how many times brighter than black it becomes
	 * @param batch what is written to
	 * @param index of the part in the batch
	 */
	void copy(final int first, final int count, final int left, final int top, final int edge, final Symmetry symmetry,
			final double gain, final float[] batch, final int index) {
		final int start = index * edge * edge;
		for (int t = 0; t < count; t++) {
			final float[] frame = frames.get(first + t);
			for (int y = 0; y < edge; y++)
				for (int x = 0; x < edge; x++)
					batch[(start + symmetry.index(x, y, edge)) * count
							+ t] = (float) (gain * (frame[(top + y) * width + left + x] + 1) - 1);
		}
	}

	/** Such as {@code a.tif (64 x 48, 20 frames)}. */
	public String sized() {
		return "%s (%d x %d, %d %s)".formatted(name, width, height, length(), length() == 1 ? "frame" : "frames");
	}
}
