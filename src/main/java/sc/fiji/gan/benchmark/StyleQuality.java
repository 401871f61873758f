package sc.fiji.gan.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.ImageFiles;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

/**
 * Prints how close photographs come to the style of a picture, and how far they go from what they
 * show, by a feature network that the style was not trained with; and how much of a camera's noise
 * flickers in a painted time-lapse.
 */
@Command(name = "StyleQuality", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the style distance of painted photographs beside that of the photographs, their content distance, and how they flicker.")
public final class StyleQuality implements Callable<Integer> {

	private static final TensorDescription COLOURS = new TensorDescription("rgb", TensorDescription.COLOURS, List.of());
	/** Of a camera in good light, in grey values of 8 bits. */
	private static final double NOISE = 2;

	@Option(names = "--model", required = true, description = "The id or folder of the style.")
	private String model;

	@Option(names = "--picture", required = true, description = "The picture that it was learnt from.")
	private Path picture;

	@Option(names = "--photos", required = true, arity = "1..*", description = "Folders of photographs that were not trained on.")
	private List<Path> photos;

	@Option(names = "--features", required = true, description = "The id or folder of a feature network.")
	private String features;

	@Option(names = "--size", description = "The longer edge of picture and photographs. Default: ${DEFAULT-VALUE}.", defaultValue = "512")
	private int size;

	@Spec
	private CommandSpec spec;

	/** What is measured of a photograph. */
	private record Row(String name, double before, double after, double content, double flicker) {}

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new StyleQuality(), arguments);
	}

	@Override
	public Integer call() {
		final FeatureExtractor extractor = Gan.library().open(features).featureExtractor();
		final List<Row> rows = new ArrayList<>();
		try (Gan gan = Gan.open(model, Task.STYLE_TRANSFER);
				FeatureNetwork network = Engines.engine().loadFeatures(extractor.network())) {
			final StyleMeter meter = new StyleMeter(network, extractor);
			final List<FloatArray> style = meter
					.features(unit(new ImagePlus("picture", resized(StylePicture.read(picture).pixels()))));
			for (final Path folder : photos)
				for (final Path file : ImageFiles.in(folder))
					rows.add(row(gan, meter, style, file));
		}
		print(rows);
		return 0;
	}

	private Row row(final Gan gan, final StyleMeter meter, final List<FloatArray> style, final Path file) {
		final ImagePlus opened = ImageFiles.open(file);
		if (opened == null)
			throw new IllegalArgumentException("'" + file + "' is no image that ImageJ can open: take it away.");
		final ImagePlus photo = new ImagePlus(opened.getTitle(), resized(opened.getProcessor()));
		final ImagePlus painted = gan.apply(photo);
		final List<FloatArray> before = meter.features(unit(photo));
		final List<FloatArray> after = meter.features(unit(painted));
		final ImagePlus noisy = noisy(photo);
		return new Row(photo.getTitle(), StyleMeter.style(before, style), StyleMeter.style(after, style),
				StyleMeter.content(after, before), difference(gan.apply(noisy), painted) / difference(noisy, photo));
	}

	private ColorProcessor resized(final ImageProcessor pixels) {
		final double factor = Math.min(1, (double) size / Math.max(pixels.getWidth(), pixels.getHeight()));
		final ImageProcessor colour = pixels.convertToRGB();
		colour.setInterpolationMethod(ImageProcessor.BILINEAR);
		return (ColorProcessor) colour.resize((int) Math.round(factor * pixels.getWidth()),
				(int) Math.round(factor * pixels.getHeight()), true);
	}

	private static FloatArray unit(final ImagePlus image) {
		return UnitImages.of(image, COLOURS);
	}

	/** The next frame of a camera that stands still. */
	private static ImagePlus noisy(final ImagePlus photo) {
		final Random random = new Random(1);
		final ColorProcessor noisy = (ColorProcessor) photo.getProcessor().duplicate();
		for (int i = 0; i < noisy.getPixelCount(); i++) {
			int pixel = 0;
			for (int c = 0; c < 3; c++) {
				final double value = (noisy.get(i) >> 16 - 8 * c & 255) + NOISE * random.nextGaussian();
				pixel |= (int) Math.max(0, Math.min(255, Math.round(value))) << 16 - 8 * c;
			}
			noisy.set(i, pixel);
		}
		return new ImagePlus("next " + photo.getTitle(), noisy);
	}

	/** The mean absolute difference. */
	private static double difference(final ImagePlus a, final ImagePlus b) {
		final float[] x = unit(a).data();
		final float[] y = unit(b).data();
		double sum = 0;
		for (int i = 0; i < x.length; i++)
			sum += Math.abs(x[i] - y[i]);
		return sum / x.length;
	}

	private void print(final List<Row> rows) {
		final PrintWriter out = spec.commandLine().getOut();
		out.println("| photograph | style distance | painted | of the photograph's | content distance | flicker |");
		out.println("|---|--:|--:|--:|--:|--:|");
		rows.forEach(row -> out.println(line(row)));
		out.println(line(new Row("mean of " + rows.size(), rows.stream().mapToDouble(Row::before).average().orElse(0),
				rows.stream().mapToDouble(Row::after).average().orElse(0),
				rows.stream().mapToDouble(Row::content).average().orElse(0),
				rows.stream().mapToDouble(Row::flicker).average().orElse(0))));
		out.flush();
	}

	private static String line(final Row row) {
		return String.format(Locale.ROOT, "| %s | %.4f | %.4f | %.1f %% | %.3f | %.2f |", row.name, row.before,
				row.after, 100 * row.after / row.before, row.content, row.flicker);
	}
}
