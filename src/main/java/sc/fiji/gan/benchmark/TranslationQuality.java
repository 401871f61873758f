package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import ij.IJ;
import ij.ImagePlus;
import ij.process.AutoThresholder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.GeneratorSettings;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.features.ImageFeatures;
import sc.fiji.gan.model.Task;

/**
 * Prints how close a translation comes to images of the target, beside what needs no network;
 * whether objects stay where they are; and what comes back of the way there and back. With the
 * training's pairs, prints how close it comes to the true partners.
 */
@Command(name = "TranslationQuality", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the distance of translated images to the target domain, the Dice of objects and the error of the way there and back; with the training's pairs, PSNR and SSIM.")
public final class TranslationQuality implements Callable<Integer> {

	@Option(names = "--model", required = true, description = "The id or folder of the model.")
	private String model;

	@Option(names = "--source", required = true, description = "A folder of test images that the model takes.")
	private Path source;

	@Option(names = "--target", required = true, description = "A folder of test images that the results are to be like; for pairs, of the same names.")
	private Path target;

	@Option(names = "--inverse", description = "The id or folder of the model of the other direction, for the way there and back.")
	private String inverse;

	@Option(names = "--features", description = "The id or folder of a feature network, for one more KID.")
	private String features;

	@Option(names = "--labelled", description = "A folder with 'images' that the model takes and 'labels' of the same names.")
	private Path labelled;

	@Option(names = "--labelled-target", description = "The same with images of the target, for what can be reached.")
	private Path labelledTarget;

	@Option(names = "--threshold", description = "How objects are found: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.", defaultValue = "Otsu")
	private AutoThresholder.Method threshold;

	@Option(names = "--trained-source", description = "The source of a training with pairs.")
	private Path trainedSource;

	@Option(names = "--trained-target", description = "The target of a training with pairs.")
	private Path trainedTarget;

	@Option(names = "--edge", description = "Edge of the squares that pairs are compared by. Default: ${DEFAULT-VALUE}.", defaultValue = "128")
	private int edge;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new TranslationQuality(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		try (Gan forward = Gan.open(model, Task.IMAGE_TRANSLATION)) {
			if (trainedSource != null)
				out.print(new PairedQuality(forward, edge).table(source, target, trainedSource, trainedTarget));
			else
				unpaired(forward, out);
		}
		out.flush();
		return 0;
	}

	private void unpaired(final Gan forward, final PrintWriter out) throws IOException {
		final List<FloatArray> targets = List.copyOf(UnitImages.read(target).values());
		final List<FloatArray> untranslated = List.copyOf(UnitImages.read(source).values());
		final List<ImagePlus> results = open(source).values().stream()
				.map(image -> forward.apply(image, Progress.NONE, IJ::log)).toList();
		final List<FloatArray> translated = results.stream()
				.map(result -> UnitImages.of(result, forward.description().output())).toList();
		printSets(forward, targets, untranslated, translated, out);
		if (labelled != null) out.print(objects(forward, targets));
		if (inverse != null) out.print(cycle(results, untranslated));
	}

	private void printSets(final Gan forward, final List<FloatArray> targets, final List<FloatArray> untranslated,
			final List<FloatArray> translated, final PrintWriter out) {
		final String id = forward.description().id();
		if (features == null) {
			out.print(new SetQuality(targets, Optional.empty()).table(untranslated, id, translated));
			return;
		}
		try (ImageFeatures network = new GeneratorSettings(features, 1, 0).open(Gan.library())) {
			out.print(new SetQuality(targets, Optional.of(network)).table(untranslated, id, translated));
		}
	}

	private static Map<String, ImagePlus> open(final Path folder) throws IOException {
		final Map<String, ImagePlus> images = new LinkedHashMap<>();
		for (final Map.Entry<String, Path> file : UnitImages.files(folder).entrySet()) {
			final ImagePlus image = IJ.openImage(file.getValue().toString());
			if (image != null) images.put(file.getKey(), image);
		}
		return images;
	}

	private String objects(final Gan forward, final List<FloatArray> targets) throws IOException {
		final ThresholdSegmentation segmentation = ThresholdSegmentation.of(threshold,
				targets.stream().map(UnitImages::luma).toList());
		final Map<String, FloatArray> translated = new LinkedHashMap<>();
		open(labelled.resolve("images")).forEach((key, image) -> translated.put(key,
				UnitImages.of(forward.apply(image, Progress.NONE, IJ::log), forward.description().output())));
		final String header = "| objects by " + threshold + "'s threshold in | Dice | images |\n|---|--:|--:|\n";
		final String first = header + line("translated images", segmentation, translated, labelled);
		if (labelledTarget == null) return first + "\n";
		return first + line("images of the target", segmentation, UnitImages.read(labelledTarget.resolve("images")),
				labelledTarget) + "\n";
	}

	private static String line(final String name, final ThresholdSegmentation segmentation,
			final Map<String, FloatArray> images, final Path folder) throws IOException {
		final Map<String, ImagePlus> labels = open(folder.resolve("labels"));
		final List<Double> dice = new ArrayList<>();
		images.forEach((key, image) -> {
			if (!labels.containsKey(key))
				throw new IllegalArgumentException("'" + key + "' in '" + folder.resolve("images")
						+ "' has no labels in '" + folder.resolve("labels") + "': give both the same name.");
			dice.add(dice(segmentation, UnitImages.luma(image), labels.get(key)));
		});
		return String.format(Locale.ROOT, "| %s | %.3f | %d |%n", name, mean(dice), dice.size());
	}

	private static double dice(final ThresholdSegmentation segmentation, final GreyImage image,
			final ImagePlus labels) {
		final boolean[] truth = new boolean[image.values().length];
		for (int i = 0; i < truth.length; i++)
			truth[i] = labels.getProcessor().getf(i) > 0;
		return ThresholdSegmentation.dice(segmentation.apply(image), truth);
	}

	private String cycle(final List<ImagePlus> results, final List<FloatArray> before) {
		final List<Double> errors = new ArrayList<>();
		try (Gan backward = Gan.open(inverse, Task.IMAGE_TRANSLATION)) {
			for (int i = 0; i < results.size(); i++)
				errors.add(error(UnitImages.of(backward.apply(results.get(i), Progress.NONE, IJ::log),
						backward.description().output()), before.get(i)));
		}
		return String.format(Locale.ROOT, "Mean absolute error of the way there and back: %.4f of the range%n",
				mean(errors));
	}

	private static double error(final FloatArray a, final FloatArray b) {
		double sum = 0;
		for (int i = 0; i < a.data().length; i++)
			sum += Math.abs(a.data()[i] - b.data()[i]);
		return sum / a.data().length;
	}

	private static double mean(final List<Double> values) {
		return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
	}
}
