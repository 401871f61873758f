package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import sc.fiji.gan.engine.FloatArray;

class SuperResolutionPairsTest {

	private static final int PATCH = 12;

	private static TrainingPlane noise(final int width, final int height, final long seed) {
		final Random random = new Random(seed);
		final float[] data = new float[width * height];
		for (int i = 0; i < data.length; i++)
			data[i] = random.nextFloat();
		return new TrainingPlane("noise " + seed, (int) seed, data, width, height);
	}

	private static List<TrainingPlane> noises(final int count, final int width, final int height) {
		return IntStream.range(0, count).mapToObj(i -> noise(width, height, i)).toList();
	}

	private static SuperResolutionPairs pairs(final int scale, final long seed) {
		return new SuperResolutionPairs(noises(3, 20 * scale, 17 * scale), scale, 5, PATCH, seed);
	}

	@ParameterizedTest
	@ValueSource(ints = {2, 3, 4})
	void inputIsTheAntialiasedReductionOfTheTargetInTheSameOrientation(final int scale) {
		final Map<String, FloatArray> batch = pairs(scale, 1).batch(7);
		final FloatArray input = batch.get("input");
		final FloatArray target = batch.get("target");
		assertArrayEquals(new int[]{5, PATCH, PATCH, 1}, input.shape());
		assertArrayEquals(new int[]{5, PATCH * scale, PATCH * scale, 1}, target.shape());
		for (int i = 0; i < 5; i++)
			for (int y = 2; y < PATCH - 2; y++)
				for (int x = 2; x < PATCH - 2; x++)
					assertEquals(reduced(target, scale, i, x, y), input.data()[(i * PATCH + y) * PATCH + x], 1e-5);
	}

	/** MATLAB's imresize, by its definition: the cubic kernel stretched over {@code 4 scale} pixels. */
	private static double reduced(final FloatArray target, final int scale, final int patch, final int x, final int y) {
		final int edge = target.width();
		double sum = 0;
		double weights = 0;
		for (int j = scale * (y - 2); j < scale * (y + 3); j++)
			for (int i = scale * (x - 2); i < scale * (x + 3); i++) {
				final double w = cubic((i + 0.5) / scale - x - 0.5) * cubic((j + 0.5) / scale - y - 0.5);
				weights += w;
				sum += w * target.data()[(patch * edge + j) * edge + i];
			}
		return sum / weights;
	}

	/** Keys' kernel with a = -1/2. */
	private static double cubic(final double distance) {
		final double d = Math.abs(distance);
		if (d <= 1) return 1.5 * d * d * d - 2.5 * d * d + 1;
		return d < 2 ? -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2 : 0;
	}

	@Test
	void batchDependsOnTheStepAndTheSeedAlone() {
		final SuperResolutionPairs before = pairs(2, 1);
		for (int step = 0; step < 10; step++)
			before.batch(step);
		assertEquals(before.batch(10), pairs(2, 1).batch(10));
		assertNotEquals(before.batch(10), before.batch(11));
		assertNotEquals(before.batch(10), pairs(2, 2).batch(10));
	}

	/**
	 * Of 100 x 100 positions at eight orientations 200 patches are nearly all different: by the
	 * birthday problem 200 * 199 / 2 / 80,000 = 0.25 pairs are alike on average, and 5 or more with a
	 * probability below 1e-5.
	 */
	@Test
	void laterStepsDoNotRepeatThePatchesOfEarlierOnes() {
		final SuperResolutionPairs pairs = new SuperResolutionPairs(noises(2, 222, 222), 2, 5, PATCH, 1);
		final Set<Integer> seen = new HashSet<>();
		for (int step = 0; step < 40; step++) {
			final float[] inputs = pairs.batch(step).get("input").data();
			for (int i = 0; i < 5; i++)
				seen.add(Arrays.hashCode(Arrays.copyOfRange(inputs, i * PATCH * PATCH, (i + 1) * PATCH * PATCH)));
		}
		assertTrue(seen.size() > 195, seen.size() + " of 200 are different");
	}

