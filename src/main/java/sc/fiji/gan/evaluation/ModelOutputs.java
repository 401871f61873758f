package sc.fiji.gan.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.PartOfProgress;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelPackage;

/** What several models, or one model at several moments of its training, make of an image. */
public final class ModelOutputs {

	private final List<Supplier<Gan>> models = new ArrayList<>();

	/**
	 * @param ids of models, or paths of their folders, separated by commas; may be empty
	 * @param trained the id of a model all of whose checkpoints are taken; may be empty
	 * @throws sc.fiji.gan.model.ModelException if there is no such model
	 * @throws IllegalArgumentException if there are not two in all; one sentence for the user
	 */
	public ModelOutputs(final String ids, final String trained) {
		Arrays.stream(ids.split(",")).map(String::trim).filter(id -> !id.isEmpty())
				.forEach(id -> models.add(() -> Gan.open(id)));
		if (!trained.isBlank()) addCheckpoints(Gan.library().open(trained.trim()));
		if (models.size() == 1)
			throw new IllegalArgumentException("One model has no spread: name two or more, separated by commas"
					+ " (models=[a, b]), or a model with several checkpoints (checkpoints=a).");
	}

	private void addCheckpoints(final ModelPackage model) {
		final List<Path> checkpoints = model.checkpoints();
		if (checkpoints.size() < 2)
			throw new IllegalArgumentException("Model '" + model.description().id() + "' keeps " + checkpoints.size()
					+ " checkpoints, and a spread needs two: choose a model that was trained here and whose best"
					+ " checkpoint is not its last, or name several models (models=[a, b]).");
		checkpoints.forEach(file -> models.add(() -> Gan.open(model, file)));
	}

	/** How many there are; 0 if none were named. */
	public int count() {
		return models.size();
	}

	/**
	 * Applies one after the other.
	 *
	 * @param warnings told what there is to know of a result
	 */
	public List<ImagePlus> of(final ImagePlus input, final Progress progress, final Consumer<String> warnings) {
		final List<ImagePlus> outputs = new ArrayList<>();
		for (int i = 0; i < models.size(); i++)
			try (Gan gan = models.get(i).get()) {
				outputs.add(gan.apply(input, PartOfProgress.of(progress, i, models.size()), warnings));
			}
		return outputs;
	}
}
