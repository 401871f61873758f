package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.benchmark.AgreementTable.Pair;
import sc.fiji.gan.captioning.Levels;
import sc.fiji.gan.dataset.CaptionTable;
import sc.fiji.gan.dataset.ImageFiles;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.GeneratorEvaluation;
import sc.fiji.gan.evaluation.GeneratorSettings;
import sc.fiji.gan.evaluation.ImageSet;
import sc.fiji.gan.image.PromptRequest;
import sc.fiji.gan.metric.features.ImageFeatures;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.Vocabulary;

/**
 * Prints of how many words it is so what they say in images that were made of them, and KID of
 * these images. Prompts are captions of test images, evenly chosen, and further ones among those
 * whose words never came together in a caption of the training. Each image has a seed of its own,
 * from 1 on.
 */
@Command(name = "TextAgreement", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints how many words of prompts hold for the images that are made of them, beside chance, and KID beside that of real images.")
public final class TextAgreement implements Callable<Integer> {

	private static final String KID = "KID";

	@Option(names = "--model", required = true, description = "Id or folder of a model for text to image.")
	private String model;

	@Option(names = "--train", required = true, description = "A folder with captions.tsv, that the model was trained on.")
	private Path train;

	@Option(names = "--test", required = true, description = "The same with test images.")
	private Path test;

	@Option(names = "--words", defaultValue = "objects", description = "What is checked: objects, by levels.tsv in the folder of the training, or colours. Default: ${DEFAULT-VALUE}.")
	private String words;

	@Option(names = "--count", defaultValue = "400", description = "How many captions of test images are prompts. Default: ${DEFAULT-VALUE}.")
	private int count;

	@Option(names = "--new", defaultValue = "100", description = "How many more prompts have words that never came together in the training. Default: ${DEFAULT-VALUE}.")
	private int unseen;

	@Option(names = "--truncation", defaultValue = "1", description = "Of the generated images. Default: ${DEFAULT-VALUE}.")
	private double truncation;

	@Option(names = "--smallest", defaultValue = "10", description = "Objects of fewer pixels are passed over, as in the captions. Default: ${DEFAULT-VALUE}.")
	private int smallest;

	@Option(names = "--features", defaultValue = GeneratorSettings.RANDOM, description = "What KID compares: random, radiomic, or the id or folder of a feature network. Default: ${DEFAULT-VALUE}.")
	private String features;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new TextAgreement(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final WordCheck check = check();
		final Map<Path, String> tests = CaptionTable.read(test);
		final PrintWriter out = spec.commandLine().getOut();
		try (Gan gan = Gan.open(model, Task.TEXT_TO_IMAGE)) {
			final Vocabulary vocabulary = gan.description().generation().orElseThrow().vocabulary();
			final Set<Set<Integer>> seen = new HashSet<>();
			CaptionTable.read(train).values().forEach(caption -> seen.add(Set.copyOf(vocabulary.known(caption))));
			final List<String> all = List.copyOf(tests.values());
			final List<String> usual = evenly(all, count);
			final List<String> further = evenly(
					all.stream().filter(c -> !seen.contains(Set.copyOf(vocabulary.known(c)))).toList(), unseen);
			final ImageStack made = made(gan, vocabulary, usual, 1);
			final List<Pair> pairs = pairs(check, usual, made);
			pairs.addAll(pairs(check, further, made(gan, vocabulary, further, usual.size() + 1L)));
			final List<Pair> fresh = pairs.stream()
					.filter(p -> !seen.contains(Set.copyOf(vocabulary.known(p.prompt())))).toList();
			print(out, check, tests, pairs, fresh);
			// Icons of several sizes and palettes are no set that can be compared as it is.
			if (words.equals("objects")) printDistances(out, new ImagePlus(model, made));
		}
		return 0;
	}

	private WordCheck check() {
		return switch (words) {
			case "objects" -> WordCheck.ofObjects(train.resolve(Levels.FILE), smallest);
			case "colours" -> WordCheck.ofColours();
			default ->
				throw new IllegalArgumentException("--words " + words + " is not possible: give objects or colours.");
		};
	}

	/** So many of a list, over and over if it has fewer. */
	private static List<String> evenly(final List<String> of, final int count) {
		if (of.isEmpty()) return List.of();
		return IntStream.range(0, count)
				.mapToObj(i -> of.get(count <= of.size() ? (int) ((long) i * of.size() / count) : i % of.size()))
				.toList();
	}

	private ImageStack made(final Gan gan, final Vocabulary vocabulary, final List<String> prompts, final long seed) {
		ImageStack stack = null;
		for (int i = 0; i < prompts.size(); i++) {
			final List<String> known = vocabulary.known(prompts.get(i)).stream().map(vocabulary.words()::get).toList();
			final ImageProcessor image = gan
					.generate(new PromptRequest(String.join(" ", known), 1, seed + i, truncation)).getProcessor();
			if (stack == null) stack = new ImageStack(image.getWidth(), image.getHeight());
			stack.addSlice(prompts.get(i), image);
		}
		return stack;
	}

	private static List<Pair> pairs(final WordCheck check, final List<String> prompts, final ImageStack images) {
		final List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < prompts.size(); i++)
			pairs.add(new Pair(prompts.get(i), check.measure(images.getProcessor(i + 1))));
		return pairs;
	}

	private void print(final PrintWriter out, final WordCheck check, final Map<Path, String> tests,
			final List<Pair> pairs, final List<Pair> fresh) {
		out.println(AgreementTable.HEADER);
		new AgreementTable(check, pairs).rows("").forEach(out::println);
		if (!fresh.isEmpty()) new AgreementTable(check, fresh).rows("new together: ").forEach(out::println);
		final List<Pair> real = new ArrayList<>();
		tests.forEach(
				(file, caption) -> real.add(new Pair(caption, check.measure(ImageFiles.open(file).getProcessor()))));
		new AgreementTable(check, real).rows("real test images: ").forEach(out::println);
		out.printf(Locale.ROOT, "%d prompts, %d of them with words that never came together in the training.%n",
				pairs.size(), fresh.size());
		out.flush();
	}

	private void printDistances(final PrintWriter out, final ImagePlus made) throws IOException {
		final GeneratorSettings settings = new GeneratorSettings(features, GeneratorSettings.DEFAULT.seed(),
				GeneratorSettings.DEFAULT.size());
		try (ImageFeatures by = settings.open(Gan.library())) {
			final GeneratorEvaluation evaluation = new GeneratorEvaluation(settings, by).onlyBy(KID);
			final ImageSet tests = ImageSet.ofFolder(test, "test images", "--test");
			out.println("| images | KID |\n|---|--:|");
			out.println(row("real ones, trained on", evaluation, ImageSet.ofFolder(train, "training images", "--train"),
					tests));
			out.println(row(model, evaluation, ImageSet.ofStack(made, "generated images"), tests));
			out.flush();
		}
	}

	private static String row(final String name, final GeneratorEvaluation evaluation, final ImageSet images,
			final ImageSet tests) {
		final var figures = evaluation.evaluate(images, tests, null, null, Progress.NONE).figures();
		return String.format(Locale.ROOT, "| %s | %.4f ± %.4f |", name, figures.getValue("Generated", 0),
				figures.getValue("Error", 0));
	}
}
