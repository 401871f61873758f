package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.Diagnosis.Fault;
import sc.fiji.gan.engine.InsideEngine;

/** When each fault is noticed, and that it is not noticed a step earlier. */
@ExtendWith(InsideEngine.class)
class WatchTest {

	private final Watch watch = new Watch(new AdaptiveAugmentation(false, 8), 2000);

	private static Map<String, Signal> signals(final double loss, final double accuracy, final double norm) {
		final Map<String, Signal> signals = new HashMap<>();
		signals.put("discriminator", new Signal(loss, norm, 5, accuracy));
		signals.put("generator", new Signal(0.7, 0.1, 0.5, Double.NaN));
		return signals;
	}

	private static Check check(final double distance, final double variety) {
		return new Check(distance, variety, Double.NaN, Double.NaN);
	}

	/** The step, counted from 1, at which something is noticed; -1 if nothing is. */
	private int noticed(final int steps, final Map<String, Signal> signals, final Fault fault) {
		for (int step = 0; step < steps; step++) {
			final Optional<Detector> found = watch.stepped(step, signals);
			if (found.isPresent()) {
				assertEquals(fault, found.get().fault());
				assertTrue(found.get().symptom().endsWith("."), found.get().symptom());
				return step + 1;
			}
		}
		return -1;
	}

	@Test
	void discriminatorThatMakesNoMistakesHasVanishingGradients() {
		assertEquals(200, noticed(300, signals(0.04, 0.99, 1), Fault.VANISHING_GRADIENTS));
	}

	@Test
	void oneDoubtfulStepBeginsTheCountAnew() {
		assertEquals(-1, noticed(199, signals(0.04, 0.99, 1), null));
		assertEquals(-1, noticed(1, signals(0.06, 0.7, 1), null));
		assertEquals(-1, noticed(199, signals(0.04, 0.99, 1), null));
	}

	@Test
	void discriminatorThatIsSureAndStillLearningOverfits() {
		assertEquals(200, noticed(300, signals(0.3, 0.91, 1), Fault.DISCRIMINATOR_OVERFITTING));
	}

	/** In a long training the generator is a beginner for longer: a tenth of it has to be so. */
	@Test
	void overfittingLastsForATenthOfTheTraining() {
		final Watch patient = new Watch(new AdaptiveAugmentation(false, 8), 8000);
		for (int step = 0; step < 799; step++)
			assertTrue(patient.stepped(step, signals(0.3, 0.91, 1)).isEmpty(), "step " + step);
		assertEquals(Fault.DISCRIMINATOR_OVERFITTING,
				patient.stepped(799, signals(0.3, 0.91, 1)).orElseThrow().fault());
	}

	/** In each fourth step two images of sixteen are not recognised: 31 of 32 are in the mean. */
	@Test
	void aFewUnusualImagesDoNotHideOverfitting() {
		Optional<Detector> found = Optional.empty();
		for (int step = 0; step < 300 && found.isEmpty(); step++)
			found = watch.stepped(step, signals(0.3, step % 4 == 3 ? 0.875 : 1, 1));
		assertEquals(Fault.DISCRIMINATOR_OVERFITTING, found.orElseThrow().fault());
	}

	/**
	 * The mean that is resumed is what it was: one from the first step on would be above 0.9 at once.
	 */
	@Test
	void resumedItNoticesOverfittingAtTheSameStep() {
		final int atOnce = noticedOverfitting(watch, 0);
		final Watch before = new Watch(new AdaptiveAugmentation(false, 8), 2000);
		for (int step = 0; step < 120; step++)
			assertTrue(before.stepped(step, signals(0.3, step < 100 ? 0.5 : 1, 1)).isEmpty());
		final Watch resumed = new Watch(new AdaptiveAugmentation(false, 8), 2000);
		resumed.recall(before.memory());
		assertEquals(atOnce, noticedOverfitting(resumed, 120));
	}

	/**
	 * The step at which it is noticed if half of the images are recognised in 100 steps, and then all.
	 */
	private static int noticedOverfitting(final Watch watch, final int from) {
		for (int step = from; step < 1000; step++)
			if (watch.stepped(step, signals(0.3, step < 100 ? 0.5 : 1, 1)).isPresent()) return step;
		return -1;
	}

