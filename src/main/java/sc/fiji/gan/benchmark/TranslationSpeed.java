package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.model.ModelPackage;

/**
 * Prints how long the network of a translation takes for an image, beside the generator of the
 * CycleGAN paper: a ResNet of nine blocks and 64 channels. Both take turns in the same process, so
 * that whatever else the computer does falls on both.
 *
 * @see <a href="https://arxiv.org/abs/1703.10593">Zhu et al., Unpaired image-to-image translation
 * using cycle-consistent adversarial networks (2017)</a>
 */
@Command(name = "TranslationSpeed", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the time that a translation takes for an image, beside the generator of the CycleGAN paper.")
public final class TranslationSpeed implements Callable<Integer> {

	private static final Map<String, Double> PAPER = Map.of("width", 64.0, "blocks", 9.0);
	/** Of the paper's training only the generator is wanted, so all else is as small as it can be. */
	private static final Map<String, Double> SMALL = Map.of("receptivefield", 16.0, "discriminatorwidth", 1.0);
	private static final int SMALL_PATCH = 16;

	@Option(names = "--model", description = "Its id or folder. Default: ${DEFAULT-VALUE}.", defaultValue = "translate-fluorescence-to-histology")
	private String model;

	@Option(names = "--edge", description = "Width and height of the image. Default: ${DEFAULT-VALUE}.", defaultValue = "256")
	private int edge;

	@Option(names = "--runs", description = "How many the medians are taken of. Default: ${DEFAULT-VALUE}.", defaultValue = "7")
	private int runs;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new TranslationSpeed(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		if (runs < 1 || edge < 1)
			throw new IllegalArgumentException("--runs " + runs + " --edge " + edge + ": give 1 or more");
		final ModelPackage opened = Gan.library().open(model);
		final Engine engine = Engines.engine();
		try (TemporaryFolder work = TemporaryFolder.of("benchmark");
				Network own = engine.load(opened.networkFile());
				Network paper = engine.load(paper(engine, work.path()))) {
			final double[][] seconds = measure(own, opened.description().inputChannels(), paper);
			print(opened, engine, SpeedRun.median(seconds[0]), SpeedRun.median(seconds[1]));
		}
		return 0;
	}

	private double[][] measure(final Network own, final int channels, final Network paper) {
		final FloatArray ownInput = FloatArray.zeros(1, edge, edge, channels);
		final FloatArray paperInput = FloatArray.zeros(1, edge, edge, 1);
		final double[][] seconds = new double[2][runs];
		// One more, for warming up.
		for (int i = -1; i < runs; i++) {
			final double first = SpeedRun.seconds(() -> own.run(ownInput));
			final double second = SpeedRun.seconds(() -> paper.run(paperInput));
			if (i < 0) continue;
			seconds[0][i] = first;
			seconds[1][i] = second;
		}
		return seconds;
	}

	private void print(final ModelPackage opened, final Engine engine, final double own, final double paper) {
		final double ownCost = cost(engine, plan(Path.of(""), parameters(opened)), opened);
		final double paperCost = engine.generators(plan(Path.of(""), PAPER)).get(Generators.SOURCE_TO_TARGET)
				.multiplyAdds();
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("%1$d x %1$d pixels, median of %2$d runs%n%n", edge, runs);
		out.println("| generator | multiply-adds for each pixel | ms | ms per megapixel | times as fast |");
		out.println("|---|--:|--:|--:|--:|");
		out.println(row(opened.description().id(), ownCost, own, paper));
		out.println(row("of the CycleGAN paper (9 blocks, 64 channels)", paperCost, paper, paper));
		out.flush();
	}

	private String row(final String name, final double cost, final double seconds, final double paper) {
		return String.format(Locale.ROOT, "| %s | %,.0f | %.1f | %.0f | %.1f |", name, cost, seconds * 1e3,
				seconds * 1e9 / ((double) edge * edge), paper / seconds);
	}

	/** Of the direction that takes and gives as many channels as the model. */
	private static double cost(final Engine engine, final TrainingPlan plan, final ModelPackage opened) {
		final boolean forward = plan.parameter("sourcechannels", 1) == opened.description().inputChannels();
		final var generators = engine.generators(plan);
		return generators.getOrDefault(forward ? Generators.SOURCE_TO_TARGET : Generators.TARGET_TO_SOURCE,
				generators.values().iterator().next()).multiplyAdds();
	}

	/** @throws IllegalArgumentException if the model was not trained here */
	private static Map<String, Double> parameters(final ModelPackage opened) {
		if (!(opened.provenance().get("parameters") instanceof final Map<?, ?> values))
			throw new IllegalArgumentException("Model '" + opened.description().id()
					+ "' does not say what its network is made of: choose one that Train Image Translation... made.");
		final Map<String, Double> parameters = new TreeMap<>();
		values.forEach((key, value) -> parameters.put(key.toString(), ((Number) value).doubleValue()));
		return parameters;
	}

	private static TrainingPlan plan(final Path folder, final Map<String, Double> parameters) {
		return new TrainingPlan("cyclegan", parameters, 1, 1e-4, TrainingPlan.Schedule.CONSTANT, 0, 1, folder, 1, null);
	}

	/** With random weights, which take as long as any. */
	private static NetworkFile paper(final Engine engine, final Path work) throws IOException {
		final Map<String, Double> parameters = new TreeMap<>(SMALL);
		parameters.putAll(PAPER);
		final TrainingPlan plan = plan(Files.createDirectory(work.resolve("training")), parameters);
		final Path checkpoint = engine.train(plan, new NoiseDomains(1, SMALL_PATCH), TrainingListener.NONE).newest();
		return engine.export(plan, Generators.SOURCE_TO_TARGET, checkpoint, work.resolve("paper.zip"));
	}
}
