package sc.fiji.gan.benchmark;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.benchmark.SpeedRun.Job;
import sc.fiji.gan.benchmark.SpeedRun.Mode;
import sc.fiji.gan.benchmark.SpeedRun.Result;

/**
 * Prints what a model costs: time per megapixel of its <em>input</em>, for 8-bit images of several
 * sizes, with one thread and with all; what the tiles cost over the bare network; the time to the
 * first result; and memory. Each figure is the median of several runs after one for warming up, in
 * a JVM of its own.
 */
@Command(name = "SuperResolutionSpeed", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints what a super-resolution model costs in time and memory.")
public final class SuperResolutionSpeed implements Callable<Integer> {

	@Option(names = "--model", description = "Its id or folder. Default: ${DEFAULT-VALUE}.", defaultValue = "super-resolution-x2-photo")
	private String model;

	@Option(names = "--size", description = "Width and height of an image. Default: ${DEFAULT-VALUE}.", defaultValue = "512,2048,8192", split = ",")
	private List<Integer> sizes;

	@Option(names = "--threads", description = "0 for one per core. Default: ${DEFAULT-VALUE}.", defaultValue = "1,0", split = ",")
	private List<Integer> threads;

	@Option(names = "--tiled-size", description = "The size at which tiled and untiled are compared. Default:"
			+ " ${DEFAULT-VALUE}.", defaultValue = "2048")
	private int tiledSize;

	@Option(names = "--runs", description = "How many the medians are taken of. Default: ${DEFAULT-VALUE}.", defaultValue = "3")
	private int runs;

	@Option(names = "--heap", description = "Java's heap. Default: ${DEFAULT-VALUE}.", defaultValue = "3g")
	private String heap;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new SuperResolutionSpeed(), arguments);
	}

	@Override
	public Integer call() {
		validate();
		final PrintWriter out = spec.commandLine().getOut();
		out.printf(Locale.ROOT, "%s on %d cores, Java heap %s%n%n", model, Runtime.getRuntime().availableProcessors(),
				heap);
		printSizes(out);
		printTiling(out);
		printStart(out);
		return 0;
	}

	/** What would otherwise fail in a child, with its stack trace. */
	private void validate() {
		Gan.library().open(model);
		if (runs < 1) throw new IllegalArgumentException("--runs is " + runs + ": give 1 or more");
		final int smallest = Math.min(tiledSize, sizes.stream().mapToInt(Integer::intValue).min().orElse(1));
		if (smallest < 1) throw new IllegalArgumentException("An image of " + smallest + " pixels: give 1 or more");
	}

	private void printSizes(final PrintWriter out) {
		out.println("| threads | image | ms per input megapixel | relative to the first | peak memory, MB |");
		out.println("|---|---|---|---|---|");
		final List<Job> jobs = sizes.stream().sorted().map(size -> new Job(Mode.TILED, size)).toList();
		for (final int count : threads) {
			final List<Result> results = measure(jobs, count);
			final double first = perMegapixel(results.get(0), jobs.get(0));
			for (int i = 0; i < jobs.size(); i++) {
				final double cost = perMegapixel(results.get(i), jobs.get(i));
				out.printf(Locale.ROOT, "| %s | %2$d x %2$d | %3$.0f | %4$.2f | %5$.0f |%n", name(count),
						jobs.get(i).size(), cost, cost / first, results.get(i).peakBytes() * 1e-6);
			}
			out.flush();
		}
	}

	private void printTiling(final PrintWriter out) {
		out.printf("%n| %1$d x %1$d, all threads | ms per input megapixel | relative to the network alone |%n",
				tiledSize);
		out.println("|---|---|---|");
		final List<Job> jobs = Stream.of(Mode.NETWORK, Mode.ONE_TILE, Mode.TILED).map(mode -> new Job(mode, tiledSize))
				.toList();
		final List<Result> results = measure(jobs, 0);
		for (int i = 0; i < jobs.size(); i++)
			out.printf(Locale.ROOT, "| %s | %.0f | %.3f |%n", name(jobs.get(i).mode()),
					perMegapixel(results.get(i), jobs.get(i)), results.get(i).seconds() / results.get(0).seconds());
		out.flush();
	}

	private void printStart(final PrintWriter out) {
		final double[] seconds = new double[runs];
		for (int i = 0; i < runs; i++)
			seconds[i] = child(List.of(new Job(Mode.TILED, 256)), 0, 0).seconds();
		out.printf(Locale.ROOT, "%nFrom the start of the JVM to the first result, 256 x 256 pixels: %.1f s%n",
				SpeedRun.median(seconds));
		out.flush();
	}

	private List<Result> measure(final List<Job> jobs, final int count) {
		return Arrays.stream(child(jobs, count, runs).text().split(" ")).map(Result::parse).toList();
	}

	private ChildJvm.Answer child(final List<Job> jobs, final int count, final int rounds) {
		final List<String> arguments = new ArrayList<>(
				List.of(model, Integer.toString(count), Integer.toString(rounds)));
		jobs.forEach(job -> arguments.add(job.toString()));
		return ChildJvm.run(List.of("-Xmx" + heap), SpeedRun.class, arguments);
	}

	/** Milliseconds for a million pixels of input. */
	private static double perMegapixel(final Result result, final Job job) {
		return result.seconds() * 1e3 / (job.size() * 1e-6 * job.size());
	}

	private static String name(final int count) {
		return count == 0 ? "all" : Integer.toString(count);
	}

	private static String name(final Mode mode) {
		return switch (mode) {
			case NETWORK -> "network alone";
			case ONE_TILE -> "image in one tile";
			default -> "image in tiles";
		};
	}
}
