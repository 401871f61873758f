package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.gan.GenerationContest.Judged;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.runtime.Tensors;

@ExtendWith(InsideEngine.class)
class GenerationContestTest {

	private static final List<String> PARTS = List.of("first", "second", "score");

	/** Of a discriminator that adds all values of an image. */
	private static List<Objective> objectives(final Map<String, Double> parameters, final double gamma) {
		final TrainingPlan plan = new TrainingPlan("dcgan", parameters, 1, 0.01, TrainingPlan.Schedule.CONSTANT, 0, 1,
				Path.of("none"), 1, null);
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Judged judged = Judged.of(tf, Map.of(), Tensors.constant(tf, FloatArray.zeros(2, 8, 8, 1)),
					images -> added(tf, images));
			return new GenerationContest(new GenerationNetworks(plan)).withPenalty(gamma).objectives(tf,
					AdversarialLoss.NON_SATURATING, judged, judged, PARTS);
		}
	}

	private static Operand<TFloat32> added(final Ops tf, final Operand<TFloat32> images) {
		return tf.reshape(tf.sum(images, tf.constant(new int[]{1, 2, 3})), tf.constant(new int[]{-1, 1}));
	}

	@Test
	void discriminatorIsUpdatedFirstAndEachChangesItsOwnWeights() {
		final List<Objective> objectives = objectives(Map.of(), 0);
		assertEquals(List.of("discriminator", "generator"), objectives.stream().map(Objective::name).toList());
		assertEquals(List.of(List.of("discriminator"), List.of("generator")),
				objectives.stream().map(Objective::variables).toList());
	}

	@Test
	void frozenPartsAreThoseNextToTheImages() {
		assertEquals(List.of("discriminator/second", "discriminator/score"),
				objectives(Map.of("frozen", 1.0), 0).get(0).variables());
	}

	@Test
	void somethingOfTheDiscriminatorHasToMove() {
		assertEquals("frozen=3 is not possible: give a whole number from 0 to 2.",
				assertThrows(EngineException.class, () -> objectives(Map.of("frozen", 3.0), 0)).getMessage());
	}

	@Test
	void penaltyIsThatOfTheArchitectureUnlessThePlanHasAnother() {
		assertNull(objectives(Map.of(), 0).get(0).penalty());
		assertEquals(16, objectives(Map.of(), 1).get(0).penalty().every());
		assertEquals(4, objectives(Map.of("r1", 2.0, "r1interval", 4.0), 0).get(0).penalty().every());
		assertNull(objectives(Map.of("r1", 0.0), 1).get(0).penalty());
	}
}
