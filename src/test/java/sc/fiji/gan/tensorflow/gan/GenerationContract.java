package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;

/** What every architecture must do that makes images out of nothing. */
abstract class GenerationContract extends ArchitectureContract {

	private static final int SIZE = 8;

	/** @param more parameters beside size and latent */
	static TrainingPlan plan(final String architecture, final Path folder, final int steps, final double rate,
			final Path start, final Map<String, Double> more) {
		final Map<String, Double> parameters = new HashMap<>(Map.of("size", (double) SIZE, "latent", 4.0));
		parameters.putAll(more);
		return new TrainingPlan(architecture, parameters, steps, rate, TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder,
				steps, start);
	}

	/** A network that is large enough to learn {@link Halves}, and how long it takes. */
	abstract TrainingPlan learning(Path folder);

	final LatentSpace space() {
		return generators().get(0).latents().orElseThrow();
	}

	@Override
	Map<String, FloatArray> batch(final Random random) {
		return new Halves(SIZE, 4, space()).batch(random.nextInt());
	}

	/** The networks work against each other. */
	@Override
	boolean lossesFall() {
		return false;
	}

	@Test
	void saysWhatItTakesBeforeItIsTrained() {
		final NetworkFacts facts = engine().facts(plan(Path.of("none")));
		assertEquals(space(), facts.latents().orElseThrow());
		assertEquals(0, facts.halo());
		assertTrue(facts.parameters() > 0 && facts.multiplyAdds() > 0);
	}

	/**
	 * Most images are of one of the two kinds, and each kind is made; some lie between, for what a
	 * network makes changes gradually. At first, none is of either kind.
	 */
	@Test
	void learnsBothKindsOfImages(@TempDir final Path folder) {
		final TrainingPlan plan = learning(folder);
		final Halves data = new Halves(SIZE, 16,
				Architectures.named(plan.architecture()).generators(plan).get(0).latents().orElseThrow());
		final List<FloatArray> first = new ArrayList<>();
		final List<FloatArray> last = new ArrayList<>();
		engine().train(plan, data, new TrainingListener() {

			@Override
			public boolean wantsToSee(final long step) {
				return step == 0;
			}

			@Override
			public void validated(final long step, final double distance, final List<FloatArray> outputs) {
				if (step == 0) first.addAll(outputs);
				else last.addAll(outputs);
			}
		});
		assertTrue(data.distance(first) > 0.6, "at first " + data.distance(first));
		assertTrue(data.distance(last) < 0.5, "in the end " + data.distance(last));
		for (int kind = 0; kind < 2; kind++)
			assertTrue(share(data, last, kind) > 0.2, "kind " + kind + ": " + share(data, last, kind));
		if (space().classes() == 2) assertTrue(ofTheirClass(data, last) > 0.9, "classes");
	}

	private static double share(final Halves data, final List<FloatArray> images, final int kind) {
		return images.stream().filter(image -> data.kind(image) == kind).count() / (double) images.size();
	}

	/** The share of images, of class 0 and 1 in turn, that are of the right one. */
	private static double ofTheirClass(final Halves data, final List<FloatArray> images) {
		int right = 0;
		for (int i = 0; i < images.size(); i++)
			if (data.kind(images.get(i)) == i % 2) right++;
		return right / (double) images.size();
	}

	/** The seed alone decides: neither is told of the other. */
	@Test
	void sameSeedGivesTheSameTrainingEvenIfThatIsResumed(@TempDir final Path whole, @TempDir final Path halves)
			throws IOException {
		engine().train(plan(halves), data(), new TrainingListener() {

			private long steps;

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double seconds,
					final double waited) {
				steps = step;
			}

			@Override
			public boolean isCanceled() {
				return steps == 7;
			}
		});
		assertSame(engine().train(plan(whole), data(), TrainingListener.NONE).newest(),
				engine().train(plan(halves), data(), TrainingListener.NONE).newest());
	}

	private static void assertSame(final Path expected, final Path actual) throws IOException {
		final Map<String, FloatArray> arrays = Npz.read(actual).arrays();
		for (final Map.Entry<String, FloatArray> array : Npz.read(expected).arrays().entrySet())
			assertArrayEquals(array.getValue().data(), arrays.get(array.getKey()).data(), 1e-6f, array.getKey());
	}

	/** Several at once are what they are one by one; truncation to 0 makes them all alike. */
	@Test
	void exportedNetworkMakesAnImageOfEachInput(@TempDir final Path folder) {
		final TrainingSummary summary = engine().train(plan(folder), data(), TrainingListener.NONE);
		final FloatArray one = space().input(1, 0, 1);
		final FloatArray two = space().input(2, 0, 1);
		try (Network network = engine()
				.load(engine().export(plan(folder), summary.newest(), folder.resolve("net.zip")))) {
			final FloatArray both = network.run(space().batch(List.of(one, two)));
			assertArrayEquals(new int[]{2, SIZE, SIZE, 1}, both.shape());
			final float[] first = network.run(one).data();
			for (int i = 0; i < first.length; i++)
				assertEquals(first[i], both.data()[i], 1e-5);
			assertNotEquals(network.run(one), network.run(two));
			assertArrayEquals(network.run(space().input(1, 0, 0)).data(), network.run(space().input(2, 0, 0)).data(),
					1e-6f);
		}
	}

	/**
	 * A training that starts from another takes over its discriminator too, and may hold a part of it.
	 */
	@Test
	void frozenLayersOfTheDiscriminatorStay(@TempDir final Path folder, @TempDir final Path other) throws IOException {
		final Path start = engine().train(plan(folder), data(), TrainingListener.NONE).newest();
		final TrainingPlan plan = plan(other);
		final Map<String, Double> parameters = new HashMap<>(plan.parameters());
		parameters.put("frozen", 1.0);
		final TrainingPlan held = new TrainingPlan(plan.architecture(), parameters, 5, 0.01, plan.schedule(), 0.9, 2,
				other, 5, start);
		final Map<String, FloatArray> before = Npz.read(start).arrays();
		final Map<String, FloatArray> after = Npz.read(engine().train(held, data(), TrainingListener.NONE).newest())
				.arrays();
		final List<String> still = before.keySet().stream()
				.filter(name -> name.startsWith("weights/discriminator/") && before.get(name).equals(after.get(name)))
				.toList();
		assertTrue(still.stream().anyMatch(name -> name.endsWith("kernel")), still.toString());
		assertTrue(still.stream().allMatch(name -> name.startsWith("weights/discriminator/" + firstLayer())),
				still.toString());
	}

	/** What the names of the discriminator's first layer start with. */
	abstract String firstLayer();

	@Test
	void sizeThatCannotBeHalvedIsNamed() {
		assertEquals("size=50 is not possible: give 4, 5, 6 or 7 pixels doubled several times, such as 28, 32, 64, 128"
				+ " or 256.", refused(Map.of("size", 50.0)));
	}

	@Test
	void whatIsNotPossibleIsNamed() {
		assertEquals("channels=0 is not possible: give a whole number from 1 to 64.", refused(Map.of("channels", 0.0)));
		assertEquals("latent=0 is not possible: give a whole number from 1 to 1024.", refused(Map.of("latent", 0.0)));
	}

	final String refused(final Map<String, Double> more) {
		final TrainingPlan plan = plan(Path.of("none"));
		final Map<String, Double> parameters = new HashMap<>(plan.parameters());
		parameters.putAll(more);
		return assertThrows(EngineException.class, () -> engine().facts(
				new TrainingPlan(plan.architecture(), parameters, 1, 1, plan.schedule(), 0, 1, plan.folder(), 1, null)))
				.getMessage();
	}
}
