package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ij.io.FileSaver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.image.sample.SampleImages;

/**
 * Prints what an evaluation of generated images takes: time, live heap, and how long a cancel
 * takes. Images are drawn into a temporary folder, which is not timed. See docs/benchmarks.md.
 */
@Command(name = "EvaluationSpeed", mixinStandardHelpOptions = true, description = "Time and memory of an evaluation of generated images.")
public final class EvaluationSpeed implements Callable<Integer> {

	@Option(names = "--images", split = ",", description = "How many generated images, and as many real ones. Default: ${DEFAULT-VALUE}.", defaultValue = "250,1000")
	private int[] counts;

	@Option(names = "--size", description = "Side to which they are brought. Default: ${DEFAULT-VALUE}.", defaultValue = "64")
	private int size;

	@Option(names = "--drawn", description = "Side of the files. Default: ${DEFAULT-VALUE}.", defaultValue = "64")
	private int drawn;

	@Option(names = "--extractor", description = "random, radiomic, or a feature network. Default: ${DEFAULT-VALUE}.", defaultValue = "random")
	private String extractor;

	@Option(names = "--keep", description = "A folder for the drawn images, which stays. Default: none.")
	private Path keep;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new EvaluationSpeed(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("Images of %d px, measured at %d px, extractor %s, %d cores%n%n", drawn, size, extractor,
				Runtime.getRuntime().availableProcessors());
		out.println("| images | s | core-s | core-s without copies | live heap at most, MB | cancel at most, s |");
		out.println("|---|---|---|---|---|---|");
		out.flush();
		for (final int count : counts)
			measure(count, out);
		return 0;
	}

	private void measure(final int count, final PrintWriter out) throws IOException {
		final Path folder = keep == null
				? Files.createTempDirectory("fiji-gan-evaluation")
				: Files.createDirectories(keep.resolve(Integer.toString(count)));
		try {
			final EvaluationRun run = new EvaluationRun(draw(folder, "generated", count, 0),
					draw(folder, "real", count, count), draw(folder, "held-out", count, 2 * count), size, extractor);
			final EvaluationRun.Seconds all = run.seconds(true);
			out.printf(Locale.ROOT, "| %,d against %<,d | %.1f | %.1f | %.1f | %.0f | %.2f |%n", count, all.wall(),
					all.cores(), run.seconds(false).cores(), run.liveMegabytes(), run.secondsToCancel());
			out.flush();
		} finally {
			if (keep == null) delete(folder);
		}
	}

	private Path draw(final Path folder, final String name, final int count, final int seed) throws IOException {
		final Path images = Files.createDirectories(folder.resolve(name));
		IntStream.range(0, count).parallel()
				.forEach(i -> new FileSaver(SampleImages.nuclei(drawn, RandomStream.of(seed + i).nextLong()))
						.saveAsTiff(images.resolve(String.format(Locale.ROOT, "%05d.tif", i)).toString()));
		return images;
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}
}
