package sc.fiji.gan.tensorflow.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The operations that a network may have, whoever made it. They are a list of what is good, for a
 * list of what is bad is never complete: TensorFlow has some 1,900, and some of them read files
 * where nobody expects it.
 */
public final class Operations {

	private static final Map<String, List<String>> OUTPUTS = read();

	private static final Map<String, Pattern> KNOWN_DANGERS = dangers();

	private Operations() {}

	/** Whether it only calculates. */
	public static boolean isAllowed(final String operation) {
		return OUTPUTS.containsKey(operation);
	}

	/**
	 * Refuses an operation that is not allowed.
	 *
	 * @param node where it is
	 * @throws Refusal which names it, and says what is wrong with it
	 */
	public static void require(final String operation, final String node) {
		if (isAllowed(operation)) return;
		throw new Refusal("its operation " + operation + " ('" + node + "') "
				+ KNOWN_DANGERS.entrySet().stream().filter(danger -> danger.getValue().matcher(operation).matches())
						.map(Map.Entry::getKey).findFirst()
						.orElse("is none of those that networks for images are made of")
				+ ", which is not allowed");
	}

	/** The place of an output that is named rather than counted. */
	public static int output(final String operation, final String name) {
		return Math.max(0, OUTPUTS.getOrDefault(operation, List.of()).indexOf(name));
	}

	private static Map<String, Pattern> dangers() {
		final Map<String, Pattern> dangers = new LinkedHashMap<>();
		dangers.put("runs Python", Pattern.compile(".*PyFunc.*"));
		dangers.put("reads or writes files",
				Pattern.compile("ReadFile|WriteFile|MatchingFiles|.*Save.*|.*Restore.*|MergeV2Checkpoints|.*Reader.*"
						+ "|.*Dataset.*|.*Summary.*|ImmutableConst|InitializeTableFrom.*|LookupTable.*|Debug.*|Print.*"
						+ "|(En|De)codeProto.*|LoadAndRemap.*|.*Sql.*|.*Record.*"));
		dangers.put("reaches for the network or other processes", Pattern.compile(
				".*Rpc.*|_?(Host)?(Send|Recv).*|Collective.*|.*DataService.*|.*TPU.*|Nccl.*|Remote.*|.*Distributed.*"));
		dangers.put("ends the process", Pattern.compile("Abort"));
		dangers.put("changes weights", Pattern.compile("Assign.*|.*Apply.*|Scatter(Add|Sub|Mul|Update).*"));
		dangers.put("is a loop or a branch with functions",
				Pattern.compile("(Stateless)?(While|If|Case|For)|Enter|Exit|NextIteration|LoopCond"));
		return dangers;
	}

	private static Map<String, List<String>> read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(Objects.requireNonNull(Operations.class.getResourceAsStream("operations.txt")),
						StandardCharsets.UTF_8))) {
			final Map<String, List<String>> outputs = new LinkedHashMap<>();
			lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" "))
					.forEach(words -> outputs.put(words[0], Arrays.asList(words).subList(1, words.length)));
			return outputs;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
