package sc.fiji.gan.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.SuperResolutionPairs;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * A training that says at once what it does, begun or resumed in a process of its own; a child of
 * {@link KilledTraining}.
 */
final class TrainingProcess implements TrainingListener {

	/** What a line begins with; the step follows. */
	static final String STEPPED = "stepped ";
	/** From here to {@link #SAVED} a checkpoint is written. */
	static final String SAVING = "saving ";
	static final String SAVED = "saved ";

	private static final int SCALE = 2;
	private static final int PATCH = 16;

	/** @param arguments folder, steps, steps between two checkpoints */
	public static void main(final String... arguments) {
		final SuperResolutionPairs pairs = new SuperResolutionPairs(SamplePhotos.draw(4, 4 * SCALE * PATCH).planes(),
				SCALE, 2, PATCH, 1);
		final TrainingPlan plan = new TrainingPlan("srgan",
				Map.of("scale", (double) SCALE, "channels", 1.0, "features", 8.0, "blocks", 2.0, "width", 8.0,
						"augmentation", 2.0, "consistency", 1.0, "penalty", 0.1),
				Long.parseLong(arguments[1]), 1e-3, TrainingPlan.Schedule.COSINE, 0.99, 1, Path.of(arguments[0]),
				Integer.parseInt(arguments[2]), null);
		System.out.println(
				ChildJvm.RESULT + Engines.engine().train(plan, pairs, new TrainingProcess()).newest().getFileName());
	}

	@Override
	public void stepped(final long step, final Map<String, Double> losses, final double seconds, final double waited) {
		System.out.println(STEPPED + step);
	}

	@Override
	public void validated(final long step, final double distance, final List<FloatArray> outputs) {
		System.out.println(SAVING + step);
	}

	@Override
	public void saved(final long step, final Path checkpoint) {
		System.out.println(SAVED + step);
	}
}
