package sc.fiji.gan.tensorflow.foreign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.tensorflow.proto.NodeDef;

import sc.fiji.gan.tensorflow.runtime.Refusal;

/** What an output is made of: of a training's graph, the part that is needed to run it. */
final class Reachable {

	private final Function<String, NodeDef> graph;
	private final Map<String, NodeDef> done = new LinkedHashMap<>();

	/** @param graph gives an operation by its name, and refuses a name that there is not */
	private Reachable(final Function<String, NodeDef> graph) {
		this.graph = graph;
	}

	/**
	 * @return in such an order that each operation comes after those whose outputs it needs
	 * @throws Refusal if they need each other in a circle
	 */
	static Map<String, NodeDef> from(final String output, final Function<String, NodeDef> graph) {
		return from(List.of(output), graph);
	}

	/** The same for several outputs. */
	static Map<String, NodeDef> from(final List<String> outputs, final Function<String, NodeDef> graph) {
		final Reachable reachable = new Reachable(graph);
		for (final String output : outputs)
			if (!reachable.done.containsKey(output)) reachable.visit(output);
		return reachable.done;
	}

	/** Without recursion: a chain may be longer than Java's stack. */
	private void visit(final String output) {
		final Deque<NodeDef> path = new ArrayDeque<>();
		final Map<String, Iterator<String>> open = new HashMap<>();
		final Set<String> onPath = new HashSet<>();
		enter(output, path, open, onPath);
		while (!path.isEmpty()) {
			final NodeDef node = path.peek();
			final Iterator<String> inputs = open.get(node.getName());
			if (!inputs.hasNext()) {
				path.pop();
				onPath.remove(node.getName());
				done.put(node.getName(), node);
				continue;
			}
			final String next = Reference.parse(inputs.next()).node();
			if (onPath.contains(next)) throw new Refusal("its operation '" + next + "' depends on itself");
			if (!done.containsKey(next)) enter(next, path, open, onPath);
		}
	}

	private void enter(final String name, final Deque<NodeDef> path, final Map<String, Iterator<String>> open,
			final Set<String> onPath) {
		final NodeDef node = graph.apply(name);
		path.push(node);
		open.put(name, node.getInputList().iterator());
		onPath.add(name);
	}
}
