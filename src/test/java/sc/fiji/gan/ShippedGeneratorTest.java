package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;
import sc.fiji.gan.image.GenerationRequest;
import sc.fiji.gan.image.GenerationRequest.Mode;

/** What the generators of digits make that come with the project. */
class ShippedGeneratorTest {

	private static final String CONDITIONAL = "generate-digits-conditional";
	private static final int EDGE = 28;

	private static final Map<String, Gan> MODELS = new LinkedHashMap<>();

	@BeforeAll
	static void open() {
		ids().forEach(id -> MODELS.put(id, Gan.open(id)));
	}

	@AfterAll
	static void close() {
		MODELS.values().forEach(Gan::close);
		MODELS.clear();
	}

	static List<String> ids() {
		return List.of("generate-digits-vanilla", "generate-digits-dcgan", CONDITIONAL);
	}

	private static ImagePlus images(final String id, final int count, final String category, final long seed) {
		return MODELS.get(id).generate(new GenerationRequest(count, category, seed, 1));
	}

	/** Grey values of a slice, which is counted from 1. */
	private static int[] pixels(final ImageStack stack, final int slice) {
		final ImageProcessor pixels = stack.getProcessor(slice);
		return IntStream.range(0, pixels.getPixelCount()).map(pixels::get).toArray();
	}

	private static double difference(final int[] a, final int[] b) {
		return IntStream.range(0, a.length).map(i -> Math.abs(a[i] - b[i])).average().orElseThrow();
	}

	/** The second time another image is made before it. */
	@ParameterizedTest
	@MethodSource("ids")
	void sameSeedGivesTheSameImage(final String id) {
		final String one = id.equals(CONDITIONAL) ? "3" : "";
		assertArrayEquals(pixels(images(id, 1, one, 8).getStack(), 1), pixels(images(id, 2, one, 7).getStack(), 2));
	}

	@ParameterizedTest
	@MethodSource("ids")
	void imagesAreBrightStrokesOnBlack(final String id) {
		final ImagePlus images = images(id, 50, "", 1);
		assertEquals(List.of(EDGE, EDGE, 8, 50),
				List.of(images.getWidth(), images.getHeight(), images.getBitDepth(), images.getStackSize()));
		for (int slice = 1; slice <= 50; slice++) {
			final ImageStatistics values = images.getStack().getProcessor(slice).getStats();
			assertTrue(values.max > 200, "brightest " + values.max + " in slice " + slice);
			assertTrue(values.histogram[0] + values.histogram[1] + values.histogram[2] > EDGE * EDGE / 3,
					"black " + values.histogram[0] + " in slice " + slice);
		}
	}

	/** Two digits of MNIST differ by some 40 grey values, of the same class by some 30. */
	@ParameterizedTest
	@MethodSource("ids")
	void seedsGiveDifferentImages(final String id) {
		final ImageStack images = images(id, 20, id.equals(CONDITIONAL) ? "3" : "", 1).getStack();
		for (int a = 1; a <= 20; a++)
			for (int b = 1; b < a; b++)
				assertTrue(difference(pixels(images, a), pixels(images, b)) > 5, "seeds " + b + " and " + a);
	}

	@Test
	void aSeedGivesTenDifferentDigits() {
		final List<int[]> digits = new ArrayList<>();
		for (int digit = 0; digit < 10; digit++)
			digits.add(pixels(images(CONDITIONAL, 1, Integer.toString(digit), 5).getStack(), 1));
		for (int a = 0; a < 10; a++)
			for (int b = 0; b < a; b++)
				assertTrue(difference(digits.get(a), digits.get(b)) > 5, b + " and " + a);
	}

	@Test
	void withoutACategoryAllTenComeInTurn() {
		final ImageStack all = images(CONDITIONAL, 20, "", 1).getStack();
		for (int slice = 1; slice <= 20; slice++)
			assertEquals((slice - 1) % 10 + ", seed " + slice, all.getSliceLabel(slice));
	}

	/** A thing is the less like another, the further it is from it. */
	@ParameterizedTest
	@MethodSource("ids")
	void interpolationGoesFromOneImageToTheOther(final String id) {
		final ImageStack way = MODELS.get(id).generate(new GenerationRequest(5, "", 1, 1, Mode.INTERPOLATION, 2, 0))
				.getStack();
		final String first = id.equals(CONDITIONAL) ? "0" : "";
		assertArrayEquals(pixels(images(id, 1, first, 1).getStack(), 1), pixels(way, 1));
		assertArrayEquals(pixels(images(id, 1, first, 2).getStack(), 1), pixels(way, 5));
		assertTrue(difference(pixels(way, 1), pixels(way, 2)) < difference(pixels(way, 1), pixels(way, 5)));
	}
}
