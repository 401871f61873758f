package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.process.ByteProcessor;
import sc.fiji.gan.metric.GreyImage;

class PolarityTest {

	private final ImageDomain fluorescence = Domains.of("fluorescence", 3, Domains::squares);
	private final ImageDomain stained = Domains.of("stained", 3, Domains::stained);
	private final ImageDomain noise = Domains.of("ramp", 3, n -> {
		final ByteProcessor ramp = new ByteProcessor(256, 1);
		for (int x = 0; x < 256; x++)
			ramp.set(x, 0, x);
		return ramp;
	});

	@Test
	void fewBrightThingsBecomeFewDarkOnes() {
		assertEquals(-1, Polarity.AUTO.sign(fluorescence, stained));
		assertEquals(-1, Polarity.AUTO.sign(stained, fluorescence));
		assertEquals(1, Polarity.AUTO.sign(stained, stained));
		assertEquals(1, Polarity.AUTO.sign(fluorescence, fluorescence));
	}

	@Test
	void whereNothingStandsOutItIsNotKnown() {
		assertEquals(0, Polarity.AUTO.sign(noise, fluorescence));
		assertEquals(0, Polarity.AUTO.sign(fluorescence, noise));
	}

	@Test
	void theUserKnowsBetter() {
		assertEquals(1, Polarity.named("keep").sign(fluorescence, stained));
		assertEquals(-1, Polarity.named("invert").sign(fluorescence, fluorescence));
		assertEquals(0, Polarity.named("free").sign(fluorescence, fluorescence));
		assertEquals("polarity=up is not possible: give auto, keep, invert or free.",
				assertThrows(IllegalArgumentException.class, () -> Polarity.named("up")).getMessage());
	}

	/** One value of 3 and three of -1: mean 0, variance 3, third moment 6, so 6 / 3^1.5. */
	@Test
	void skewnessIsTheThirdMomentOverTheCubeOfTheDeviation() {
		final GreyImage image = new GreyImage(new float[]{3, -1}, 2, 1);
		final GreyImage other = new GreyImage(new float[]{-1, -1}, 2, 1);
		assertEquals(6 / Math.pow(3, 1.5), Luminance.skewness(List.of(image, other)), 1e-12);
	}
}
