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
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;
import sc.fiji.gan.image.GenerationRequest;
import sc.fiji.gan.image.GenerationRequest.Mode;

/** What the generators make that come with the project. */
class ShippedGeneratorTest {

	private static final String CONDITIONAL = "generate-digits-conditional";
	private static final String CELLS = "generate-blood-cells";
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
		return List.of("generate-digits-vanilla", "generate-digits-dcgan", CONDITIONAL, CELLS);
	}

	static List<String> digits() {
		return ids().subList(0, 3);
	}

	/** One that the model knows, if it knows any. */
	private static String category(final String id) {
		return id.equals(CELLS) ? "WBC" : id.equals(CONDITIONAL) ? "3" : "";
	}

	private static ImagePlus images(final String id, final int count, final String category, final long seed) {
		return MODELS.get(id).generate(new GenerationRequest(count, category, seed, 1));
	}

	/** Grey values, or red, green and blue, of a slice, which is counted from 1. */
	private static int[] pixels(final ImageStack stack, final int slice) {
		final ImageProcessor pixels = stack.getProcessor(slice);
		return IntStream.range(0, pixels.getPixelCount()).map(pixels::get)
				.flatMap(v -> pixels instanceof ColorProcessor
						? IntStream.of(v >> 16 & 255, v >> 8 & 255, v & 255)
						: IntStream.of(v))
				.toArray();
	}

	private static double difference(final int[] a, final int[] b) {
		return IntStream.range(0, a.length).map(i -> Math.abs(a[i] - b[i])).average().orElseThrow();
	}

	/** The second time another image is made before it. */
	@ParameterizedTest
	@MethodSource("ids")
	void sameSeedGivesTheSameImage(final String id) {
		final String one = category(id);
		assertArrayEquals(pixels(images(id, 1, one, 8).getStack(), 1), pixels(images(id, 2, one, 7).getStack(), 2));
	}

	@ParameterizedTest
	@MethodSource("digits")
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

	/**
	 * Two digits of MNIST differ by some 40 grey values, of the same class by some 30; cells by some
	 * 20.
	 */
	@ParameterizedTest
	@MethodSource("ids")
	void seedsGiveDifferentImages(final String id) {
		final ImageStack images = images(id, 20, category(id), 1).getStack();
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
		final String first = category(id);
		final ImageStack way = MODELS.get(id).generate(new GenerationRequest(5, first, 1, 1, Mode.INTERPOLATION, 2, 0))
				.getStack();
		assertArrayEquals(pixels(images(id, 1, first, 1).getStack(), 1), pixels(way, 1));
		assertArrayEquals(pixels(images(id, 1, first, 2).getStack(), 1), pixels(way, 5));
		assertTrue(difference(pixels(way, 1), pixels(way, 2)) < difference(pixels(way, 1), pixels(way, 5)));
	}

	/** How much more blue than red there is in the middle of 20 cells. */
	private static double violet(final String category) {
		final ImageStack cells = images(CELLS, 20, category, 1).getStack();
		return IntStream.rangeClosed(1, 20).mapToDouble(slice -> {
			final ImageProcessor cell = cells.getProcessor(slice);
			return IntStream.range(0, 24 * 24).map(i -> cell.get(20 + i % 24, 20 + i / 24))
					.map(v -> (v & 255) - (v >> 16 & 255)).average().orElseThrow();
		}).average().orElseThrow();
	}

	/** Giemsa's stain makes nuclei violet, which red cells have not. */
	@Test
	void whiteCellsAreVioletAndRedOnesAreNot() {
		assertTrue(violet("WBC") > 50, "white " + violet("WBC"));
		assertTrue(violet("RBC") < 10, "red " + violet("RBC"));
	}

	@Test
	void cellsAreColoursOf64Pixels() {
		final ImagePlus cells = images(CELLS, 3, "", 1);
		assertEquals(List.of(64, 64, 24, 3),
				List.of(cells.getWidth(), cells.getHeight(), cells.getBitDepth(), cells.getStackSize()));
		assertEquals("Platelets, seed 1", cells.getStack().getSliceLabel(1));
	}
}
