package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a curve, and its picture. */
class TrainingCurveTest {

	@TempDir
	Path folder;

	private static CurveRow row(final long step, final double loss) {
		return new CurveRow(step, Map.of("generator", loss), 0.05, 0.05, 0.125, 0.01);
	}

	private static CurveRow before() {
		return new CurveRow(0, Map.of(), 0.5, 0.5, Double.NaN, Double.NaN);
	}

	private List<String> lines() throws IOException {
		return Files.readAllLines(folder.resolve("curve.csv"));
	}

	private static List<Long> steps(final TrainingCurve curve) {
		return curve.rows().stream().map(CurveRow::step).toList();
	}

	@Test
	void whatIsNotKnownIsLeftEmptyAndReadBack() throws IOException {
		final TrainingCurve curve = new TrainingCurve(folder);
		curve.add(before());
		curve.add(row(10, 0.25));
		assertEquals(List.of("step,loss_generator,heldout_rmse,heldout_distance,seconds_per_step,waiting_for_data",
				"0,,0.500000,0.500000,,", "10,0.250000,0.050000,0.050000,0.12500,0.01000"), lines());
		assertEquals(List.of(before(), row(10, 0.25)), new TrainingCurve(folder).rows());
	}

	@Test
	void aFileThatWasTakenAwayIsTold() throws IOException {
		new TrainingCurve(folder).add(row(10, 0.25));
		assertEquals(row(10, 0.25), new TrainingCurve(folder).at(10));
		Files.delete(folder.resolve("curve.csv"));
		assertEquals(
				"'" + folder.resolve("curve.csv") + "' has no line for step 10, of which the model card tells:"
						+ " put the file back that the training wrote, or train under another name.",
				assertThrows(IllegalArgumentException.class, () -> new TrainingCurve(folder).at(10)).getMessage());
	}

	@Test
	void nothingButTheTwoFilesIsLeft() throws IOException {
		final TrainingCurve curve = new TrainingCurve(folder);
		curve.add(row(10, 0.25));
		curve.draw(new CurvePlots(0.1, 0.1));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of("curve.csv", "curve.png"),
					files.map(f -> f.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void filesOfTheFirstVersionAreRead() throws IOException {
		Files.write(folder.resolve("curve.csv"),
				List.of("step,loss,heldout_rmse,seconds_per_step,waiting_for_data", "100,0.02,0.03,0.5,0.001"));
		assertEquals(List.of(new CurveRow(100, Map.of("generator", 0.02), 0.03, 0.03, 0.5, 0.001)),
				new TrainingCurve(folder).rows());
	}

	@Test
	void whatCameAfterTheNewestCheckpointIsForgotten() throws IOException {
		final TrainingCurve killed = new TrainingCurve(folder);
		for (final long step : new long[]{10, 20, 50, 60})
			killed.add(row(step, 1));
		final TrainingCurve resumed = new TrainingCurve(folder);
		resumed.resumeAt(20);
		assertEquals(List.of(10L, 20L), steps(resumed));
		assertTrue(resumed.has(20));
		assertFalse(resumed.has(50));
		resumed.add(row(40, 1));
		assertEquals(List.of(10L, 20L, 40L), steps(new TrainingCurve(folder)));
		resumed.add(row(20, 2));
		assertEquals(List.of(row(10, 1), row(20, 2)), resumed.rows());
	}

	@Test
	void eachCurveHasAPlotOfItsOwn() throws IOException {
		final TrainingCurve residual = new TrainingCurve(folder);
		residual.add(before());
		residual.add(row(10, 0.25));
		residual.draw(new CurvePlots(0.1, 0.1));
		assertEquals(2 * 200, ImageIO.read(folder.resolve("curve.png").toFile()).getHeight());
		final CurvePlots adversarial = new CurvePlots(0.1, 0.7);
		final CurveRow both = new CurveRow(20, Map.of("generator", 0.1, "discriminator", 0.7), 0.05, 0.6, 1, 0);
		assertEquals(4, adversarial.count(List.of(both)));
		assertEquals(2, adversarial.count(List.of(before())));
		final BufferedImage picture = adversarial.draw(List.of(before(), both), 500, 400);
		assertEquals(500, picture.getWidth());
		assertEquals(400, picture.getHeight());
	}

	/** PSNR 20 dB at first and 40 dB at last; bicubic interpolation has 30 dB. */
	@Test
	void theCurveRisesThroughTheLevelOfBicubicInterpolation() {
		final CurveRow first = new CurveRow(0, Map.of(), 0.1, 0.1, 1, 0);
		final CurveRow last = new CurveRow(100, Map.of(), 0.01, 0.01, 1, 0);
		final double level = Math.pow(10, -1.5);
		final BufferedImage picture = new CurvePlots(level, level).draw(List.of(first, last), 400, 300);
		int left = -1;
		int right = -1;
		int leftX = 0;
		int rightX = 0;
		for (int x = 0; x < 400; x++)
			for (int y = 0; y < 300; y++)
				if ((picture.getRGB(x, y) & 0xffffff) == 0x005aa0) {
					if (left < 0) {
						left = y;
						leftX = x;
					}
					right = y;
					rightX = x;
				}
		assertTrue(rightX - leftX > 250, leftX + " to " + rightX);
		assertTrue(left - right > 150, left + " to " + right);
		final int middle = (left + right) / 2;
		boolean isThere = false;
		for (int y = middle - 2; y <= middle + 2; y++)
			isThere |= (picture.getRGB(leftX + 20, y) & 0xffffff) == 0x787878;
		assertTrue(isThere, "There is no level line at the height of " + middle);
	}
}
