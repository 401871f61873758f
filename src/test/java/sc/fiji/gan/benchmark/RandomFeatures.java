package sc.fiji.gan.benchmark;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.gan.engine.Npz;

/** A feature network of random weights, as a model package. */
public final class RandomFeatures {

	private RandomFeatures() {}

	/**
	 * Writes the package into a library.
	 *
	 * @return its folder
	 */
	public static Path write(final String id, final Path library) throws Exception {
		final Path weights = Files.createTempFile("random-features", ".npz");
		try {
			Npz.write(weights, FeatureNetworkPackageTest.weights(), "");
			final StringWriter said = new StringWriter();
			final int status = Program.of(new FeatureNetworkPackage()).setOut(new PrintWriter(said))
					.setErr(new PrintWriter(said, true)).execute(weights.toString(), library.toString(), "--name", id);
			if (status != 0) throw new IllegalStateException(said.toString());
			return library.resolve(id);
		} finally {
			Files.delete(weights);
		}
	}
}
