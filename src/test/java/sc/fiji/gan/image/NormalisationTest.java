package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Processing.Binarize;
import sc.fiji.gan.model.Processing.Clip;
import sc.fiji.gan.model.Processing.FixedZeroMeanUnitVariance;
import sc.fiji.gan.model.Processing.ScaleLinear;
import sc.fiji.gan.model.Processing.ScaleRange;
import sc.fiji.gan.model.Processing.Sigmoid;
import sc.fiji.gan.model.Processing.Softmax;
import sc.fiji.gan.model.Processing.ZeroMeanUnitVariance;

/** Expected numbers are worked out by hand from the formulas of the BioImage Model Zoo. */
class NormalisationTest {

	private static final float[] IMAGE = {2, 4, 6, 8, 10};

	@Test
	void scaleLinear() {
		check(new ScaleLinear(0.5, 1), 2, 3, 4, 5, 6);
	}

	@Test
	void scaleRangeBetweenPercentilesOfTheImage() {
		check(new ScaleRange(25, 75, 0, false), -0.5f, 0, 0.5f, 1, 1.5f);
		check(new ScaleRange(0, 100, 8, false), 0, 0.125f, 0.25f, 0.375f, 0.5f);
	}

	@Test
	void zeroMeanUnitVariance() {
		final float s = (float) Math.sqrt(8);
		check(new ZeroMeanUnitVariance(0, false), -4 / s, -2 / s, 0, 2 / s, 4 / s);
	}

	@Test
	void fixedZeroMeanUnitVariance() {
		check(new FixedZeroMeanUnitVariance(List.of(6.0), List.of(4.0)), -1, -0.5f, 0, 0.5f, 1);
	}

	@Test
	void clipAndBinarize() {
		check(new Clip(3, 8), 3, 4, 6, 8, 8);
		check(new Binarize(6), 0, 0, 0, 1, 1);
	}

	@Test
	void sigmoid() {
		check(List.of(new ScaleLinear(0.5, -3), new Sigmoid()), 0.1192029f, 0.2689414f, 0.5f, 0.7310586f, 0.8807971f);
	}

	@Test
	void statisticsAreThoseAfterTheStepsBefore() {
		check(List.of(new Clip(4, 6), new ZeroMeanUnitVariance(0, false)), -1.2247449f, -1.2247449f, 0.8164966f,
				0.8164966f, 0.8164966f);
	}

	@Test
	void channelsHaveStatisticsOfTheirOwnIfTheModelSaysSo() {
		final Plane rgb = Plane.of(new ColorProcessor(2, 1, new int[]{0x0a0000, 0x1e64c8}));
		check(rgb, new ScaleRange(0, 100, 0, true), 0, 0, 0, 1, 1, 1);
		check(rgb, new ScaleRange(0, 100, 0, false), 0.05f, 0, 0, 0.15f, 0.5f, 1);
	}

	@Test
	void softmaxIsOverTheChannels() {
		final float[] values = {0, (float) Math.log(3), 7, 7};
		Normalisation.fixed(List.of(new Softmax()), 2).apply(values, 2);
		assertArrayEquals(new float[]{0.25f, 0.75f, 0.5f, 0.5f}, values, 1e-6f);
	}

	@Test
	void theInverseBringsTheImageBack() {
		for (final Processing p : List.of(new ScaleLinear(0.5, 1), new ScaleRange(25, 75, 1e-6, false),
				new ZeroMeanUnitVariance(1e-6, true), new FixedZeroMeanUnitVariance(List.of(6.0), List.of(4.0)),
				new Clip(0, 100))) {
			final float[] values = IMAGE.clone();
			final Normalisation n = normalisation(List.of(new ScaleLinear(3, -1), p), image());
			n.apply(values, 1);
			n.inverse().apply(values, 1);
			assertArrayEquals(IMAGE, values, 1e-5f, p.toString());
		}
	}

	@Test
	void aConstantImageSurvives() {
		final Plane constant = Plane.of(new FloatProcessor(2, 1, new float[]{100, 100}));
		for (final Processing p : List.of(new ScaleRange(1, 99.8, 0, false), new ScaleRange(1, 99.8, 1e-6, false),
				new ZeroMeanUnitVariance(0, false))) {
			final float[] values = {100, 100};
			final Normalisation n = normalisation(List.of(p), constant);
			n.apply(values, 1);
			assertArrayEquals(new float[2], values);
			n.inverse().apply(values, 1);
			assertArrayEquals(new float[]{100, 100}, values, 1e-4f);
		}
	}

	@Test
	void whatCannotBeUndoneOrKnownIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Normalisation.fixed(List.of(new Sigmoid()), 1).inverse());
		assertThrows(IllegalArgumentException.class,
				() -> Normalisation.fixed(List.of(new ZeroMeanUnitVariance(0, false)), 1));
		assertThrows(IllegalArgumentException.class, () -> Normalisation
				.fixed(List.of(new FixedZeroMeanUnitVariance(List.of(1.0, 2.0), List.of(1.0, 2.0))), 3));
	}

	private static Plane image() {
		return Plane.of(new FloatProcessor(5, 1, IMAGE.clone()));
	}

	private static void check(final Processing step, final float... expected) {
		check(List.of(step), expected);
	}

	private static void check(final List<Processing> steps, final float... expected) {
		final float[] values = IMAGE.clone();
		normalisation(steps, image()).apply(values, 1);
		assertArrayEquals(expected, values, 1e-6f);
	}

	private static void check(final Plane plane, final Processing step, final float... expected) {
		final float[] values = plane.read();
		normalisation(List.of(step), plane).apply(values, plane.channels());
		assertArrayEquals(expected, values, 1e-6f);
	}

	private static Normalisation normalisation(final List<Processing> steps, final Plane plane) {
		return Normalisation.of(steps, plane.channels(), false, visitor -> visitor.accept(plane));
	}
}
