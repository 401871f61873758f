package sc.fiji.gan.benchmark;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.engine.ProcessMemory;

/**
 * Prints how much memory a training process has after so many steps, validations and checkpoints
 * included, and which part of its time it waits for data. Java's heap has one size from the start
 * and lies in RAM, so that what grows is native memory, which no garbage collector frees.
 */
@Command(name = "TrainingMemory", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the memory of a training process over its steps.")
public final class TrainingMemory implements Callable<Integer> {

	@Option(names = "--architecture", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "srgan")
	private String architecture;

	@Option(names = "--steps", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "5000")
	private int steps;

	@Option(names = "--every", description = "Steps between two rows, and two checkpoints. Default: ${DEFAULT-VALUE}.", defaultValue = "500")
	private int every;

	@Option(names = "--batch", description = "Patches in a step. Default: ${DEFAULT-VALUE}.", defaultValue = "4")
	private int batch;

	@Option(names = "--patch", description = "Their edge at the low resolution. Default: ${DEFAULT-VALUE}.", defaultValue = "24")
	private int patch;

	@Option(names = "--features", description = "Channels of the generator's inner layers. Default: ${DEFAULT-VALUE}.", defaultValue = "16")
	private int features;

	@Option(names = "--blocks", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "4")
	private int blocks;

	@Option(names = "--heap", description = "Java's heap. Default: ${DEFAULT-VALUE}.", defaultValue = "512m")
	private String heap;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new TrainingMemory(), arguments);
	}

	@Override
	public Integer call() {
		if (every < 1 || steps < 2 * every)
			throw new IllegalArgumentException(
					"--steps " + steps + " --every " + every + ": give 1 or more, and at least twice as many steps");
		if (ProcessMemory.resident().isEmpty())
			throw new IllegalStateException("This system does not tell the memory of a process: try it on Linux");
		final String[] words = ChildJvm
				.run(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch"), MemoryRun.class,
						List.of(architecture, Integer.toString(steps), Integer.toString(every), Integer.toString(batch),
								Integer.toString(patch), Integer.toString(features), Integer.toString(blocks)))
				.text().split(" ");
		print(words);
		return 0;
	}

	/** @param words the part of the time that was waited, then megabytes */
	private void print(final String[] words) {
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("%s x2, %d features, %d blocks, %d patches of %5$d x %5$d pixels, Java heap %6$s%n%n", architecture,
				features, blocks, batch, patch, heap);
		out.println("| step | memory, MB | more than in the first row |");
		out.println("|---|---|---|");
		final double first = Double.parseDouble(words[1]);
		for (int i = 1; i < words.length; i++)
			out.printf(Locale.ROOT, "| %d | %s | %.1f |%n", i * every, words[i], Double.parseDouble(words[i]) - first);
		out.printf(Locale.ROOT, "%nWaiting for data: %.2f %% of the time of all steps%n",
				100 * Double.parseDouble(words[0]));
		out.flush();
	}
}
