package sc.fiji.gan.tensorflow.runtime;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;

/** What an operation of a graph needs. */
public final class Dependencies {

	private Dependencies() {}

	/** These operations, and all that they depend on, each once. */
	public static Collection<GraphOperation> of(final Collection<? extends Operation> wanted) {
		final Map<String, GraphOperation> seen = new LinkedHashMap<>();
		final Deque<GraphOperation> open = new ArrayDeque<>();
		wanted.forEach(operation -> add((GraphOperation) operation, seen, open));
		while (!open.isEmpty()) {
			final GraphOperation operation = open.pop();
			operation.inputs().forEach(input -> add((GraphOperation) input.op(), seen, open));
			operation.controlInputs().forEach(input -> add(input, seen, open));
		}
		return seen.values();
	}

	/** Whether some operations cannot be computed without another one. */
	public static boolean need(final Collection<? extends Operation> wanted, final Operation other) {
		return of(wanted).stream().anyMatch(operation -> operation.name().equals(other.name()));
	}

	private static void add(final GraphOperation operation, final Map<String, GraphOperation> seen,
			final Deque<GraphOperation> open) {
		if (seen.putIfAbsent(operation.name(), operation) == null) open.push(operation);
	}
}
