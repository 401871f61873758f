package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TemporaryFolder;

/**
 * Kills the process of a small adversarial training again and again, at random moments, resumes it
 * each time, and prints how many steps were lost and by how much its end differs from that of a
 * training that was left alone.
 */
@Command(name = "KilledTraining", mixinStandardHelpOptions = true, sortOptions = false, description = "Kills a training again and again, and compares its end with that of one that was left alone.")
public final class KilledTraining implements Callable<Integer> {

	@Option(names = "--kills", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "20")
	private int kills;

	@Option(names = "--steps", description = "Of the whole training. Default: ${DEFAULT-VALUE}.", defaultValue = "300")
	private long steps;

	@Option(names = "--interval", description = "Steps between two checkpoints. Default: ${DEFAULT-VALUE}.", defaultValue = "20")
	private int interval;

	@Option(names = "--seed", description = "Of the moments. Default: ${DEFAULT-VALUE}.", defaultValue = "1")
	private long seed;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new KilledTraining(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		if (kills < 1 || interval < 2 || steps < 2L * interval)
			throw new IllegalArgumentException("--kills " + kills + " --steps " + steps + " --interval " + interval
					+ ": give 1 or more, an interval of 2 or more, and at least twice as many steps");
		try (TemporaryFolder work = TemporaryFolder.of("benchmark")) {
			final Killer alone = killer(work.path().resolve("alone"));
			alone.finish();
			final Killer killer = killer(work.path().resolve("killed"));
			final List<Killer.Death> deaths = new ArrayList<>();
			while (deaths.size() < kills && killer.newest() < steps)
				deaths.add(killer.kill(deaths.size()));
			killer.finish();
			print(deaths, Npz.read(alone.checkpoint()), Npz.read(killer.checkpoint()));
		}
		return 0;
	}

	private Killer killer(final Path folder) throws IOException {
		return new Killer(Files.createDirectory(folder), steps, interval, seed);
	}

	private void print(final List<Killer.Death> deaths, final Npz.Content alone, final Npz.Content killed) {
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("srgan x2, %d steps, a checkpoint every %d%n%n", steps, interval);
		out.println("| kill | at step | newest checkpoint | steps lost | while a checkpoint was written |");
		out.println("|---|---|---|---|---|");
		for (int i = 0; i < deaths.size(); i++) {
			final Killer.Death death = deaths.get(i);
			out.printf("| %d | %d | %d | %d | %s |%n", i + 1, death.step(), death.checkpoint(), death.lost(),
					death.writing() ? "yes" : "no");
		}
		out.printf("%nKills: %d, of these while a checkpoint was written: %d%n", deaths.size(),
				deaths.stream().filter(Killer.Death::writing).count());
		out.printf("Most steps lost: %d%n", deaths.stream().mapToLong(Killer.Death::lost).max().orElseThrow());
		out.printf("Greatest difference at the end, of %d arrays: %s%n", alone.arrays().size(),
				difference(alone.arrays(), killed.arrays()));
		out.printf("The rest of the state (best step, augmentation, detectors): %s%n",
				alone.state().equals(killed.state()) ? "the same" : "DIFFERENT");
		out.flush();
	}

	/** Not a number if they are not the same arrays. */
	private static double difference(final Map<String, FloatArray> some, final Map<String, FloatArray> others) {
		if (!some.keySet().equals(others.keySet())) return Double.NaN;
		double greatest = 0;
		for (final Map.Entry<String, FloatArray> array : some.entrySet())
			for (int i = 0; i < array.getValue().data().length; i++)
				greatest = Math.max(greatest,
						Math.abs(array.getValue().data()[i] - others.get(array.getKey()).data()[i]));
		return greatest;
	}
}
