package sc.fiji.gan.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.jna.Function;
import com.sun.management.OperatingSystemMXBean;

/**
 * A process of its own in which networks of others are run for the first time: one that brings the
 * native library down takes nothing else with it. The next network then gets a new process. It runs
 * on the CPU.
 */
public final class TrialProcess implements AutoCloseable {

	/** Where models and TensorFlow are found: the process looks in the same places. */
	private static final List<String> PROPERTIES = List.of("fiji.gan.", "org.bytedeco.");
	private static final String BROUGHT_DOWN = "The network brought TensorFlow down in the process where it was tried:"
			+ " it is damaged, or made to do harm.";
	private static final long DEFAULT_SECONDS = 300;
	private static final long SECONDS_TO_END = 10;
	/** What it may take of this computer's memory. */
	private static final long MOST_BYTES = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
			.getTotalMemorySize() / 2;

	private final Progress progress;
	private final long seconds;
	private final BackgroundWork background = new BackgroundWork("GAN trial");
	private Process process;
	private TemporaryFolder folder;
	private DataOutputStream requests;
	private DataInputStream answers;

	/** @param progress asked whether to go on */
	public TrialProcess(final Progress progress) {
		this(progress, DEFAULT_SECONDS);
	}

	/** @param seconds after which a request is given up */
	public TrialProcess(final Progress progress, final long seconds) {
		this.progress = progress;
		this.seconds = seconds;
	}

	/**
	 * Loads a network in place of the one before.
	 *
	 * @throws EngineException if it cannot be loaded
	 * @throws TrialEndedException if it brings the process down
	 */
	public void load(final NetworkFile file) {
		ask(out -> {
			out.write(TrialMessages.LOAD);
			TrialMessages.writeFile(out, file);
		});
	}

	/**
	 * Runs the network that was loaded last.
	 *
	 * @param input NHWC
	 * @return its first output
	 * @throws EngineException if it cannot be run
	 * @throws TrialEndedException if it brings the process down
	 */
	public FloatArray run(final FloatArray input) {
		return features(input).get(0);
	}

	/** The same for all of its outputs, in the order of {@link NetworkFile#outputs}. */
	public List<FloatArray> features(final FloatArray input) {
		if (process == null) throw new EngineException("There is no network to run: load one first.");
		return ask(out -> {
			out.write(TrialMessages.RUN);
			TrialMessages.writeArray(out, input);
		});
	}

	private interface Request {

		void writeTo(DataOutputStream out) throws IOException;
	}

	private List<FloatArray> ask(final Request request) {
		final long end = System.nanoTime() + seconds * 1_000_000_000L;
		boolean answered = false;
		try {
			start();
			final List<FloatArray> answer = background.await(() -> exchange(request), () -> {
				if (progress.isCanceled()) throw new CancellationException();
				requireModesty();
				if (System.nanoTime() > end)
					throw new TrialEndedException(
							"The network did not come to an end within " + seconds + " seconds: it cannot be used.",
							null);
			});
			answered = true;
			return answer;
		} catch (final IOException e) {
			throw new EngineException("No process could be started to try the network in: " + e.getMessage() + ".", e);
		} catch (final Refused e) {
			answered = true;
			throw new EngineException(e.getMessage(), e);
		} finally {
			if (!answered) end();
		}
	}

	/** What the process could not do; it goes on all the same. */
	private static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Refused(final String message) {
			super(message);
		}
	}

	private List<FloatArray> exchange(final Request request) {
		final int kind;
		try {
			request.writeTo(requests);
			requests.flush();
			kind = answers.read();
			if (kind == TrialMessages.DONE) return TrialMessages.readArrays(answers);
			if (kind == TrialMessages.FAILED) throw new Refused(TrialMessages.readText(answers));
		} catch (final IOException | ArithmeticException e) {
			throw new TrialEndedException(BROUGHT_DOWN, e);
		}
		throw new TrialEndedException(BROUGHT_DOWN, null);
	}

	private void start() throws IOException {
		if (process != null && process.isAlive()) return;
		end();
		folder = TemporaryFolder.of("trial" + ProcessHandle.current().pid() + "-");
		process = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		offerToEnd();
		requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
		answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
	}

	/**
	 * Whatever it unpacks, and the report that Java writes when it is brought down, goes into a folder
	 * of its own.
	 */
	private List<String> command() {
		final List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		System.getProperties().forEach((key, value) -> {
			if (PROPERTIES.stream().anyMatch(key.toString()::startsWith)) command.add("-D" + key + "=" + value);
		});
		command.addAll(List.of("-Djava.awt.headless=true", "-Djava.io.tmpdir=" + folder.path(),
				"-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + folder.path().resolve("error.log"), "-cp", classPath(),
				TrialMain.class.getName()));
		return command;
	}

	/** A small image that takes so much would take this computer down next. */
	private void requireModesty() {
		final OptionalLong resident = ProcessMemory.resident(process);
		if (resident.isPresent() && resident.getAsLong() > MOST_BYTES)
			throw new TrialEndedException("The network takes more than " + (MOST_BYTES >> 20)
					+ " MB of memory for a small image: it cannot be used.", null);
	}

	/** If memory runs out all the same, Linux ends this process rather than any other. */
	private void offerToEnd() {
		try {
			Files.writeString(Path.of("/proc", String.valueOf(process.pid()), "oom_score_adj"), "1000");
		} catch (final IOException e) {
			// Another system, or another rule: then it is as likely as others.
		}
	}

	/** It needs no more than the door, and what sets the native library's environment. */
	private static String classPath() {
		return Stream.of(TrialMain.class, Function.class).map(TrialProcess::location).distinct()
				.collect(Collectors.joining(File.pathSeparator));
	}

	private static String location(final Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Ends the process, whatever it is doing, and removes what it has left. */
	private void end() {
		if (process == null) return;
		try {
			process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		process = null;
		try {
			folder.close();
		} catch (final IOException | UncheckedIOException e) {
			// What it still holds open cannot be removed on Windows; the system clears its temporary folder.
		}
	}

	@Override
	public void close() {
		end();
		background.close();
	}
}
