package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.dataset.Polarity;
import sc.fiji.gan.dataset.UnpairedImages;
import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;

/**
 * Trains a translation without pairs from several seeds, for a short while each, and prints whether
 * bright and dark are where they should be.
 */
@Command(name = "ContrastSeeds", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints in how many of several short trainings bright and dark are exchanged.")
public final class ContrastSeeds implements Callable<Integer> {

	private static final double AVERAGING = 0.99;

	@Option(names = "--source", required = true, description = "A folder of training images.")
	private Path source;

	@Option(names = "--target", required = true, description = "A folder of images of the other kind.")
	private Path target;

	@Option(names = "--seeds", description = "How many. Default: ${DEFAULT-VALUE}.", defaultValue = "10")
	private int seeds;

	@Option(names = "--steps", description = "Of each training. Default: ${DEFAULT-VALUE}.", defaultValue = "300")
	private int steps;

	@Option(names = "--patch", description = "Edge of the squares, in pixels. Default: ${DEFAULT-VALUE}.", defaultValue = "64")
	private int patch;

	@Option(names = "--rate", description = "Of learning. Default: ${DEFAULT-VALUE}.", defaultValue = "0.0003")
	private double rate;

	@Option(names = "--set", description = "A setting of the GAN, such as --set structure=0.")
	private Map<String, Double> settings = Map.of();

	@Spec
	private CommandSpec spec;

	/** Keeps what the last look at the held-out images gave. */
	private static final class LastContrast implements TrainingListener {

		private final UnpairedImages data;
		private double contrast = Double.NaN;

		LastContrast(final UnpairedImages data) {
			this.data = data;
		}

		@Override
		public void validated(final long step, final double distance, final List<FloatArray> outputs) {
			contrast = data.contrast(outputs);
		}
	}

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new ContrastSeeds(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		if (seeds < 1 || steps < 1)
			throw new IllegalArgumentException("--seeds " + seeds + " --steps " + steps + ": give 1 or more");
		final ImageDomain from = ImageDomain.read(source, Part.WHOLE, false, Progress.NONE);
		final ImageDomain to = ImageDomain.read(target, Part.WHOLE, false, Progress.NONE);
		final int polarity = Polarity.AUTO.sign(from, to);
		if (polarity == 0)
			throw new IllegalArgumentException("It cannot be seen whether bright in '" + source + "' is bright in '"
					+ target + "': give images of a few objects on much ground.");
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("%d steps; bright is to %s%n%n", steps, polarity > 0 ? "stay bright" : "become dark");
		out.println("| seed | contrast: 1 as it should be, -1 inverted | faults that were mended |\n|--:|--:|---|");
		int inverted = 0;
		for (int seed = 1; seed <= seeds; seed++)
			if (train(from, to, polarity, seed, out) < 0) inverted++;
		out.printf("%nInverted: %d of %d%n", inverted, seeds);
		out.flush();
		return 0;
	}

	private double train(final ImageDomain from, final ImageDomain to, final int polarity, final int seed,
			final PrintWriter out) throws IOException {
		try (TemporaryFolder work = TemporaryFolder.of("benchmark")) {
			final TrainingPlan plan = plan(from, to, polarity, seed, Files.createDirectory(work.path().resolve("run")));
			final Engine engine = Engines.engine();
			final int multiple = engine.generators(plan).values().stream().mapToInt(NetworkFacts::multiple).max()
					.orElseThrow();
			final UnpairedImages data = new UnpairedImages(from, to, 1, patch, multiple, seed, polarity);
			final LastContrast last = new LastContrast(data);
			final TrainingSummary summary = engine.train(plan, data, last);
			out.printf(Locale.ROOT, "| %d | %.3f | %s |%n", seed, last.contrast, faults(summary));
			out.flush();
			return last.contrast;
		}
	}

	private TrainingPlan plan(final ImageDomain from, final ImageDomain to, final int polarity, final int seed,
			final Path folder) {
		final Map<String, Double> parameters = new TreeMap<>(Map.of("sourcechannels", (double) from.kind().channels(),
				"targetchannels", (double) to.kind().channels(), "structure", 1.0, "polarity", (double) polarity));
		parameters.putAll(settings);
		return new TrainingPlan("cyclegan", parameters, steps, rate, TrainingPlan.Schedule.LINEAR, AVERAGING, seed,
				folder, Math.max(1, steps / 4), null);
	}

	private static String faults(final TrainingSummary summary) {
		return summary.diagnoses().isEmpty()
				? "none"
				: summary.diagnoses().stream().map(Diagnosis::fault).map(Enum::toString).distinct()
						.collect(Collectors.joining(", "));
	}
}
