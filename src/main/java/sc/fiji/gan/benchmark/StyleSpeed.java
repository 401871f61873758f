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
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.model.ModelPackage;

/**
 * Prints how long the network of a style takes for an image, beside that of Johnson et al. Both
 * take turns in the same process, so that whatever else the computer does falls on both.
 *
 * @see <a href="https://arxiv.org/abs/1603.08155">Johnson et al., Perceptual losses for real-time
 * style transfer and super-resolution (2016)</a>
 */
@Command(name = "StyleSpeed", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the time that a style takes for an image, beside the network of Johnson et al.")
public final class StyleSpeed implements Callable<Integer> {

	private static final int INPUT_CHANNELS = 4;
	private static final int SMALL_PATCH = 64;
	/** Only the generator is wanted, so all else is as small as it can be. */
	private static final Map<String, Double> JOHNSON = Map.of("generator", 2.0, "receptivefield", 16.0,
			"discriminatorwidth", 1.0);

	@Option(names = "--model", description = "Its id or folder. Default: ${DEFAULT-VALUE}.", defaultValue = "style-starry-night")
	private String model;

	@Option(names = "--edge", description = "Width and height of the image. Default: ${DEFAULT-VALUE}.", defaultValue = "1024")
	private int edge;

	@Option(names = "--runs", description = "How many the medians are taken of. Default: ${DEFAULT-VALUE}.", defaultValue = "7")
	private int runs;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new StyleSpeed(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		if (runs < 1 || edge < 1)
			throw new IllegalArgumentException("--runs " + runs + " --edge " + edge + ": give 1 or more");
		final ModelPackage opened = Gan.library().open(model);
		final Engine engine = Engines.engine();
		try (TemporaryFolder work = TemporaryFolder.of("benchmark");
				Network own = engine.load(opened.networkFile());
				Network johnson = engine.load(johnson(engine, work.path()))) {
			final double[][] seconds = measure(own, johnson);
			print(opened, engine, SpeedRun.median(seconds[0]), SpeedRun.median(seconds[1]));
		}
		return 0;
	}

	private double[][] measure(final Network own, final Network johnson) {
		final FloatArray input = FloatArray.zeros(1, edge, edge, INPUT_CHANNELS);
		final double[][] seconds = new double[2][runs];
		// One more, for warming up.
		for (int i = -1; i < runs; i++) {
			final double first = SpeedRun.seconds(() -> own.run(input));
			final double second = SpeedRun.seconds(() -> johnson.run(input));
			if (i < 0) continue;
			seconds[0][i] = first;
			seconds[1][i] = second;
		}
		return seconds;
	}

	private void print(final ModelPackage opened, final Engine engine, final double own, final double johnson) {
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("%1$d x %1$d pixels, median of %2$d runs%n%n", edge, runs);
		out.println("| network | parameters | multiply-adds for each pixel | ms | ms per megapixel | times as fast |");
		out.println("|---|--:|--:|--:|--:|--:|");
		out.println(row(opened.description().id(), facts(engine, parameters(opened)), own, johnson));
		out.println(row("of Johnson et al.", facts(engine, JOHNSON), johnson, johnson));
		out.flush();
	}

	private String row(final String name, final NetworkFacts facts, final double seconds, final double johnson) {
		return String.format(Locale.ROOT, "| %s | %,d | %,d | %.1f | %.0f | %.1f |", name, facts.parameters(),
				facts.multiplyAdds(), seconds * 1e3, seconds * 1e9 / ((double) edge * edge), johnson / seconds);
	}

	private static NetworkFacts facts(final Engine engine, final Map<String, Double> parameters) {
		return engine.generators(plan(Path.of(""), parameters)).get(Generators.ONLY);
	}

	/** @throws IllegalArgumentException if the model was not trained here */
	private static Map<String, Double> parameters(final ModelPackage opened) {
		if (!(opened.provenance().get("parameters") instanceof final Map<?, ?> values))
			throw new IllegalArgumentException("Model '" + opened.description().id()
					+ "' does not say what its network is made of: choose one that Train Style Transfer... made.");
		final Map<String, Double> parameters = new TreeMap<>();
		values.forEach((key, value) -> parameters.put(key.toString(), ((Number) value).doubleValue()));
		return parameters;
	}

	private static TrainingPlan plan(final Path folder, final Map<String, Double> parameters) {
		return new TrainingPlan("style", parameters, 1, 1e-4, TrainingPlan.Schedule.CONSTANT, 0, 1, folder, 1, null);
	}

	/** With random weights, which take as long as any. */
	private static NetworkFile johnson(final Engine engine, final Path work) throws IOException {
		final TrainingPlan plan = plan(Files.createDirectory(work.resolve("training")), JOHNSON);
		final Path checkpoint = engine.train(plan, new NoiseDomains(1, SMALL_PATCH, INPUT_CHANNELS, 3, Generators.ONLY),
				TrainingListener.NONE).newest();
		return engine.export(plan, Generators.ONLY, checkpoint, work.resolve("johnson.zip"));
	}
}
