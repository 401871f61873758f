package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrialEndedException;
import sc.fiji.gan.engine.TrialProcess;
import sc.fiji.gan.exchange.ImportSettings;
import sc.fiji.gan.exchange.ImportedModel;
import sc.fiji.gan.exchange.ModelImport;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;

/**
 * Damages packages in many ways and imports them. Each has to become a model that works, or to be
 * refused in one sentence; nothing may be left behind, and this process has to live.
 */
@Command(name = "ImportFuzz", mixinStandardHelpOptions = true, sortOptions = false, description = "Damages model packages, imports them, and counts what becomes of them.")
public final class ImportFuzz implements Callable<Integer> {

	/** What became of a damaged package. */
	enum Fate {
		/** It was imported, and the model gives an image. */
		WORKS,
		/** It was refused in one sentence. */
		REFUSED,
		/** The same, after it had ended the process in which it was tried. */
		ENDED_ITS_PROCESS,
		/** Something else was thrown, the sentence is none, or something was left behind. */
		FAILED
	}

	private static final int MOST_SHOWN = 400;
	/**
	 * Tasks whose results are larger than images as their packages say; others have sizes of their own.
	 */
	private static final List<Task> OF_IMAGES = List.of(Task.SUPER_RESOLUTION, Task.IMAGE_TRANSLATION,
			Task.STYLE_TRANSFER, Task.FRAME_PREDICTION);

	@Parameters(paramLabel = "<package>", arity = "1..*", description = "Zips, folders or frozen graphs to be damaged.")
	private List<Path> packages;

	@Option(names = "--count", description = "How many damaged packages. Default: ${DEFAULT-VALUE}.", defaultValue = "2000")
	private int count;

	@Option(names = "--seed", description = "Of the first one; the next has the next. Default: ${DEFAULT-VALUE}.", defaultValue = "1")
	private long seed;

	@Option(names = "--seconds", description = "After which a trial is given up. Default: ${DEFAULT-VALUE}.", defaultValue = "60")
	private long seconds;

	@Spec
	private CommandSpec spec;

	private final Map<Mutation, Map<Fate, Integer>> fates = new EnumMap<>(Mutation.class);
	private final Map<String, Integer> reasons = new TreeMap<>();

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new ImportFuzz(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final List<Map<String, byte[]>> originals = new ArrayList<>();
		for (final Path path : packages)
			originals.add(withoutChecksums(ZipEntries.of(path)));
		try (TrialProcess process = new TrialProcess(Progress.NONE, seconds)) {
			for (long n = seed; n < seed + count; n++) {
				final Mutation mutation = Mutation.values()[(int) (n % Mutation.values().length)];
				final int original = (int) (n / Mutation.values().length % originals.size());
				final Fate fate = fate(mutation, originals.get(original), n, process, out);
				fates.computeIfAbsent(mutation, m -> new EnumMap<>(Fate.class)).merge(fate, 1, Integer::sum);
			}
		}
		out.print(table());
		reasons.forEach((reason, times) -> out.println(times + " x " + reason));
		out.flush();
		return fates.values().stream().anyMatch(row -> row.containsKey(Fate.FAILED)) ? 1 : 0;
	}

	/** With them, every damaged file would be refused before anybody looks into it. */
	private static Map<String, byte[]> withoutChecksums(final Map<String, byte[]> files) {
		final Map<String, byte[]> without = new LinkedHashMap<>(files);
		without.replaceAll((name, bytes) -> name.endsWith(".yaml")
				? new String(bytes, StandardCharsets.UTF_8).replaceAll("(?m)^\\s*(- )?(sha256|weights_hash):.*\\R", "")
						.getBytes(StandardCharsets.UTF_8)
				: bytes);
		return without;
	}

	private Fate fate(final Mutation mutation, final Map<String, byte[]> original, final long n,
			final TrialProcess process, final PrintWriter out) throws IOException {
		try (TemporaryFolder folder = TemporaryFolder.of("benchmark")) {
			final Path file = folder.path().resolve("damaged.zip");
			final Path library = folder.path().resolve("library");
			Files.write(file, mutation.apply(new LinkedHashMap<>(original), new SplittableRandom(n)));
			final List<String> before = temporaryFiles();
			final Fate fate = imported(file, library, process, n, out);
			final List<String> after = temporaryFiles();
			final boolean clean = before.equals(after) && (fate == Fate.WORKS || isEmpty(library));
			if (!clean) out.println(n + " " + mutation + " left something behind: " + after);
			return clean ? fate : Fate.FAILED;
		}
	}

	private Fate imported(final Path file, final Path library, final TrialProcess process, final long n,
			final PrintWriter out) {
		try (ModelImport reader = new ModelImport(Engines.engine(), process, Progress.NONE)) {
			final ImportedModel model = reader.read(file, ImportSettings.DEFAULT);
			requireWorking(ModelPackage.read(model.write(library, false)), process);
			return Fate.WORKS;
		} catch (final ModelException | EngineException | IllegalArgumentException e) {
			final boolean sentence = e.getMessage() != null && e.getMessage().lines().count() == 1
					&& e.getMessage().endsWith(".") && !e.getMessage().contains("Exception");
			if (!sentence) out.println(n + " is no sentence: " + e.getMessage());
			reasons.merge(reason(e), 1, Integer::sum);
			if (!sentence) return Fate.FAILED;
			return e instanceof TrialEndedException ? Fate.ENDED_ITS_PROCESS : Fate.REFUSED;
		} catch (final RuntimeException | Error e) {
			out.println(n + " threw " + e + " at " + e.getStackTrace()[0]);
			return Fate.FAILED;
		}
	}

	/** Loads what was written, and runs it on its own test image, or on a generator's numbers. */
	private static void requireWorking(final ModelPackage model, final TrialProcess process) {
		final FloatArray input = model.testInput()
				.orElseGet(() -> FloatArray.zeros(1, 1, 1, model.description().inputChannels()));
		process.load(model.networkFile());
		final FloatArray output = process.run(input);
		if (model.description().generation().filter(is -> is.size() != output.width()).isPresent())
			throw new IllegalStateException("imported, but makes " + output);
		if (!OF_IMAGES.contains(model.description().task())) return;
		if (output.width() != input.width() * model.description().scale())
			throw new IllegalStateException("imported, but makes " + output + " of " + input);
	}

	/** What was wrong, without what was it in. */
	private static String reason(final RuntimeException e) {
		final String text = e.getMessage().replaceAll("'[^']*'", "'...'").replaceAll("\\d+", "n");
		return e.getClass().getSimpleName() + ": " + text.substring(0, Math.min(MOST_SHOWN, text.length()));
	}

	private static boolean isEmpty(final Path folder) throws IOException {
		if (!Files.exists(folder)) return true;
		try (Stream<Path> files = Files.list(folder)) {
			return files.findAny().isEmpty();
		}
	}

	/** The names of temporary folders of imports of this process. */
	private static List<String> temporaryFiles() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.map(file -> file.getFileName().toString())
					.filter(name -> name.startsWith("fiji-gan-exchange" + ProcessHandle.current().pid())).sorted()
					.toList();
		}
	}

	private String table() {
		final StringBuilder table = new StringBuilder(
				"| damage | works | refused | ended its process | failed |\n" + "|---|--:|--:|--:|--:|\n");
		fates.forEach((mutation, row) -> {
			table.append("| ").append(mutation.name().toLowerCase(Locale.ROOT));
			for (final Fate fate : Fate.values())
				table.append(" | ").append(row.getOrDefault(fate, 0));
			table.append(" |\n");
		});
		return table.toString();
	}
}
