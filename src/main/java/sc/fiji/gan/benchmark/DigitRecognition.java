package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.image.PixelValues;

/**
 * Prints whether generated digits, or images of other classes, are any: what a classifier that
 * learnt from real images takes them for, and how well one that learnt from them alone does on real
 * ones.
 */
@Command(name = "DigitRecognition", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints what a classifier that learnt from real images takes generated ones for, and what one learns from these.")
public final class DigitRecognition implements Callable<Integer> {

	private static final long SEED = 1;

	@Option(names = "--train", required = true, description = "A folder with a subfolder of images or stacks for each class.")
	private Path train;

	@Option(names = "--test", required = true, description = "The same with test images.")
	private Path test;

	@Option(names = "--model", required = true, description = "Id or folder of a generator; may be given several times.")
	private List<String> models;

	@Option(names = "--count", defaultValue = "500", description = "How many images of each class it makes. Default: ${DEFAULT-VALUE}.")
	private int count;

	@Option(names = "--steps", defaultValue = "3000", description = "Of the training of a classifier. Default: ${DEFAULT-VALUE}.")
	private int steps;

	@Spec
	private CommandSpec spec;

	private final GeneratedClasses.Source source;

	/** Of installed models. */
	public DigitRecognition() {
		this(GeneratedClasses::of);
	}

	DigitRecognition(final GeneratedClasses.Source source) {
		this.source = source;
	}

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new DigitRecognition(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		if (count < 1 || steps < 1)
			throw new IllegalArgumentException("--count " + count + " --steps " + steps + ": give 1 or more");
		final ClassImages real = ClassImages.in(train);
		final List<List<PixelValues>> images = real.read();
		final List<List<PixelValues>> tests = ClassImages.in(test).read();
		final PrintWriter out = spec.commandLine().getOut();
		try (ImageClassifier classifier = ImageClassifier.train(images, null, steps, SEED)) {
			final double accuracy = classifier.accuracy(tests);
			out.printf(Locale.ROOT,
					"A classifier that learnt from real images recognises %.1f %% of the test images.%n%n",
					100 * accuracy);
			out.println(
					"| model | recognised as wanted, % | classes | largest share, % | recognised after learning from it, %"
							+ " | of what real images teach, % | " + String.join(" | ", real.names()) + " |");
			out.println("|---|--:|--:|--:|--:|--:" + "|--:".repeat(real.names().size()) + "|");
			for (final String model : models)
				out.println(row(model, source.of(model, real.names(), images.get(0).get(0), count), classifier, tests,
						accuracy));
		}
		out.flush();
		return 0;
	}

	private String row(final String model, final GeneratedClasses generated, final ImageClassifier classifier,
			final List<List<PixelValues>> tests, final double accuracy) throws IOException {
		final Recognition seen = Recognition.of(classifier, generated.images(), tests.size());
		final String shares = Arrays.stream(seen.shares()).mapToObj(DigitRecognition::percent)
				.collect(Collectors.joining(" | "));
		final double taught = generated.conditional() ? taught(generated, tests) : Double.NaN;
		return "| %s | %s | %d of %d | %s | %s | %s | %s |".formatted(model,
				generated.conditional() ? percent(seen.asWanted()) : "-", seen.modes(), tests.size(),
				percent(seen.largestShare()), percent(taught), percent(taught / accuracy), shares);
	}

	private double taught(final GeneratedClasses generated, final List<List<PixelValues>> tests) throws IOException {
		try (ImageClassifier classifier = ImageClassifier.train(generated.images(), null, steps, SEED)) {
			return classifier.accuracy(tests);
		}
	}

	private static String percent(final double part) {
		return Double.isNaN(part) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * part);
	}
}
