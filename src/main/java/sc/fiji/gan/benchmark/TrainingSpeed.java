package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.SuperResolutionPairs;
import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.dataset.TrainingPlane;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;

/**
 * Prints what a training step of super-resolution, or of image translation, costs: the time beside
 * the number of multiplications with additions, as GFLOP/s (two operations each). The network
 * alone, forwards, stands in the first row: what this computer does at best with convolutions of
 * this size.
 */
@Command(name = "TrainingSpeed", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints seconds per training step beside multiply-adds, as GFLOP/s, for super-resolution with and without a GAN, or for image translation.")
public final class TrainingSpeed implements Callable<Integer> {

	private static final List<String> SUPER_RESOLUTION = List.of("residual", "srgan");
	private static final List<String> TRANSLATION = List.of("cyclegan", "pix2pix");

	@Option(names = "--architecture", description = "cyclegan or pix2pix, on noise. Default: both of super-resolution.")
	private String architecture;

	@Option(names = "--data", description = "A folder of training images. Default: sample images.")
	private Path data;

	@Option(names = "--scale", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "2")
	private int scale;

	@Option(names = "--features", description = "Channels of the generator's inner layers. Default: ${DEFAULT-VALUE}.", defaultValue = "32")
	private int features;

	@Option(names = "--blocks", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "8")
	private int blocks;

	@Option(names = "--batch", description = "Patches in a step. Default: ${DEFAULT-VALUE}.", defaultValue = "8")
	private int batch;

	@Option(names = "--patch", description = "Their edge at the low resolution. Default: ${DEFAULT-VALUE}.", defaultValue = "48")
	private int patch;

	@Option(names = "--steps", description = "How many the medians are taken of. Default: ${DEFAULT-VALUE}.", defaultValue = "50")
	private int steps;

	@Option(names = "--warm-up", description = "Steps before these. Default: ${DEFAULT-VALUE}.", defaultValue = "10")
	private int warmUp;

	@Option(names = "--threads", description = "0 for one per core. Default: ${DEFAULT-VALUE}.", defaultValue = "0")
	private int threads;

	@Option(names = "--set", description = "A setting of the GAN, such as --set adversarial=0.005.")
	private Map<String, Double> settings = Map.of();

	@Option(names = "--perceptual", description = "The id or folder of a feature network for the GAN's loss. Default: none.")
	private String perceptual;

	@Spec
	private CommandSpec spec;

	/** A kind of step, what it takes, and how long that was. */
	private record Cost(String name, double multiplyAdds, double[] seconds, double waited) {

		String row() {
			final double median = SpeedRun.median(seconds);
			return String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.1f | %s |", name, multiplyAdds * 1e-6,
					median * 1e3, 2 * multiplyAdds / median * 1e-9,
					Double.isNaN(waited) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * waited));
		}
	}

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new TrainingSpeed(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		if (steps < 1 || warmUp < 0)
			throw new IllegalArgumentException(
					"--steps " + steps + " --warm-up " + warmUp + ": give 1 or more, 0 or more");
		if (architecture != null && !TRANSLATION.contains(architecture))
			throw new IllegalArgumentException("--architecture " + architecture + ": give cyclegan or pix2pix");
		Engines.configure(new EngineOptions(EngineOptions.Device.AUTO, threads, 0));
		final TrainingData images = architecture == null
				? new SuperResolutionPairs(planes(), scale, batch, patch, 1)
				: new NoiseDomains(batch, patch);
		final PrintWriter out = spec.commandLine().getOut();
		try (TemporaryFolder work = TemporaryFolder.of("benchmark")) {
			final List<Cost> costs = new ArrayList<>();
			for (final String name : architecture == null ? SUPER_RESOLUTION : List.of(architecture))
				costs.addAll(measure(plan(name, work.path().resolve(name)), images));
			out.printf("%s, %d features, %d blocks, %d patches of %5$d x %5$d pixels, median of %6$d steps%n%n",
					architecture == null ? "x" + scale : architecture, features, blocks, batch, patch, steps);
			out.println("| | multiply-adds, million | ms | GFLOP/s | waiting for data |");
			out.println("|---|---|---|---|---|");
			costs.forEach(cost -> out.println(cost.row()));
			out.flush();
		}
		return 0;
	}

	private List<TrainingPlane> planes() {
		return (data != null ? TrainingImages.read(data, Progress.NONE) : SamplePhotos.draw(2, 2 * scale * patch))
				.planes();
	}

	private TrainingPlan plan(final String name, final Path folder) throws IOException {
		final boolean adversarial = !name.equals(SUPER_RESOLUTION.get(0));
		final Map<String, Double> parameters = new TreeMap<>(Map.of("scale", (double) scale, "channels", 1.0,
				"features", (double) features, "blocks", (double) blocks));
		if (TRANSLATION.contains(name)) parameters.put("width", (double) features);
		if (adversarial) parameters.putAll(settings);
		final TrainingPlan plan = new TrainingPlan(name, parameters, (long) warmUp + steps, 1e-4,
				TrainingPlan.Schedule.CONSTANT, 0.999, 1, Files.createDirectory(folder), warmUp + steps, null);
		return perceptual != null && adversarial
				? plan.withExtractor(Gan.library().open(perceptual).featureExtractor())
				: plan;
	}

	private List<Cost> measure(final TrainingPlan plan, final TrainingData images) {
		final Engine engine = Engines.engine();
		final double[] seconds = new double[steps];
		final double[] waited = new double[steps];
		final TrainingSummary summary = engine.train(plan, images, new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double all,
					final double waiting) {
				final int i = (int) step - 1 - warmUp;
				if (i < 0) return;
				seconds[i] = all;
				waited[i] = waiting;
			}
		});
		final double share = sum(waited) / sum(seconds);
		final Cost training = new Cost(plan.architecture() + ", training step", engine.multiplyAdds(plan, images),
				seconds, share);
		if (plan.architecture().equals(SUPER_RESOLUTION.get(1))) return List.of(training);
		final String input = architecture == null ? "input" : "source";
		return List.of(forward(engine, plan, summary, images.batch(0).get(input)), training);
	}

	private Cost forward(final Engine engine, final TrainingPlan plan, final TrainingSummary summary,
			final FloatArray input) {
		final Map.Entry<String, NetworkFacts> generator = engine.generators(plan).entrySet().iterator().next();
		final NetworkFile file = engine.export(plan, generator.getKey(), summary.newest(),
				plan.folder().resolve("network.zip"));
		final double[] seconds = new double[steps];
		try (Network network = engine.load(file)) {
			for (int i = -warmUp; i < steps; i++) {
				final long begin = System.nanoTime();
				network.run(input);
				if (i >= 0) seconds[i] = (System.nanoTime() - begin) * 1e-9;
			}
		}
		return new Cost("generator, forwards", (double) generator.getValue().multiplyAdds() * input.data().length,
				seconds, Double.NaN);
	}

	private static double sum(final double[] values) {
		return Arrays.stream(values).sum();
	}
}
