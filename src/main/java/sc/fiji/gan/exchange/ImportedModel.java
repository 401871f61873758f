package sc.fiji.gan.exchange;

import java.nio.file.Path;
import java.util.List;

import sc.fiji.gan.model.ModelDescription;

/** A model of others that was read and tried, and can be written into a library. */
public interface ImportedModel {

	/** What it becomes. */
	ModelDescription description();

	/** What was read, found and assumed, for people. */
	List<String> lines();

	/** What the user should look at before the model is used, a sentence for each. */
	List<String> warnings();

	/**
	 * Writes the package, whole or not at all.
	 *
	 * @return its folder
	 * @throws sc.fiji.gan.model.ModelException if there is such a model already, or it cannot be
	 *     written
	 */
	Path write(Path library, boolean overwrite);
}
