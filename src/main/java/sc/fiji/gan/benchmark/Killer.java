package sc.fiji.gan.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Runs a training in a folder by processes, one after the other, that it kills (SIGKILL) at random
 * moments: while steps are done, or while a checkpoint is written.
 */
final class Killer {

	/** For processes that do not live long. */
	private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

	/** Of so many kills one is aimed at the writing of a checkpoint. */
	private static final int AIMED = 3;

	/** How long a checkpoint of this size takes to be written, in nanoseconds, or somewhat longer. */
	private static final long WRITING = 3_000_000;

	/** And a step. */
	private static final long STEP = 20_000_000;

	/** What a checkpoint is called that is not whole. */
	private static final String PART = ".part";

	/**
	 * How a process ended.
	 *
	 * @param step the last that it did
	 * @param checkpoint the step of the newest checkpoint that is whole
	 * @param writing whether it was writing another one
	 */
	record Death(long step, long checkpoint, boolean writing) {

		long lost() {
			return step - checkpoint;
		}
	}

	private final Path folder;
	private final long steps;
	private final int interval;
	private final SplittableRandom random;
	/** When the present process was started, in milliseconds of the clock. */
	private long began;

	Killer(final Path folder, final long steps, final int interval, final long seed) {
		this.folder = folder;
		this.steps = steps;
		this.interval = interval;
		random = new SplittableRandom(seed);
	}

	/** Lets the training reach its end. */
	void finish() {
		ChildJvm.run(OPTIONS, TrainingProcess.class, arguments());
	}

	private List<String> arguments() {
		return List.of(folder.toString(), Long.toString(steps), Integer.toString(interval));
	}

	/**
	 * Begins or resumes the training and kills it.
	 *
	 * @param number of this kill, counted from 0
	 * @throws IllegalStateException if it ended before, with all that it said
	 */
	Death kill(final int number) throws IOException {
		final long before = newest();
		final boolean aimed = number % AIMED == 0 && before + interval < steps;
		final long last = before
				+ (aimed ? interval : 1 + random.nextLong(Math.min(2L * interval, steps - before) - 1));
		final String sign = (aimed ? TrainingProcess.SAVING : TrainingProcess.STEPPED) + last;
		began = System.currentTimeMillis();
		final Process process = ChildJvm.start(OPTIONS, TrainingProcess.class, arguments());
		final StringBuilder said = new StringBuilder();
		try (BufferedReader output = process.inputReader()) {
			read(output, said, sign);
			if (aimed) awaitPart(process);
			LockSupport.parkNanos(random.nextLong(aimed ? WRITING : STEP));
			// Unlike that of the process, the handle's method leaves open what has been said.
			process.toHandle().destroyForcibly();
			read(output, said, null);
		} finally {
			process.destroyForcibly();
		}
		return new Death(lastStep(said), newest(), unfinished());
	}

	/** Until a line comes, or to the end. */
	private static void read(final BufferedReader output, final StringBuilder said, final String sign)
			throws IOException {
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			said.append(line).append('\n');
			if (line.equals(sign)) return;
		}
		if (sign != null) throw new IllegalStateException("A training ended before '" + sign + "' and said:\n" + said);
	}

	/**
	 * Until there is a piece of a checkpoint. It is looked for without a pause, for it is not there for
	 * long.
	 */
	private void awaitPart(final Process process) throws IOException {
		final long safe = newest();
		while (!unfinished() && newest() == safe && process.isAlive())
			Thread.onSpinWait();
	}

	private static long lastStep(final StringBuilder said) {
		return said.toString().lines().filter(line -> line.matches(TrainingProcess.STEPPED + "\\d+"))
				.mapToLong(line -> Long.parseLong(line.substring(TrainingProcess.STEPPED.length()))).max().orElse(0);
	}

	/** The newest checkpoint. */
	Path checkpoint() throws IOException {
		return checkpoints().orElseThrow(() -> new IllegalStateException("There is no checkpoint in " + folder));
	}

	/** How many steps are safe. */
	long newest() throws IOException {
		return checkpoints().map(file -> Long.parseLong(file.getFileName().toString().replaceAll("\\D", "")))
				.orElse(0L);
	}

	private Optional<Path> checkpoints() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(".npz")).max(Path::compareTo);
		}
	}

	/** Whether the present process has begun to write a checkpoint, and not ended. */
	private boolean unfinished() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path part : files.filter(file -> file.toString().endsWith(PART)).toList())
				if (Files.getLastModifiedTime(part).toMillis() >= began) return true;
			return false;
		} catch (final NoSuchFileException e) {
			return false; // It has become whole in between.
		}
	}
}
