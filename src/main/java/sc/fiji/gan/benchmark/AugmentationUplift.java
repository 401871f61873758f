package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.augmentation.ClassicalSettings;
import sc.fiji.gan.image.PixelValues;

/**
 * Prints what augmentation is good for: how well a small network tells classes of test images apart
 * that was trained on few images, on these with classical augmentation, and on these with generated
 * images beside. Mean and 95 % interval over seeds, and differences of the same seed, whatever they
 * are. The classical strength that does best on the test images is taken, in favour of the
 * classical method.
 */
@Command(name = "AugmentationUplift", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the balanced accuracy of a classifier that was trained on few images: without augmentation, with the best classical one, and with generated images beside.")
public final class AugmentationUplift implements Callable<Integer> {

	private static final String NONE = "none";
	private static final Map<String, ClassicalSettings> STRENGTHS = new LinkedHashMap<>();

	static {
		STRENGTHS.put("mirror", new ClassicalSettings("horizontal", 5, 0, 10, 1));
		STRENGTHS.put("flips", new ClassicalSettings("all", 0, 0, 0, 0));
		STRENGTHS.put("gentle", ClassicalSettings.DEFAULT);
		STRENGTHS.put("strong", new ClassicalSettings("all", 180, 2, 25, 3));
	}

	@Option(names = "--train", required = true, description = "A folder with a subfolder of training images for each class.")
	private Path train;

	@Option(names = "--test", required = true, description = "The same with test images.")
	private Path test;

	@Option(names = "--images", split = ",", defaultValue = "60,30,15", description = "How many training images of each class. Default: ${DEFAULT-VALUE}.")
	private int[] images;

	@Option(names = "--size", description = "Edge in pixels of the squares that images are cropped and brought to, as by Train Generator.... Default: images as they are.")
	private Integer size;

	@Option(names = "--model", description = "A generator that was trained on so many images, such as 30=my-cells-30; may be given for each number.")
	private Map<Integer, String> models = new LinkedHashMap<>();

	@Option(names = "--generated", defaultValue = "2", description = "Generated images for each real one. Default: ${DEFAULT-VALUE}.")
	private int generated;

	@Option(names = "--seeds", defaultValue = "5", description = "How many runs. Default: ${DEFAULT-VALUE}.")
	private int seeds;

	@Option(names = "--steps", defaultValue = "400", description = "Of each training. Default: ${DEFAULT-VALUE}.")
	private int steps;

	@Option(names = "--subsets", description = "A folder into which the training images are copied that are used, for generators to be trained on; nothing is measured then.")
	private Path subsets;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new AugmentationUplift(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final ClassImages all = ClassImages.in(train);
		final PrintWriter out = spec.commandLine().getOut();
		if (subsets == null) {
			out.println(
					"| images of a class | augmentation | balanced accuracy, % | less none | less best classical |");
			out.println("|--:|---|--:|--:|--:|");
		}
		for (final int count : images)
			if (subsets != null) all.first(count).copyTo(subsets.resolve(Integer.toString(count)));
			else print(count, all.first(count), read(ClassImages.in(test)), out);
		return 0;
	}

	private void print(final int count, final ClassImages trained, final List<List<PixelValues>> tests,
			final PrintWriter out) throws IOException {
		final List<List<PixelValues>> real = read(trained);
		final Map<String, double[]> runs = new LinkedHashMap<>();
		runs.put(NONE, runs(real, null, tests));
		for (final Map.Entry<String, ClassicalSettings> strength : STRENGTHS.entrySet())
			runs.put(strength.getKey(), runs(real, strength.getValue(), tests));
		final String best = STRENGTHS.keySet().stream()
				.reduce((a, b) -> PairedFigures.of(runs.get(b)).mean() > PairedFigures.of(runs.get(a)).mean() ? b : a)
				.orElseThrow();
		if (models.containsKey(count))
			runs.put(best + " + GAN",
					runs(withGenerated(real, trained.names(), models.get(count)), STRENGTHS.get(best), tests));
		runs.forEach((name, accuracies) -> out.printf("| %d | %s | %s | %s | %s |%n", count,
				name.equals(best) ? name + " (best classical)" : name, PairedFigures.of(accuracies),
				name.equals(NONE) ? "" : PairedFigures.ofDifferences(accuracies, runs.get(NONE)).signed(),
				name.endsWith("GAN") ? PairedFigures.ofDifferences(accuracies, runs.get(best)).signed() : ""));
		out.flush();
	}

	private List<List<PixelValues>> read(final ClassImages images) {
		return size == null ? images.read() : images.read(size);
	}

	private double[] runs(final List<List<PixelValues>> classes, final ClassicalSettings augmentation,
			final List<List<PixelValues>> tests) throws IOException {
		final double[] accuracies = new double[seeds];
		for (int seed = 0; seed < seeds; seed++)
			try (ImageClassifier classifier = ImageClassifier.train(classes, augmentation, steps, seed + 1L)) {
				accuracies[seed] = classifier.accuracy(tests);
			}
		// A table of a few rows takes an hour, and is printed size by size.
		spec.commandLine().getErr().println(classes.get(0).size() + " images of a class, "
				+ (augmentation == null ? NONE : augmentation) + ": " + PairedFigures.of(accuracies));
		spec.commandLine().getErr().flush();
		return accuracies;
	}

	private List<List<PixelValues>> withGenerated(final List<List<PixelValues>> real, final List<String> names,
			final String model) {
		final GeneratedClasses made = GeneratedClasses.of(model, names, real.get(0).get(0),
				generated * real.get(0).size());
		if (!made.conditional())
			throw new IllegalArgumentException(
					"Model '" + model + "' knows no classes: give one that was trained on" + " their folders.");
		final List<List<PixelValues>> both = new ArrayList<>();
		for (int c = 0; c < real.size(); c++)
			both.add(Stream.concat(real.get(c).stream(), made.images().get(c).stream()).toList());
		return both;
	}
}
