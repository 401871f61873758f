package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides the only image of a training into a part to train on and another to be held out, with a
 * gap between them, so that what is held out is new to the network.
 */
final class LoneScene {

	/** Of the longer side so much is held out, if it is enough for a patch. */
	private static final double HELD_OUT = 0.2;
	/** Pixels between the parts, which belong to neither: neighbouring pixels are much alike. */
	private static final int GAP = 16;

	private LoneScene() {}

	/**
	 * The planes, divided if those that are large enough are all of one group, and long enough.
	 *
	 * @param edge of the patches at the high resolution, in pixels
	 */
	static List<TrainingPlane> divide(final List<TrainingPlane> planes, final int edge) {
		final List<TrainingPlane> large = planes.stream().filter(p -> !p.isSmallerThan(edge)).toList();
		if (large.stream().map(TrainingPlane::group).distinct().count() != 1) return planes;
		if (large.stream().anyMatch(p -> Math.max(p.width(), p.height()) < shortest(edge))) return planes;
		final int trained = planes.stream().mapToInt(TrainingPlane::group).min().getAsInt();
		final List<TrainingPlane> parts = new ArrayList<>();
		large.forEach(p -> parts.add(start(p, length(p) - heldOut(p, edge) - GAP).inGroup(trained)));
		large.forEach(p -> parts.add(end(p, heldOut(p, edge)).inGroup(trained + 1)));
		return parts;
	}

	/** How long an image has to be to be divided. */
	static int shortest(final int edge) {
		return 2 * edge + GAP;
	}

	private static int length(final TrainingPlane plane) {
		return Math.max(plane.width(), plane.height());
	}

	private static int heldOut(final TrainingPlane plane, final int edge) {
		return Math.max(edge, (int) (HELD_OUT * length(plane)));
	}

	private static TrainingPlane start(final TrainingPlane plane, final int length) {
		return plane.width() >= plane.height()
				? plane.crop(0, 0, length, plane.height())
				: plane.crop(0, 0, plane.width(), length);
	}

	private static TrainingPlane end(final TrainingPlane plane, final int length) {
		return plane.width() >= plane.height()
				? plane.crop(plane.width() - length, 0, length, plane.height())
				: plane.crop(0, plane.height() - length, plane.width(), length);
	}
}
