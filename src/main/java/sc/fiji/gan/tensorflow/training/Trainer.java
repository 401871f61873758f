package sc.fiji.gan.tensorflow.training;

import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Session;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.gan.Architecture;
import sc.fiji.gan.tensorflow.gan.Architectures;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/** Trains any architecture by any data. */
public final class Trainer {

	private final TrainingPlan plan;
	private final Architecture architecture;
	private final TrainingData data;
	private final TrainingListener listener;

	public Trainer(final TrainingPlan plan, final TrainingData data, final TrainingListener listener) {
		this(plan, Architectures.named(plan.architecture()), data, listener);
	}

	/** For architectures that are not listed. */
	Trainer(final TrainingPlan plan, final Architecture architecture, final TrainingData data,
			final TrainingListener listener) {
		this.plan = plan;
		this.architecture = architecture;
		this.data = data;
		this.listener = listener;
	}

	/** Trains to the plan's last step, or until the listener wants to stop. */
	public TrainingSummary run(final Sessions sessions) {
		try (Graph graph = new Graph()) {
			final Map<String, FloatArray> example = data.batch(0);
			final TrainingGraph training = new TrainingGraph(graph, plan, architecture, example);
			final AdaptiveAugmentation augmentation = new AdaptiveAugmentation(architecture.adaptsAugmentation(plan),
					example.values().iterator().next().shape()[0]);
			try (Session session = sessions.open(graph)) {
				return new TrainingRun(plan, data, listener, training, session, new Watch(augmentation, plan.steps()))
						.run();
			}
		}
	}

	/** How many multiplications with additions a step takes; nothing is trained. */
	public double multiplyAdds() {
		try (Graph graph = new Graph()) {
			return new TrainingGraph(graph, plan, architecture, data.batch(0)).multiplyAdds();
		}
	}

	/** What the variables of a training take, in bytes; nothing is trained. */
	public long checkpointBytes() {
		try (Graph graph = new Graph()) {
			return new TrainingGraph(graph, plan, architecture, data.batch(0)).bytes();
		}
	}
}
