package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import ij.IJ;
import ij.ImagePlus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.benchmark.PixelClassifier.Example;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.Task;

/**
 * Prints what synthetic images are good for: a pixel classifier learns from images that a model
 * made of label images, another one from real images with the same labels, and both are tested on
 * real images.
 */
@Command(name = "SyntheticTraining", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the Dice of a pixel classifier that learnt from synthetic images, beside one that learnt from real ones.")
public final class SyntheticTraining implements Callable<Integer> {

	@Option(names = "--model", description = "A model that makes images of label images: id or folder. Default: ${DEFAULT-VALUE}.", defaultValue = "translate-nuclei-labels-to-fluorescence")
	private String model;

	@Option(names = "--train", required = true, description = "A folder with 'images' and 'labels' of the same names, to learn from.")
	private Path train;

	@Option(names = "--test", required = true, description = "Another one, to be tested on.")
	private Path test;

	@Option(names = "--seeds", description = "How many times all is done. Default: ${DEFAULT-VALUE}.", defaultValue = "5")
	private int seeds;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new SyntheticTraining(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		if (seeds < 1) throw new IllegalArgumentException("--seeds " + seeds + ": give 1 or more");
		final Map<String, ImagePlus> labels = labels(train);
		final List<Example> real = examples(UnitImages.read(train.resolve("images")), labels);
		final List<Example> synthetic = examples(synthetic(labels), labels);
		final List<Example> tests = examples(UnitImages.read(test.resolve("images")), labels(test));
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("%d images to learn from, %d to be tested on, mean of %d draws of pixels%n%n", real.size(),
				tests.size(), seeds);
		out.println("| a pixel classifier that learnt from | Dice on real images | of what real ones give |");
		out.println("|---|--:|--:|");
		final double best = dice(real, tests);
		print(out, "real images", best, best);
		print(out, "images by " + model, dice(synthetic, tests), best);
		out.flush();
		return 0;
	}

	private static void print(final PrintWriter out, final String name, final double dice, final double best) {
		out.printf(Locale.ROOT, "| %s | %.4f | %.1f %% |%n", name, dice, 100 * dice / best);
	}

	private static Map<String, ImagePlus> labels(final Path folder) throws IOException {
		final Map<String, ImagePlus> labels = new LinkedHashMap<>();
		for (final Map.Entry<String, Path> file : UnitImages.files(folder.resolve("labels")).entrySet())
			labels.put(file.getKey(), IJ.openImage(file.getValue().toString()));
		return labels;
	}

	private Map<String, FloatArray> synthetic(final Map<String, ImagePlus> labels) {
		final Map<String, FloatArray> images = new LinkedHashMap<>();
		try (Gan gan = Gan.open(model, Task.IMAGE_TRANSLATION)) {
			labels.forEach((key, image) -> images.put(key,
					UnitImages.of(gan.apply(image, Progress.NONE, IJ::log), gan.description().output())));
		}
		return images;
	}

	private static List<Example> examples(final Map<String, FloatArray> images, final Map<String, ImagePlus> labels) {
		final List<Example> examples = new ArrayList<>();
		images.forEach((key, image) -> {
			if (labels.containsKey(key)) examples.add(new Example(UnitImages.luma(image), objects(labels.get(key))));
		});
		if (examples.isEmpty()) throw new IllegalArgumentException("No image has labels: give both the same name.");
		return examples;
	}

	private static boolean[] objects(final ImagePlus labels) {
		final boolean[] objects = new boolean[labels.getWidth() * labels.getHeight()];
		for (int i = 0; i < objects.length; i++)
			objects[i] = labels.getProcessor().getf(i) > 0;
		return objects;
	}

	/** The mean over test images and seeds. */
	private double dice(final List<Example> train, final List<Example> tests) {
		double sum = 0;
		for (int seed = 1; seed <= seeds; seed++) {
			final PixelClassifier classifier = PixelClassifier.trained(train, seed);
			sum += tests.stream().mapToDouble(t -> ThresholdSegmentation.dice(classifier.apply(t.image()), t.objects()))
					.average().orElseThrow();
		}
		return sum / seeds;
	}
}
