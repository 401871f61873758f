package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.GeneratorEvaluation;
import sc.fiji.gan.evaluation.GeneratorResult;
import sc.fiji.gan.evaluation.GeneratorSettings;
import sc.fiji.gan.evaluation.ImageSet;
import sc.fiji.gan.image.GenerationRequest;
import sc.fiji.gan.metric.features.ImageFeatures;
import sc.fiji.gan.model.Task;

/**
 * Prints how alike images of conditional generators are to test images, of all classes together and
 * of each, beside what the real images that were trained on reach; and how many are called copies
 * of these. Of each class as many are made as there are training images, of the seeds from 1 on.
 */
@Command(name = "GeneratorQuality", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints KID, precision and recall of generated images of each class beside those of real ones, and how many are copies.")
public final class GeneratorQuality implements Callable<Integer> {

	private static final String[] MEASURES = {"KID", "Precision", "Recall"};
	private static final String ALL = "all";

	@Option(names = "--train", required = true, description = "A folder with a subfolder of training images for each class.")
	private Path train;

	@Option(names = "--test", required = true, description = "The same with test images.")
	private Path test;

	@Option(names = "--model", required = true, description = "Id or folder of a conditional generator; may be given several times.")
	private List<String> models;

	@Option(names = "--truncation", defaultValue = "1", description = "Of the generated images. Default: ${DEFAULT-VALUE}.")
	private double truncation;

	@Option(names = "--features", defaultValue = GeneratorSettings.RANDOM, description = "What images are compared by: random, radiomic, or the id or folder of a feature network. Default: ${DEFAULT-VALUE}.")
	private String features;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new GeneratorQuality(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final GeneratorSettings settings = new GeneratorSettings(features, GeneratorSettings.DEFAULT.seed(),
				GeneratorSettings.DEFAULT.size());
		final ClassImages real = ClassImages.in(train);
		final Map<String, Map<String, ImagePlus>> made = new LinkedHashMap<>();
		models.forEach(model -> made.put(model, generated(model, real)));
		final PrintWriter out = spec.commandLine().getOut();
		out.println("| class | images | KID | precision | recall | copies |\n|---|---|--:|--:|--:|--:|");
		try (ImageFeatures by = settings.open(Gan.library())) {
			final GeneratorEvaluation evaluation = new GeneratorEvaluation(settings, by).onlyBy(MEASURES);
			print(ALL, "", made, evaluation, out);
			for (final String name : real.names())
				print(name, name, made, evaluation, out);
		}
		return 0;
	}

	/** By class; and all together, in which classes are as frequent as among the real ones. */
	private Map<String, ImagePlus> generated(final String model, final ClassImages real) {
		final Map<String, ImagePlus> classes = new LinkedHashMap<>();
		final ImageStack all = new ImageStack();
		try (Gan gan = Gan.open(model, Task.GENERATION)) {
			real.files().forEach((name, files) -> {
				final ImagePlus images = gan.generate(new GenerationRequest(files.size(), name, 1, truncation));
				for (int slice = 1; slice <= images.getStackSize(); slice++)
					all.addSlice(images.getStack().getProcessor(slice));
				classes.put(name, images);
			});
		}
		classes.put(ALL, new ImagePlus(model, all));
		return classes;
	}

	/** @param folder of the class within those of all; empty for all classes */
	private void print(final String name, final String folder, final Map<String, Map<String, ImagePlus>> made,
			final GeneratorEvaluation evaluation, final PrintWriter out) {
		final ImageSet trained = ImageSet.ofFolder(train.resolve(folder), "training images", "--train");
		final ImageSet tests = ImageSet.ofFolder(test.resolve(folder), "test images", "--test");
		out.println(row(name, "real ones, trained on", evaluation.evaluate(trained, tests, null, null, Progress.NONE)));
		made.forEach((model, classes) -> {
			final ImageSet images = ImageSet.ofStack(classes.get(name), "generated images");
			out.println(row(name, model, evaluation.evaluate(images, tests, trained, tests, Progress.NONE)));
		});
		out.flush();
	}

	private static String row(final String name, final String images, final GeneratorResult result) {
		final ResultsTable figures = result.figures();
		return String.format(Locale.ROOT, "| %s | %s | %.3f ± %.3f | %.2f | %.2f | %s |", name, images,
				figures.getValue("Generated", 0), figures.getValue("Error", 0), figures.getValue("Generated", 1),
				figures.getValue("Generated", 2), result.copies().map(copies -> Long.toString(copies)).orElse("-"));
	}
}
