package sc.fiji.gan.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * How a training ended.
 *
 * @param steps how many steps were done in all, earlier runs included
 * @param newest the newest checkpoint
 * @param best the checkpoint with the smallest held-out distance
 * @param bestStep when that one was written
 * @param bestDistance its distance
 * @param diagnoses the faults that were noticed, in their order
 */
public record TrainingSummary(long steps, Path newest, Path best, long bestStep, double bestDistance,
		List<Diagnosis> diagnoses) {

	public TrainingSummary {
		diagnoses = List.copyOf(diagnoses);
	}
}
