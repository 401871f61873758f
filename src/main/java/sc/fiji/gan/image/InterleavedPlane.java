package sc.fiji.gan.image;

import java.util.List;

/** Several planes of one size, their channels side by side. */
record InterleavedPlane(List<Plane> planes) implements Plane {

	@Override
	public int width() {
		return planes.get(0).width();
	}

	@Override
	public int height() {
		return planes.get(0).height();
	}

	@Override
	public int channels() {
		return planes.stream().mapToInt(Plane::channels).sum();
	}

	@Override
	public void read(final int x, final int y, final int width, final int height, final float[] dest) {
		final int all = channels();
		int first = 0;
		for (final Plane plane : planes) {
			final int own = plane.channels();
			final float[] values = plane.read(x, y, width, height);
			for (int c = 0; c < own; c++)
				for (int from = c, to = first + c; from < values.length; from += own, to += all)
					dest[to] = values[from];
			first += own;
		}
	}
}
