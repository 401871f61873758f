package sc.fiji.gan.tensorflow.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * What a checkpoint holds beside the variables.
 *
 * @param step how many steps were done
 * @param bestStep the step of the best checkpoint so far
 * @param bestDistance its held-out distance
 * @param settings the settings of the plan that may not change between a checkpoint and its
 *     resumption
 * @param course what has happened on the way
 */
record TrainingState(long step, long bestStep, double bestDistance, Map<String, String> settings, Course course) {

	private static final int SHOWN_DIGITS = 12;
	/** Times the distance of the best one: collapsed generators are farther off. */
	private static final double STILL_GOOD = 2;

	/** Before the first step. */
	static TrainingState start(final TrainingPlan plan, final TrainingData data) {
		return new TrainingState(0, 0, Double.POSITIVE_INFINITY, settings(plan, data), Course.BEGIN);
	}

	/**
	 * After some steps and a validation. A checkpoint of the second half, in which the rate falls, is
	 * preferred to one of the first, unless it is by far worse: early a generator makes blobs of the
	 * right colours, which the distance from few images takes for good.
	 *
	 * @param distance of these held-out images; infinite if they were not validated
	 * @param planned how many steps the whole training has
	 */
	TrainingState after(final long steps, final double distance, final Course now, final long planned) {
		final boolean later = 2 * bestStep < planned && 2 * steps >= planned;
		final boolean better = bestStep == 0 || distance < (later ? STILL_GOOD : 1) * bestDistance;
		return new TrainingState(steps, better ? steps : bestStep, better ? distance : bestDistance, settings, now);
	}

	/** The same training, none of whose checkpoints is any good. */
	TrainingState withoutBest() {
		return new TrainingState(step, 0, Double.POSITIVE_INFINITY, settings, course);
	}

	/** The same training, to which something has happened. */
	TrainingState with(final Course now) {
		return new TrainingState(step, bestStep, bestDistance, settings, now);
	}

	/**
	 * Everything that shapes the course of a training. The number of steps is not among it: a training
	 * may be prolonged.
	 */
	private static Map<String, String> settings(final TrainingPlan plan, final TrainingData data) {
		final Map<String, String> settings = new TreeMap<>(data.settings());
		settings.put("architecture", plan.architecture());
		settings.put("rate", Double.toString(plan.rate()));
		settings.put("schedule", plan.schedule().toString());
		settings.put("averaging", Double.toString(plan.averaging()));
		settings.put("seed", Long.toString(plan.seed()));
		if (plan.extractor() != null) settings.put("extractor", plan.extractor().hash());
		plan.parameters().forEach((key, value) -> settings.put(key, Double.toString(value)));
		return settings;
	}

	/**
	 * This state as that of a resumed training. Older checkpoints do not tell their images; from here
	 * on they do.
	 *
	 * @throws EngineException if plan or data differ from what the checkpoint was trained with
	 */
	TrainingState resumed(final TrainingPlan plan, final TrainingData data) {
		final Map<String, String> wanted = settings(plan, data);
		requireSameImages(wanted.get(TrainingData.IMAGES));
		final Map<String, String> all = new TreeMap<>(settings);
		all.putAll(wanted);
		all.remove(TrainingData.IMAGES);
		for (final String key : all.keySet()) {
			if (!Objects.equals(settings.get(key), wanted.get(key)))
				throw new EngineException("This training was begun with " + key + "=" + readable(settings.get(key))
						+ " and cannot be resumed with " + key + "=" + readable(wanted.get(key))
						+ ": set it back, or train under another name with the old model as start.");
		}
		return new TrainingState(step, bestStep, bestDistance, wanted, course);
	}

	private void requireSameImages(final String wanted) {
		final String known = settings.get(TrainingData.IMAGES);
		if (known != null && !known.equals(wanted))
			throw new EngineException("This training was begun with other images (SHA-256 of all pixels "
					+ abbreviated(known) + ") and cannot be resumed with these (" + abbreviated(wanted)
					+ "): give the same images, or train under another name with the old model as start.");
	}

	private static String abbreviated(final String hash) {
		return hash == null ? "none" : hash.substring(0, Math.min(SHOWN_DIGITS, hash.length())) + "...";
	}

	/** As users give it: whole numbers without a fraction. */
	private static String readable(final String value) {
		return value == null ? "nothing" : value.replaceFirst("\\.0$", "");
	}

	String toYaml() {
		final Map<String, Object> map = new LinkedHashMap<>();
		map.put("step", step);
		map.put("best_step", bestStep);
		map.put("best_distance", bestDistance);
		map.put("settings", settings);
		map.put("course", course.toMap());
		return new Yaml().dump(map);
	}

	/** @throws EngineException if the text is not what {@link #toYaml} writes */
	static TrainingState parse(final String yaml) {
		try {
			final Map<String, Object> map = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
			final Map<String, String> settings = new TreeMap<>();
			((Map<?, ?>) map.get("settings")).forEach((k, v) -> settings.put(k.toString(), v.toString()));
			return new TrainingState(((Number) map.get("step")).longValue(),
					((Number) map.get("best_step")).longValue(), ((Number) map.get("best_distance")).doubleValue(),
					settings, Course.of((Map<?, ?>) map.get("course")));
		} catch (final RuntimeException e) {
			throw new EngineException("The state in the checkpoint cannot be read: it was not written by this plugin.",
					e);
		}
	}
}
