package sc.fiji.gan.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.engine.Diagnosis.Fault;
import sc.fiji.gan.engine.TrainingSummary;

/** How a training went, in the words of all model cards. */
record TrainingCourse(TrainingSettings settings, TrainingSummary summary) {

	String beginning() {
		return settings.start().isBlank()
				? "It began with random weights."
				: "It began with the weights of the model `" + settings.start() + "`, as far as they fit.";
	}

	/** Whether it was meant to be longer. */
	String stopped() {
		return summary.steps() < settings.steps()
				? " It was stopped by hand after %,d of %,d steps, before the rate had fallen to its end."
						.formatted(summary.steps(), settings.steps())
				: "";
	}

	/** What was noticed on the way, and mended; what comes again and again, once. */
	String faults() {
		final Map<Fault, List<Diagnosis>> faults = summary.diagnoses().stream()
				.collect(Collectors.groupingBy(Diagnosis::fault, LinkedHashMap::new, Collectors.toList()));
		final StringBuilder list = new StringBuilder();
		faults.values()
				.forEach(all -> list.append("\n- Step %,d: %s%s".formatted(all.get(0).step(), all.get(0).message(),
						all.size() == 1
								? ""
								: " This was noticed %d times, at last at step %,d.".formatted(all.size(),
										all.get(all.size() - 1).step()))));
		return list.isEmpty() ? "" : "\n\nOn the way:\n" + list;
	}
}
