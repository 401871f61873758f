package sc.fiji.gan.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

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
 * show, by a feature network that the style was not trained with; how much of what changes in a
 * time-lapse flickers in the painted one; and how far an image goes that is optimised to the same
 * style distance.
 */
@Command(name = "StyleQuality", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the style distance of painted photographs beside that of the photographs, their content distance, and how they flicker.")
public final class StyleQuality implements Callable<Integer> {

	private static final TensorDescription COLOURS = new TensorDescription("rgb", TensorDescription.COLOURS, List.of());

	@Option(names = "--model", required = true, description = "The id or folder of the style.")
	private String model;

	@Option(names = "--picture", required = true, description = "The picture that it was learnt from, or that one of any style is shown.")
	private Path picture;

	@Option(names = "--photos", required = true, arity = "1..*", description = "Folders of photographs that were not trained on.")
	private List<Path> photos;

	@Option(names = "--features", required = true, description = "The id or folder of a feature network.")
	private String features;

	@Option(names = "--size", description = "The longer edge of picture and photographs. Default: ${DEFAULT-VALUE}.", defaultValue = "512")
	private int size;

	@Option(names = "--gatys", description = "Of how many photographs, the first ones of each folder, an image is optimised too. Default: ${DEFAULT-VALUE}.", defaultValue = "0")
	private int gatys;

	@Spec
	private CommandSpec spec;

	/**
	 * What is measured of a photograph.
	 *
	 * @param optimised the content distance of an optimised image of the same style distance; not a
	 *     number if there is none
	 */
	private record Row(String name, double before, double after, double content, double optimised, double still,
			double drifting) {}

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new StyleQuality(), arguments);
	}

	@Override
	public Integer call() {
		final FeatureExtractor extractor = Gan.library().open(features).featureExtractor();
		final List<Row> rows = new ArrayList<>();
		try (Gan gan = style(); FeatureNetwork network = Engines.engine().loadFeatures(extractor.network())) {
			final StyleMeter meter = new StyleMeter(network, extractor);
			final FloatArray target = unit(new ImagePlus("picture", resized(StylePicture.read(picture).pixels())));
			final List<FloatArray> style = meter.features(target);
			for (final Path folder : photos)
				for (final Path file : ImageFiles.in(folder))
					rows.add(row(gan, new ImageOptimisation(meter, target), style, file,
							ImageFiles.in(folder).indexOf(file) < gatys));
		}
		print(rows);
		return 0;
	}

	/** One of any style is shown the picture. */
	private Gan style() {
		return Gan.library().open(model).paintsAnyStyle()
				? Gan.open(model, StylePicture.read(picture))
				: Gan.open(model, Task.STYLE_TRANSFER);
	}

	private Row row(final Gan gan, final ImageOptimisation optimisation, final List<FloatArray> style, final Path file,
			final boolean optimise) {
		final ImagePlus opened = ImageFiles.open(file);
		if (opened == null)
			throw new IllegalArgumentException("'" + file + "' is no image that ImageJ can open: take it away.");
		final ImagePlus photo = new ImagePlus(opened.getTitle(), resized(opened.getProcessor()));
		final StyleMeter meter = optimisation.meter();
		final List<FloatArray> before = meter.features(unit(photo));
		final List<FloatArray> after = meter.features(unit(gan.apply(photo)));
		final double reached = StyleMeter.style(after, style);
		final Flicker flicker = Flicker.of(photo, gan::apply);
		return new Row(photo.getTitle(), StyleMeter.style(before, style), reached, StyleMeter.content(after, before),
				optimise ? optimisation.content(unit(photo), reached) : Double.NaN, flicker.still(),
				flicker.drifting());
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

	private void print(final List<Row> rows) {
		final PrintWriter out = spec.commandLine().getOut();
		out.println("| photograph | style distance | painted | of the photograph's | content distance"
				+ " | of an optimised image | flicker, still | flicker, drifting |");
		out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
		rows.forEach(row -> out.println(line(row)));
		out.println(line(mean("mean of " + rows.size(), rows)));
		final List<Row> optimised = rows.stream().filter(row -> !Double.isNaN(row.optimised)).toList();
		if (!optimised.isEmpty()) out.println(line(mean("mean of the " + optimised.size() + " optimised", optimised)));
		out.flush();
	}

	private static Row mean(final String name, final List<Row> rows) {
		return new Row(name, mean(rows.stream().map(Row::before)), mean(rows.stream().map(Row::after)),
				mean(rows.stream().map(Row::content)), mean(rows.stream().map(Row::optimised)),
				mean(rows.stream().map(Row::still)), mean(rows.stream().map(Row::drifting)));
	}

	private static double mean(final Stream<Double> values) {
		return values.mapToDouble(value -> value).average().orElse(Double.NaN);
	}

	private static String line(final Row row) {
		return String.format(Locale.ROOT, "| %s | %.4f | %.4f | %.1f %% | %.3f | %s | %.2f | %.2f |", row.name,
				row.before, row.after, 100 * row.after / row.before, row.content,
				Double.isNaN(row.optimised) ? "" : String.format(Locale.ROOT, "%.3f", row.optimised), row.still,
				row.drifting);
	}
}
