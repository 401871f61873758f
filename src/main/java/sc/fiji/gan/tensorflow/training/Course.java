package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.gan.engine.Diagnosis;

/**
 * What has happened to a training on its way.
 *
 * @param pace how fast its networks learn
 * @param remedies how many were applied
 * @param memory what those who watch it remember, see {@link Watch#memory}
 * @param diagnoses what was noticed
 */
record Course(Pace pace, int remedies, Map<String, Map<String, Double>> memory, List<Diagnosis> diagnoses) {

	/** Of a training that has just begun. */
	static final Course BEGIN = new Course(Pace.PLANNED, 0, Map.of(), List.of());

	Course {
		diagnoses = List.copyOf(diagnoses);
	}

	Course after(final Remedy remedy) {
		return new Course(pace.after(remedy), remedies + 1, memory, diagnoses);
	}

	Course with(final Diagnosis diagnosis) {
		final List<Diagnosis> all = new ArrayList<>(diagnoses);
		all.add(diagnosis);
		return new Course(pace, remedies, memory, all);
	}

	Course remembering(final Map<String, Map<String, Double>> numbers) {
		return new Course(pace, remedies, numbers, diagnoses);
	}

	/** For a YAML file; the same course gives the same text in every process. */
	Map<String, Object> toMap() {
		final Map<String, Object> map = new LinkedHashMap<>();
		map.put("generator_pace", pace.generator());
		map.put("discriminator_pace", pace.discriminator());
		map.put("added_structure", pace.structure());
		map.put("remedies", remedies);
		final Map<String, Map<String, Double>> sorted = new TreeMap<>();
		memory.forEach((name, part) -> sorted.put(name, new TreeMap<>(part)));
		map.put("memory", sorted);
		map.put("diagnoses",
				diagnoses.stream().map(
						d -> new TreeMap<>(Map.of("step", d.step(), "fault", d.fault().name(), "message", d.message())))
						.toList());
		return map;
	}

	/**
	 * @param map what {@link #toMap} gave; null in a checkpoint of before there were detectors
	 * @throws RuntimeException if it is something else
	 */
	static Course of(final Map<?, ?> map) {
		if (map == null) return BEGIN;
		final Map<String, Map<String, Double>> memory = new LinkedHashMap<>();
		((Map<?, ?>) map.get("memory")).forEach((name, part) -> memory.put(name.toString(), numbers((Map<?, ?>) part)));
		final List<Diagnosis> diagnoses = new ArrayList<>();
		for (final Object entry : (List<?>) map.get("diagnoses")) {
			final Map<?, ?> d = (Map<?, ?>) entry;
			diagnoses.add(new Diagnosis(((Number) d.get("step")).longValue(),
					Diagnosis.Fault.valueOf(d.get("fault").toString()), d.get("message").toString()));
		}
		final double structure = map.containsKey("added_structure") ? number(map, "added_structure") : 0;
		return new Course(new Pace(number(map, "generator_pace"), number(map, "discriminator_pace"), structure),
				(int) number(map, "remedies"), memory, diagnoses);
	}

	private static Map<String, Double> numbers(final Map<?, ?> map) {
		final Map<String, Double> numbers = new LinkedHashMap<>();
		map.keySet().forEach(key -> numbers.put(key.toString(), number(map, key.toString())));
		return numbers;
	}

	private static double number(final Map<?, ?> map, final String key) {
		return ((Number) map.get(key)).doubleValue();
	}
}
