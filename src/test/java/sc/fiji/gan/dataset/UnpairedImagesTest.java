package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import ij.process.ByteProcessor;
import sc.fiji.gan.engine.FloatArray;

class UnpairedImagesTest {

	private static final List<String> THERE = List.of("source-to-target");
	private static final List<String> THERE_AND_BACK = List.of("source-to-target", "target-to-source");

	private final ImageDomain source = Domains.of("grey", 12, Domains::squares);
	private final ImageDomain target = Domains.of("stained", 11, Domains::stained);
	private final UnpairedImages data = new UnpairedImages(source, target, 3, 16, 4, 7, -1);

	@Test
	void aBatchHasSquaresOfBothDomains() {
		assertArrayEquals(new int[]{3, 16, 16, 1}, data.batch(0).get("source").shape());
		assertArrayEquals(new int[]{3, 16, 16, 3}, data.batch(0).get("target").shape());
	}

	@Test
	void aBatchDependsOnSeedAndStepAlone() {
		final UnpairedImages same = new UnpairedImages(source, target, 3, 16, 4, 7, -1);
		assertEquals(data.batch(5), same.batch(5));
		assertNotEquals(data.batch(5), data.batch(6));
		assertNotEquals(data.batch(5), new UnpairedImages(source, target, 3, 16, 4, 8, -1).batch(5));
	}

	@Test
	void squaresOfHeldOutImagesAreNotTrainedOn() {
		// Each image has one value of its own, apart from its corner, which makes it not blank.
		final ImageDomain marked = Domains.of("marked", 20, n -> {
			final ByteProcessor image = new ByteProcessor(16, 16);
			Arrays.fill((byte[]) image.getPixels(), (byte) (10 * n + 10));
			image.set(0, 0, 10 * n + 5);
			return image;
		});
		final UnpairedImages images = new UnpairedImages(marked, marked, 4, 8, 4, 1, 0);
		final List<Float> held = images.heldOut().stream().map(a -> a.data()[100]).distinct().toList();
		assertEquals(2, held.size());
		for (int step = 0; step < 50; step++) {
			final FloatArray batch = images.batch(step).get("source");
			for (int i = 0; i < 4; i++)
				assertTrue(!held.contains(batch.data()[i * 64 + 36]), "step " + step);
		}
	}

	@Test
	void heldOutImagesGoThereAndBackInSquaresThatTheGeneratorsTake() {
		final List<FloatArray> heldOut = data.heldOut();
		assertEquals(0, heldOut.get(0).height() % 4);
		assertEquals(16, heldOut.get(0).width());
		assertEquals(THERE, data.path(0));
		final int sources = heldOut.size() / 4;
		assertEquals(THERE_AND_BACK, data.path(sources));
		assertEquals(heldOut.get(0), heldOut.get(sources));
		assertEquals(1, heldOut.get(2 * sources - 1).channels());
		assertEquals(List.of("target-to-source"), data.path(2 * sources));
		assertEquals(3, heldOut.get(2 * sources).channels());
		assertEquals(List.of("target-to-source", "source-to-target"), data.path(heldOut.size() - 1));
	}

	/** What perfect generators would make: images of the right domain, and what was there before. */
	private List<FloatArray> outputs(final UnaryOperator<FloatArray> there, final UnaryOperator<FloatArray> back) {
		final List<FloatArray> inputs = data.heldOut();
		final List<FloatArray> outputs = new ArrayList<>();
		for (int i = 0; i < inputs.size(); i++) {
			FloatArray image = inputs.get(i);
			for (final String generator : data.path(i))
				image = (generator.equals("source-to-target") ? there : back).apply(image);
			outputs.add(image);
		}
		return outputs;
	}

	private static FloatArray map(final FloatArray image, final int channels, final float gain) {
		final FloatArray result = FloatArray.zeros(1, image.height(), image.width(), channels);
		for (int i = 0; i < result.data().length; i++)
			result.data()[i] = gain * image.data()[i / channels * image.channels()];
		return result;
	}

