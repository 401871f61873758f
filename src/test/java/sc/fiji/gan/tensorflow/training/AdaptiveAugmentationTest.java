package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.InsideEngine;

/** The mean sign of scores is twice the accuracy minus one: 0.6 is an accuracy of 0.8. */
@ExtendWith(InsideEngine.class)
class AdaptiveAugmentationTest {

	private static void step(final AdaptiveAugmentation augmentation, final long from, final long to,
			final double accuracy) {
		for (long step = from; step < to; step++)
			augmentation.stepped(step, Map.of("generator", new Signal(1, 1, 1, Double.NaN), "discriminator",
					new Signal(1, 1, 1, accuracy)));
	}

	/** 20,000 images of 8 are 2,500 steps. */
	@Test
	void risesFromZeroToOneIn20000Images() {
		final AdaptiveAugmentation augmentation = new AdaptiveAugmentation(true, 8);
		assertEquals(0, augmentation.probability());
		step(augmentation, 0, 3, 0.9);
		assertEquals(0, augmentation.probability());
		step(augmentation, 3, 4, 0.9);
		assertEquals(0.0016, augmentation.probability(), 1e-9);
		step(augmentation, 4, 1250, 0.81);
		assertEquals(0.5, augmentation.probability(), 1e-2);
		step(augmentation, 1250, 2504, 0.81);
		assertEquals(1, augmentation.probability());
	}

	@Test
	void fallsWhereTheDiscriminatorIsUnsure() {
		final AdaptiveAugmentation augmentation = new AdaptiveAugmentation(true, 100);
		step(augmentation, 0, 40, 0.9);
		assertEquals(0.2, augmentation.probability(), 1e-9);
		step(augmentation, 40, 60, 0.79);
		assertEquals(0.1, augmentation.probability(), 1e-9);
		step(augmentation, 60, 200, 0.5);
		assertEquals(0, augmentation.probability());
	}

	@Test
	void isAlwaysDoneUnlessItIsAdaptive() {
		final AdaptiveAugmentation augmentation = new AdaptiveAugmentation(false, 100);
		step(augmentation, 0, 40, 0.1);
		assertEquals(1, augmentation.probability());
	}

	@Test
	void remembersWhatItHasSeenOfFourSteps() {
		final AdaptiveAugmentation augmentation = new AdaptiveAugmentation(true, 100);
		step(augmentation, 0, 6, 0.9);
		final AdaptiveAugmentation resumed = new AdaptiveAugmentation(true, 100);
		resumed.recall(augmentation.memory());
		step(augmentation, 6, 8, 0.75);
		step(resumed, 6, 8, 0.75);
		assertEquals(0.04, augmentation.probability(), 1e-9);
		assertEquals(augmentation.memory(), resumed.memory());
	}
}
