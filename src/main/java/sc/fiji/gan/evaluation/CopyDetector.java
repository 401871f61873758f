package sc.fiji.gan.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.evaluation.ImageSet.Place;

/**
 * Tells of one image after the other whether it is a copy of one of some images, as
 * {@link GeneratorEvaluation} does of a whole set: mirrored or turned if need be, without regard to
 * brightness and contrast. How near a new image comes by chance is seen from held-out images, or
 * from the images themselves, each beside all others.
 */
public final class CopyDetector {

	/**
	 * @param index of the image that it looks most like, in the order in which they were given
	 * @param distance 1 less the correlation: 0 for the same image, 1 for unlike ones, at most 2
	 * @param copy whether it is so near that it is called a copy
	 */
	public record Nearest(int index, double distance, boolean copy) {}

	/** With fewer images nothing can be said of chance. */
	private static final int LEAST = 4;

	private final NearestImages images;
	private final int[] indices;
	private final double threshold;

	/**
	 * @param looks what the images look like, see {@link #look}
	 * @param heldOut what other images look like that were never trained on; empty to hold each of the
	 *     images against all others instead
	 */
	public CopyDetector(final List<float[]> looks, final List<float[]> heldOut) {
		indices = IntStream.range(0, looks.size()).filter(i -> Appearance.isVisible(looks.get(i))).toArray();
		images = indices.length == 0
				? null
				: new NearestImages(Arrays.stream(indices).mapToObj(i -> described(i, looks.get(i))).toList());
		final double[] chance = images == null ? new double[0] : chance(looks, heldOut);
		threshold = chance.length < LEAST ? Double.NaN : Memorisation.threshold(chance);
	}

	private static DescribedImage described(final int index, final float[] look) {
		return new DescribedImage(new Place(null, 1, Integer.toString(index)), index, null, look);
	}

	/** Images that are the same but for nothing are no other images, and passed over. */
	private double[] chance(final List<float[]> looks, final List<float[]> heldOut) {
		final DoubleStream distances = heldOut.isEmpty()
				? Arrays.stream(indices).parallel()
						.mapToDouble(i -> images.nearest(looks.get(i), Memorisation.SAME).distance())
				: heldOut.parallelStream().filter(Appearance::isVisible)
						.mapToDouble(look -> images.nearest(look, Memorisation.SAME).distance());
		return distances.filter(Double::isFinite).sorted().toArray();
	}

	/**
	 * What is kept of an image to find it again.
	 *
	 * @param image {@code {1, height, width, channels}}, grey or RGB, its range some 0 to 1
	 */
	public static float[] look(final FloatArray image) {
		return Appearance.of(image);
	}

	/** Whether there were enough images to call anything a copy. */
	public boolean judges() {
		return !Double.isNaN(threshold);
	}

	/** What is nearer than this is called a copy; NaN if nothing is. */
	public double threshold() {
		return threshold;
	}

	/** @param look see {@link #look}; an image in which nothing is to be seen is no copy */
	public Nearest nearest(final float[] look) {
		if (images == null || !Appearance.isVisible(look)) return new Nearest(0, 1, false);
		final NearestImages.Found found = images.nearest(look);
		return new Nearest(indices[found.index()], found.distance(), found.distance() < threshold);
	}
}
