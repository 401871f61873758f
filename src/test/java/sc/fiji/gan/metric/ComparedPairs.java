package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Pairs of images by formula, whose measures other programs have computed too: four scenes, each
 * degraded in six ways and put into six ranges of values.
 */
public final class ComparedPairs {

	public static final int WIDTH = 192;
	public static final int HEIGHT = 176;

	/**
	 * @param range the dynamic range that PSNR, SSIM and MS-SSIM are taken with
	 */
	public record ComparedPair(String name, GreyImage image, GreyImage reference, double range) {}

	/** A scene: brightness, about 0 to 1, at a place. */
	private interface Scene {

		double at(int x, int y);
	}

	/** Units that pixels come in; {@code toPixel} takes about 0 to 1. */
	private record Unit(String name, double range, DoubleUnaryOperator toPixel) {}

	private static final List<String> SCENES = List.of("waves", "rings", "board", "spots");
	private static final List<String> DEGRADATIONS = List.of("noise", "blur", "dim", "inverse", "shift", "coarse");

	private ComparedPairs() {}

	public static List<ComparedPair> all() {
		final List<ComparedPair> pairs = new ArrayList<>();
		for (int s = 0; s < SCENES.size(); s++)
			for (int d = 0; d < DEGRADATIONS.size(); d++)
				pairs.add(pair(s, d, units().get((s + d) % units().size())));
		return pairs;
	}

	/** What scikit-image makes of each pair: the columns of {@code scikit-image.csv} after its name. */
	public static List<double[]> golden() {
		try (BufferedReader csv = new BufferedReader(new InputStreamReader(
				ComparedPairs.class.getResourceAsStream("scikit-image.csv"), StandardCharsets.UTF_8))) {
			final List<String[]> rows = csv.lines().skip(1).map(line -> line.split(",")).toList();
			assertEquals(all().stream().map(ComparedPair::name).toList(), rows.stream().map(r -> r[0]).toList());
			return rows.stream().map(r -> Stream.of(r).skip(1).mapToDouble(Double::parseDouble).toArray()).toList();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<Unit> units() {
		return List.of(new Unit("8 bits", 255, v -> Math.floor(Math.max(0, Math.min(255, 255 * v + 0.5)))),
				new Unit("16 bits", 65535, v -> Math.floor(Math.max(0, Math.min(65535, 60000 * v + 0.5)))),
				new Unit("12 of 16 bits", 3600, v -> Math.floor(Math.max(0, 200 + 3600 * v + 0.5))),
				new Unit("unit", 1, v -> v), new Unit("signed", 2, v -> 2 * v - 1),
				new Unit("tiny", 1e-3, v -> 1e-3 * v + 2e-3));
	}

	private static ComparedPair pair(final int scene, final int degradation, final Unit unit) {
		final double[] clean = draw(scene(scene));
		final double[] degraded = degrade(degradation, clean, scene(scene), 100 + 10 * scene + degradation);
		return new ComparedPair(SCENES.get(scene) + " " + DEGRADATIONS.get(degradation) + " " + unit.name,
				image(degraded, unit), image(clean, unit), unit.range);
	}

	private static Scene scene(final int scene) {
		return switch (scene) {
			case 0 -> (x, y) -> 0.5 + 0.25 * Math.sin(0.3 * x) + 0.2 * Math.cos(0.2 * y + 0.1 * x);
			case 1 -> (x, y) -> 0.5 + 0.45 * Math.cos(((x - 96.0) * (x - 96.0) + (y - 88.0) * (y - 88.0)) / 150);
			case 2 -> (x, y) -> (x / 12 + y / 11) % 2 == 0 ? 0.85 : 0.1;
			default -> (x, y) -> 0.05 + 0.9 * Math.exp(-(Math.pow(x % 32 - 15.5, 2) + Math.pow(y % 44 - 20, 2)) / 60);
		};
	}

	private static double[] draw(final Scene scene) {
		final double[] values = new double[WIDTH * HEIGHT];
		for (int i = 0; i < values.length; i++)
			values[i] = scene.at(i % WIDTH, i / WIDTH);
		return values;
	}

	private static double[] degrade(final int how, final double[] clean, final Scene scene, final long seed) {
		final Drawing noise = new Drawing(seed);
		final double[] values = new double[clean.length];
		for (int i = 0; i < values.length; i++) {
			final int x = i % WIDTH;
			final int y = i / WIDTH;
			values[i] = switch (how) {
				case 0 -> clean[i] + 0.3 * noise.next();
				case 1 -> (scene.at(Math.max(0, x - 2), y) + 2 * scene.at(x, y) + scene.at(x + 2, y)) / 4;
				case 2 -> 0.6 * clean[i] + 0.05 * noise.next();
				case 3 -> 1 - clean[i];
				case 4 -> scene.at(x + 2, y + 1) + 0.02 * noise.next();
				default -> scene.at(x / 3 * 3, y / 3 * 3);
			};
		}
		return values;
	}

	private static GreyImage image(final double[] values, final Unit unit) {
		final float[] pixels = new float[values.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (float) unit.toPixel.applyAsDouble(values[i]);
		return new GreyImage(pixels, WIDTH, HEIGHT);
	}
}
