package sc.fiji.gan.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.Memorisation.Match;

class MemorisationTest {

	private static final int TRAINING = 100;
	private static final int COPIES = 50;
	private static final int NEW = 120;

	private static DescribedSet set(final ImageProcessor... images) {
		final ImageSet set = ImageSet.ofStack(Plants.stack("stack", images), "images");
		return SetReader.read(set, Preparation.of(0, set, Progress.NONE), null, 1, Progress.NONE);
	}

	private static ImageProcessor[] draw(final LongFunction<ImageProcessor> scene, final int from, final int count) {
		return IntStream.range(from, from + count).mapToObj(scene::apply).toArray(ImageProcessor[]::new);
	}

	/** The first 50 images are copies, ten of each kind; then come 120 new ones. */
	private static Memorisation withPlantedCopies(final LongFunction<ImageProcessor> scene) {
		final ImageProcessor[] training = draw(scene, 1000, TRAINING);
		final ImageProcessor[] generated = new ImageProcessor[COPIES + NEW];
		for (int i = 0; i < COPIES; i++)
			generated[i] = Plants.copy(training[2 * i], i, i);
		System.arraycopy(draw(scene, 5000, NEW), 0, generated, COPIES, NEW);
		return Memorisation.of(set(generated), set(training), set(draw(scene, 9000, NEW)));
	}

	private static boolean isPlanted(final Match match) {
		return match.image().place().plane() <= COPIES;
	}

	private static void assertCopiesAreFound(final Memorisation memory) {
		final long found = memory.matches().stream().filter(m -> isPlanted(m) && m.copy()).count();
		final long alarms = memory.matches().stream().filter(m -> !isPlanted(m) && m.copy()).count();
		assertTrue(found >= 0.95 * COPIES, found + " of " + COPIES + " found");
		assertTrue(alarms <= 0.05 * NEW, alarms + " false alarms");
		assertEquals(found + alarms, memory.copies());
	}

	@Test
	void copiesAmongDrawnNucleiAreFoundHoweverTheyAreDisguised() {
		assertCopiesAreFound(withPlantedCopies(Plants::nuclei));
	}

	/** Landscapes are all laid out alike: sky above, a house, a boat. */
	@Test
	void copiesAmongDrawnLandscapesAreFoundHoweverTheyAreDisguised() {
		assertCopiesAreFound(withPlantedCopies(Plants::photo));
	}

	@Test
	void theCopiedImageIsNamedAndHowItWasTurned() {
		final Memorisation memory = withPlantedCopies(Plants::nuclei);
		final Match turned = memory.matches().stream().filter(m -> m.image().place().plane() == 3).findFirst()
				.orElseThrow();
		assertEquals("stack [5]", turned.training().place().name());
		assertTrue(GeneratorTables.turned(turned).endsWith("quarter turn"), GeneratorTables.turned(turned));
	}

	@Test
	void newImagesAreRarelyCalledCopies() {
		final Memorisation memory = Memorisation.of(set(draw(Plants::nuclei, 5000, 100)),
				set(draw(Plants::nuclei, 1000, 60)), set(draw(Plants::nuclei, 9000, 60)));
		assertTrue(memory.copies() <= 0.05 * 100, memory.copies() + " false alarms");
		assertEquals(1 / 61.0, memory.chance(), 1e-12);
	}

	@Test
	void withoutHeldOutImagesNothingIsJudged() {
		final DescribedSet some = set(draw(Plants::nuclei, 1, 3));
		final Memorisation memory = Memorisation.of(some, some, null);
		assertFalse(memory.isJudged());
		assertEquals(0, memory.copies());
		assertTrue(memory.remarks().get(0).contains("heldout=[path]"), memory.remarks().toString());
		assertEquals(0, memory.matches().get(0).found().distance(), 1e-5);
		final Memorisation few = Memorisation.of(some, some, set(draw(Plants::nuclei, 100, 19)));
		assertFalse(few.isJudged());
		assertTrue(few.remarks().get(0).contains("at least 20") && few.remarks().get(0).contains("19"),
				few.remarks().toString());
	}

	/** They would put the threshold at nothing, and copies would pass. */
	@Test
	void heldOutImagesThatWereTrainedOnAreLeftOut() {
		final ImageProcessor[] training = draw(Plants::nuclei, 1000, 40);
		final ImageProcessor[] heldOut = draw(Plants::nuclei, 9000, 40);
		heldOut[5] = training[8];
		final Memorisation memory = Memorisation.of(set(training[0], training[1]), set(training), set(heldOut));
		assertEquals(2, memory.copies());
		assertEquals(39, memory.heldOut().length);
		assertTrue(memory.remarks().get(0).startsWith("1 of the held-out images are among the training images"),
				memory.remarks().toString());
	}

	@Test
	void blankImagesAreNoCopiesOfEachOther() {
		final ImageProcessor blank = new ByteProcessor(16, 16);
		final Memorisation memory = Memorisation.of(set(blank, blank), set(blank), null);
		assertEquals(0, memory.matches().size());
		assertTrue(memory.remarks().get(0).contains("blank"), memory.remarks().toString());
	}
}