	/** There the augmentation can still be raised. */
	@Test
	void overfittingIsNotNoticedWhileTheAugmentationRises() {
		final Watch adaptive = new Watch(new AdaptiveAugmentation(true, 8), 2000);
		for (int step = 0; step < 2000; step++)
			assertTrue(adaptive.stepped(step, signals(0.3, 0.91, 1)).isEmpty());
		assertEquals(0.8, adaptive.augmentation(), 1e-9);
	}

	@Test
	void steepGradientsDiverge() {
		assertEquals(-1, noticed(50, signals(1, 0.7, 99), null));
		assertEquals(20, noticed(50, signals(1, 0.7, 101), Fault.DIVERGENCE));
	}

	@Test
	void whatIsNotANumberDivergesAtOnce() {
		assertEquals(1, noticed(50, signals(Double.NaN, 0.7, 1), Fault.DIVERGENCE));
		assertEquals(1, noticed(50, signals(1, 0.7, Double.POSITIVE_INFINITY), Fault.DIVERGENCE));
	}

	@Test
	void outputsThatAreAlikeAtTwoChecksHaveCollapsed() {
		assertTrue(watch.checked(check(1, 0.49)).isEmpty());
		assertTrue(watch.checked(check(1, 0.51)).isEmpty());
		assertTrue(watch.checked(check(1, 0.49)).isEmpty());
		assertEquals(Fault.MODE_COLLAPSE, watch.checked(check(1, 0.3)).orElseThrow().fault());
	}

	/** At the beginning of a training all images are grey. */
	@Test
	void varietyThatGrowsIsNoCollapse() {
		for (int i = 1; i < 6; i++)
			assertTrue(watch.checked(check(1, 0.08 * i)).isEmpty());
		assertTrue(watch.checked(check(1, 0.4)).isEmpty());
		assertTrue(watch.checked(check(1, 0.4)).isPresent());
	}

	/** What goes up and down by chance, or comes back from nothing, has not grown. */
	@Test
	void varietyThatOnlySwaysIsACollapse() {
		assertTrue(watch.checked(check(1, 0.2)).isEmpty());
		assertEquals(Fault.MODE_COLLAPSE, watch.checked(check(1, 0.205)).orElseThrow().fault());
	}

	@Test
	void whatWasVariousOnceHasToStayIt() {
		assertTrue(watch.checked(check(1, 0.9)).isEmpty());
		assertTrue(watch.checked(check(1, 0.1)).isEmpty());
		assertEquals(Fault.MODE_COLLAPSE, watch.checked(check(1, 0.3)).orElseThrow().fault());
	}

	@Test
	void resumedItKnowsHowVariousImagesHaveBeen() {
		watch.checked(check(1, 0.4));
		watch.checked(check(1, Double.NaN));
		watch.checked(check(1, 0.3));
		final Watch resumed = new Watch(new AdaptiveAugmentation(false, 8), 2000);
		resumed.recall(watch.memory());
		assertEquals(Fault.MODE_COLLAPSE, resumed.checked(check(1, 0.35)).orElseThrow().fault());
	}

	@Test
	void varietyThatIsNotKnownIsNoCollapse() {
		for (int i = 0; i < 5; i++)
			assertTrue(watch.checked(check(1, Double.NaN)).isEmpty());
	}

	/** The first check has nothing before it that it could stand still to. */
	private int checkAtWhichConvergenceFails(final double accuracy, final double... distances) {
		for (int check = 0; check < 20; check++) {
			for (int step = 0; step < 30; step++)
				watch.stepped(step, signals(0.69, accuracy, 1));
			if (watch.checked(check(distances[check % distances.length], 1)).isPresent()) return check + 1;
		}
		return -1;
	}

	@Test
	void guessingWithoutMovementIsAFailure() {
		assertEquals(11, checkAtWhichConvergenceFails(0.515, 0.4, 0.401));
	}

	@Test
	void movementIsNone() {
		assertEquals(-1, checkAtWhichConvergenceFails(0.5, 0.4, 0.405));
	}

