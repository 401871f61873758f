package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npy;

/**
 * The test tensors of a copy of a package, which are changed with the checksums that its rdf.yaml
 * has of them.
 */
public final class TestTensors {

	private TestTensors() {}

	/**
	 * The edge that the BioImage Model Zoo wants a test image to have at least: so that a pixel is
	 * further than the halo from every side, and a multiple of what the model takes.
	 */
	public static int leastEdge(final ModelDescription model) {
		return TensorRdf.minimumSize(model);
	}

	/**
	 * Puts others in their place.
	 *
	 * @param folder a package that has test tensors, in an {@code rdf.yaml}
	 * @param input NHWC, before the input's processing
	 * @param output NHWC, after the output's
	 */
	public static void replace(final Path folder, final FloatArray input, final FloatArray output) throws IOException {
		final Path file = folder.resolve("rdf.yaml");
		final Fields root = RdfReader.load(folder, ModelPackage.id(folder));
		String text = Files.readString(file);
		text = replace(folder, root.children("inputs").get(0), input, text);
		Files.writeString(file, replace(folder, root.children("outputs").get(0), output, text));
	}

	private static String replace(final Path folder, final Fields tensor, final FloatArray array, final String rdf)
			throws IOException {
		final Path file = PackageFile.resolve(folder, tensor.child("test_tensor"));
		final String before = PackageFile.sha256(file);
		Npy.write(file, array);
		return rdf.replace(before, PackageFile.sha256(file));
	}
}