	@Test
	void allOrientationsOccur() {
		// Steeper along x than along y: each of the eight orientations has a slope of its own.
		final float[] slope = new float[64 * 64];
		for (int i = 0; i < slope.length; i++)
			slope[i] = 2 * (i % 64) + i / 64;
		final TrainingPlane plane = new TrainingPlane("slope", 0, slope, 64, 64);
		final TrainingPlane other = new TrainingPlane("slope", 1, slope, 64, 64);
		final float[] batch = new SuperResolutionPairs(List.of(plane, other), 2, 100, PATCH, 1).batch(0).get("target")
				.data();
		final int edge = 2 * PATCH;
		final Set<List<Integer>> slopes = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			final int start = i * edge * edge;
			slopes.add(List.of(Math.round(batch[start + 1] - batch[start]),
					Math.round(batch[start + edge] - batch[start])));
		}
		assertEquals(Set.of(List.of(2, 1), List.of(-2, 1), List.of(2, -1), List.of(-2, -1), List.of(1, 2),
				List.of(-1, 2), List.of(1, -2), List.of(-1, -2)), slopes);
	}

	@Test
	void heldOutPlanesAreNeverTrainedOn() {
		// Plane i has values near i.
		final List<TrainingPlane> planes = IntStream.range(0, 20).mapToObj(i -> {
			final TrainingPlane plane = noise(40, 40, i);
			for (int k = 0; k < plane.data().length; k++)
				plane.data()[k] = i + 0.1f * (plane.data()[k] - 0.5f);
			return plane;
		}).toList();
		final SuperResolutionPairs pairs = new SuperResolutionPairs(planes, 2, 50, PATCH, 3);
		final Set<Integer> heldOut = new HashSet<>();
		pairs.heldOut().forEach(patch -> heldOut.add(Math.round(patch.data()[0])));
		assertEquals(2, heldOut.size(), "one in ten of 20");
		final Set<Integer> trained = new HashSet<>();
		for (int step = 0; step < 20; step++)
			pairs.batch(step).values().forEach(patches -> {
				for (final float value : patches.data())
					trained.add(Math.round(value));
			});
		assertEquals(18, trained.size());
		heldOut.forEach(plane -> assertFalse(trained.contains(plane), "plane " + plane));
	}

	@Test
	void otherSizesOfAHeldOutImageAreHeldOutToo() {
		// Plane i has values near i at every size.
		final List<TrainingPlane> planes = IntStream.range(0, 10).mapToObj(i -> {
			final float[] data = new float[80 * 80];
			Arrays.fill(data, i);
			return new TrainingPlane("plane " + i, i, data, 80, 80);
		}).toList();
		final TrainingImages images = new TrainingImages("planes", 10, planes, List.of()).withOctaves(2);
		final SuperResolutionPairs pairs = new SuperResolutionPairs(images.planes(), 2, 50, PATCH, 3);
		assertEquals(Set.of(9), pairs.heldOut().stream().map(p -> Math.round(p.data()[0])).collect(Collectors.toSet()));
		for (final float value : pairs.batch(0).get("target").data())
			assertTrue(value < 8.5);
	}

	@Test
	void neighbouringSlicesOfALoneStackAreHeldOutTogether() {
		final ImageStack stack = new ImageStack(40, 40);
		for (int i = 0; i < 40; i++)
			stack.addSlice(new ByteProcessor(40, 40));
		final List<Integer> groups = TrainingImages.of(new ImagePlus("stack", stack)).planes().stream()
				.map(TrainingPlane::group).toList();
		for (int i = 0; i < 40; i++)
			assertEquals(i / 4, groups.get(i));
	}

	@Test
	void distanceIsTheRootMeanSquareErrorOfTheRange() {
		final List<TrainingPlane> flat = IntStream.range(0, 2)
				.mapToObj(i -> new TrainingPlane("flat", i, new float[48 * 48], 48, 48)).toList();
		final SuperResolutionPairs pairs = new SuperResolutionPairs(flat, 2, 1, PATCH, 1);
		final List<FloatArray> outputs = pairs.heldOut().stream().map(input -> {
			final float[] data = new float[4 * input.data().length];
			for (int i = 0; i < data.length; i++)
				data[i] = i % 2 == 0 ? 0.3f : -0.1f;
			return FloatArray.image(data, 2 * input.height(), 2 * input.width(), 1);
		}).toList();
		assertEquals(Math.sqrt((0.09 + 0.01) / 2), pairs.distance(outputs), 1e-7);
		assertEquals(1e-6, pairs.bicubicDistance(), 1e-12);
	}

	@Test
	void patchesWithDetailAreTakenMoreOften() {
		final TrainingPlane empty = new TrainingPlane("empty", 0, new float[40 * 40], 40, 40);
		final List<TrainingPlane> planes = List.of(empty, noise(40, 40, 1), noise(40, 40, 2));
		final float[] inputs = new SuperResolutionPairs(planes, 2, 400, PATCH, 1).batch(0).get("input").data();
		int blank = 0;
		for (int i = 0; i < 400; i++)
			if (inputs[i * PATCH * PATCH] == 0 && inputs[i * PATCH * PATCH + 1] == 0) blank++;
		// Half of the planes that are not held out are empty; the best of two candidates is in 1 case of 4.
		assertTrue(blank > 60 && blank < 140, blank + " of 400");
	}

	@Test
	void tooFewOrTooSmallImagesAreRefusedInOneSentence() {
		final List<TrainingPlane> planes = List.of(noise(100, 100, 1), noise(23, 100, 2), noise(100, 23, 3));
		assertEquals(
				"Of 3 training images 1 measure at least 24 pixels in width and height, but 2 are needed (or one"
						+ " that is 64 pixels long): add larger images, or choose a smaller patch than 12.",
				assertThrows(IllegalArgumentException.class, () -> new SuperResolutionPairs(planes, 2, 1, PATCH, 1))
						.getMessage());
	}

	@Test
	void imagesOfOddSizesAreCroppedToAMultipleOfTheScale() {
		final SuperResolutionPairs pairs = new SuperResolutionPairs(noises(2, 37, 38), 3, 1, PATCH, 1);
		final FloatArray heldOut = pairs.heldOut().get(0);
		assertEquals(12, heldOut.width());
		assertEquals(12, heldOut.height());
		assertTrue(Double.isFinite(pairs.bicubicDistance()));
	}
}
