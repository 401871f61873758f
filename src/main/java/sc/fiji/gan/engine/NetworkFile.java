package sc.fiji.gan.engine;

import java.nio.file.Path;

/**
 * A trained network on disk.
 *
 * @param path a zipped SavedModel, a SavedModel folder, or a frozen GraphDef
 * @param format which of the three it is
 * @param input the name of the input in the SavedModel's default signature, or the input node of a
 *     frozen graph
 * @param output likewise for the output
 */
public record NetworkFile(Path path, Format format, String input, String output) {

	/** The forms in which TensorFlow networks are exchanged. */
	public enum Format {
		/**
		 * A zip file that holds {@code saved_model.pb} and, unless frozen, {@code variables/}.
		 */
		SAVED_MODEL_ZIP,
		/** The same, unpacked. */
		SAVED_MODEL_FOLDER,
		/** One {@code .pb} file: a GraphDef whose variables are constants. */
		FROZEN_GRAPH
	}
}
