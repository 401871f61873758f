package sc.fiji.gan.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * A trained network on disk.
 *
 * @param path a zipped SavedModel, a SavedModel folder, or a frozen GraphDef
 * @param format which of the three it is
 * @param input the name of the input in the SavedModel's default signature, or the input node of a
 *     frozen graph
 * @param outputs likewise for the outputs: one, or one for each layer of a feature network
 */
public record NetworkFile(Path path, Format format, String input, List<String> outputs) {

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

	public NetworkFile {
		outputs = List.copyOf(outputs);
	}

	/** A network with one output. */
	public NetworkFile(final Path path, final Format format, final String input, final String output) {
		this(path, format, input, List.of(output));
	}

	/** The first output, which most networks have no other than. */
	public String output() {
		return outputs.get(0);
	}
}
