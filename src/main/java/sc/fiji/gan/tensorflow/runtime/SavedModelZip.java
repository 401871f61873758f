package sc.fiji.gan.tensorflow.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

import com.google.protobuf.CodedOutputStream;

import sc.fiji.gan.engine.WholeFile;

/** Writes a graph without variables as a zipped SavedModel. */
public final class SavedModelZip {

	private SavedModelZip() {}

	/**
	 * The same graph makes the same file, and so the same hash.
	 *
	 * @param signature its default one
	 * @param zip replaced if it exists, and only once the new one is whole
	 */
	public static void write(final GraphDef graph, final SignatureDef signature, final Path zip) throws IOException {
		final SavedModel model = model(graph, signature);
		WholeFile.write(zip, out -> {
			final ZipOutputStream entries = new ZipOutputStream(out);
			final ZipEntry entry = new ZipEntry("saved_model.pb");
			entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
			entries.putNextEntry(entry);
			final CodedOutputStream bytes = CodedOutputStream.newInstance(entries);
			bytes.useDeterministicSerialization();
			model.writeTo(bytes);
			bytes.flush();
			entries.finish();
		});
	}

	private static SavedModel model(final GraphDef graph, final SignatureDef signature) {
		final MetaGraphDef.Builder meta = MetaGraphDef.newBuilder().setGraphDef(graph)
				.putSignatureDef("serving_default", signature);
		meta.getMetaInfoDefBuilder().addTags("serve");
		return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build();
	}
}
