package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/** One seed gives one curve and one network, to the last byte, on one computer. */
@Timeout(120)
class ReproducibleTrainingTest {

	@TempDir
	Path work;

	private Path models;

	@BeforeEach
	void drawImages() throws IOException {
		final Path photos = Files.createDirectory(work.resolve("photos"));
		for (int i = 0; i < 3; i++)
			IJ.saveAs(SampleImages.photo(64, i), "png", photos.resolve("photo" + i + ".png").toString());
		models = work.resolve("models");
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
	}

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	private String train(final String name, final String architecture, final int seed) {
		return "run('Train Super-Resolution...', 'name=" + name + " source=[" + Macros.quote(work.resolve("photos"))
				+ "] architecture=" + architecture
				+ " steps=40 features=4 blocks=1 batch=2 patch=12 octaves=1 photons=300 seed=" + seed + "');";
	}

	/** All columns but those of times, which are the last two. */
	private List<String> curve(final String name) throws IOException {
		return Files.readAllLines(models.resolve(name).resolve("training").resolve("curve.csv")).stream()
				.map(line -> line.replaceFirst("(,[^,]*){2}$", "")).toList();
	}

	private byte[] network(final String name) throws IOException {
		return Files.readAllBytes(models.resolve(name).resolve("saved_model_bundle.zip"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"residual", "srgan"})
	void oneSeedGivesOneCurveAndOneNetwork(final String architecture) throws IOException {
		Macros.run(train("one", architecture, 7) + train("same", architecture, 7) + train("other", architecture, 8));
		assertTrue(curve("one").get(0).contains("heldout_distance") && curve("one").size() == 5,
				curve("one").toString());
		assertEquals(curve("one"), curve("same"));
		assertEquals(-1, Arrays.mismatch(network("one"), network("same")));
		assertNotEquals(curve("one"), curve("other"));
	}
}