	@Test
	void invertedContrastIsFoundAndMakesTheDistanceLarger() {
		final List<FloatArray> right = outputs(x -> map(x, 3, -1), x -> map(x, 1, -1));
		final List<FloatArray> wrong = outputs(x -> map(x, 3, 1), x -> map(x, 1, 1));
		// Red stays bright in the stain, so that the luminance is not wholly that of red.
		assertTrue(data.contrast(right) > 0.9, "" + data.contrast(right));
		assertTrue(data.contrast(wrong) < -0.9, "" + data.contrast(wrong));
		assertTrue(data.distance(wrong) > data.distance(right) + 0.9);
		assertTrue(Double.isNaN(new UnpairedImages(source, target, 3, 16, 4, 7, 0).contrast(right)));
	}

	@Test
	void anIdentityChangesNothing() {
		final List<FloatArray> same = outputs(x -> map(x, 3, 1), x -> map(x, 1, 1));
		assertTrue(data.change(same) < 0.4, "" + data.change(same));
		assertTrue(data.change(outputs(x -> map(x, 3, -1), x -> map(x, 1, -1))) > 0.8);
	}

	@Test
	void theErrorIsThatOfImagesThatHaveComeBack() {
		assertEquals(0, data.error(outputs(x -> x, x -> x)), 1e-9);
		// All that comes back is 0.2 off on a range of 2.
		assertEquals(0.1, data.error(outputs(x -> shifted(x, 0.2f), x -> x)), 1e-6);
	}

	private static FloatArray shifted(final FloatArray image, final float by) {
		final FloatArray result = FloatArray.zeros(image.shape());
		for (int i = 0; i < result.data().length; i++)
			result.data()[i] = image.data()[i] + by;
		return result;
	}

	@Test
	void theChecksumTellsTheDomainsApart() {
		assertEquals(data.settings(), new UnpairedImages(source, target, 5, 8, 4, 1, 1).settings());
		assertNotEquals(data.settings(), new UnpairedImages(target, source, 3, 16, 4, 7, -1).settings());
	}

	@Test
	void examplesShowTheWayThereAndBack() {
		final List<FloatArray> outputs = outputs(x -> map(x, 3, -1), x -> map(x, 1, -1));
		final List<FloatArray> first = data.examples(outputs).get(0).images();
		assertEquals(data.exampleTitles().size(), first.size());
		assertEquals(data.heldOut().get(0), first.get(0));
		assertEquals(3, first.get(1).channels());
		assertEquals(1, first.get(2).channels());
	}

	private static String refusal(final ImageDomain source, final int patch) {
		final ImageDomain target = Domains.of("stained", 11, Domains::stained);
		return assertThrows(IllegalArgumentException.class, () -> new UnpairedImages(source, target, 1, patch, 4, 1, 0))
				.getMessage();
	}

	@Test
	void aDomainOfOneImageIsRefused() {
		assertEquals(
				"Of the 1 images of 'one' that are not blank 1 measures at least 16 x 16 pixels, but 2 are needed,"
						+ " of which one is held out: add larger images, or choose a smaller patch than 16.",
				refusal(Domains.of("one", 1, Domains::squares), 16));
	}

	@Test
	void imagesBelowTheCropAreRefused() {
		assertEquals(
				"Of the 12 images of 'grey' that are not blank 0 measure at least 32 x 32 pixels, but 2 are needed,"
						+ " of which one is held out: add larger images, or choose a smaller patch than 32.",
				refusal(source, 32));
	}

	@Test
	void aPatchThatTheGeneratorDoesNotTakeIsRefused() {
		assertEquals("patch=18 is not possible with this generator: give a multiple of 4, such as 20.",
				refusal(source, 18));
	}

	@Test
	void blankImagesAreLeftOut() {
		final ImageDomain half = Domains.of("half", 12, n -> n < 6 ? new ByteProcessor(20, 18) : Domains.squares(n));
		final UnpairedImages images = new UnpairedImages(half, target, 2, 16, 4, 1, 0);
		for (int step = 0; step < 20; step++) {
			final float[] square = Arrays.copyOf(images.batch(step).get("source").data(), 256);
			assertNotEquals(1, distinct(square), "step " + step);
		}
		assertEquals(6, half.blank().size());
	}

	private static int distinct(final float[] values) {
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		int count = 1;
		for (int i = 1; i < sorted.length; i++)
			if (sorted[i] != sorted[i - 1]) count++;
		return count;
	}
}