	@Test
	void discriminatorThatDoesNotGuessIsNone() {
		assertEquals(-1, checkAtWhichConvergenceFails(0.53, 0.4));
	}

	/** An equilibrium: nothing moves any more, but much has been learnt. */
	@Test
	void whatHasConvergedHasNotFailed() {
		watch.checked(check(0.5, 1));
		assertEquals(-1, checkAtWhichConvergenceFails(0.5, 0.4));
	}

	private static Check translated(final double contrast, final double change) {
		return new Check(1, Double.NaN, contrast, change);
	}

	@Test
	void contrastOfTheWrongSignAtThreeChecksIsInverted() {
		assertTrue(watch.checked(translated(-0.7, 1)).isEmpty());
		assertTrue(watch.checked(translated(-0.68, 1)).isEmpty());
		final Detector found = watch.checked(translated(-0.66, 1)).orElseThrow();
		assertEquals(Fault.CONTRAST_INVERSION, found.fault());
		assertTrue(found.symptom().endsWith("(correlation -0.66)."), found.symptom());
	}

	/** What begins inverted by chance, and is on its way to the right side. */
	@Test
	void contrastThatStillRisesIsNotInverted() {
		for (final double contrast : new double[]{-0.9, -0.8, -0.6, -0.5, -0.3, -0.22, 0.1, 0.5})
			assertTrue(watch.checked(translated(contrast, 1)).isEmpty(), "at " + contrast);
	}

	@Test
	void contrastThatIsAboutNoneIsNotInverted() {
		for (int i = 0; i < 9; i++)
			assertTrue(watch.checked(translated(-0.19, 1)).isEmpty());
	}

	@Test
	void translationsThatAreTheirOriginalsAtThreeChecksHaveCollapsed() {
		assertTrue(watch.checked(translated(1, 0.09)).isEmpty());
		assertTrue(watch.checked(translated(1, 0.11)).isEmpty());
		assertTrue(watch.checked(translated(1, 0.09)).isEmpty());
		assertTrue(watch.checked(translated(1, 0.09)).isEmpty());
		final Detector found = watch.checked(translated(1, 0.04)).orElseThrow();
		assertEquals(Fault.IDENTITY_COLLAPSE, found.fault());
		assertTrue(found.symptom().contains("by only 4 % of what the two domains differ"), found.symptom());
	}

	@Test
	void translationOfWhichNothingIsKnownRaisesNothing() {
		for (int i = 0; i < 9; i++)
			assertTrue(watch.checked(translated(Double.NaN, Double.NaN)).isEmpty());
	}

	@Test
	void resumedItNoticesInvertedContrastAtTheSameCheck() {
		watch.checked(translated(-0.7, 1));
		watch.checked(translated(-0.5, 1));
		watch.checked(translated(-0.5, 1));
		final Watch resumed = new Watch(new AdaptiveAugmentation(false, 8), 2000);
		resumed.recall(watch.memory());
		assertTrue(resumed.checked(translated(-0.49, 1)).isEmpty());
		assertEquals(Fault.CONTRAST_INVERSION, resumed.checked(translated(-0.48, 1)).orElseThrow().fault());
	}

	@Test
	void resumedItNoticesAtTheSameStep() {
		noticed(150, signals(0.04, 0.99, 1), null);
		final Watch resumed = new Watch(new AdaptiveAugmentation(false, 8), 2000);
		resumed.recall(watch.memory());
		for (int step = 150; step < 199; step++)
			assertTrue(resumed.stepped(step, signals(0.04, 0.99, 1)).isEmpty());
		assertEquals(Fault.VANISHING_GRADIENTS, resumed.stepped(199, signals(0.04, 0.99, 1)).orElseThrow().fault());
	}

	@Test
	void healthyCourseRaisesNothing() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int step = 0; step < 5000; step++) {
			final double accuracy = 0.55 + 0.3 * random.nextDouble();
			assertTrue(watch.stepped(step, signals(0.4 + 0.3 * random.nextDouble(), accuracy, 5 * random.nextDouble()))
					.isEmpty());
			if (step % 100 == 99) assertTrue(watch.checked(new Check(0.1 + 1.0 / step, 0.9, 0.2, 0.7)).isEmpty());
		}
	}
}
