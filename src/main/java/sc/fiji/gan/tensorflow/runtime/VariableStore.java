package sc.fiji.gan.tensorflow.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;

/**
 * The variables of one graph, by name: weights, moments of an optimiser, averages. What it saves is
 * all that a training is, so that nothing can be forgotten in a checkpoint.
 */
public final class VariableStore {

	/**
	 * A variable of the graph.
	 *
	 * @param reference what an update operation writes to
	 * @param value what everything else reads. Differentiating the reference itself would crash
	 *     TensorFlow.
	 * @param initial its value before the first step
	 */
	public record Entry(Variable<TFloat32> reference, Operand<TFloat32> value, FloatArray initial,
			Placeholder<TFloat32> feed, Assign<TFloat32> assign) {}

	private final Ops tf;
	private final Map<String, Entry> entries = new LinkedHashMap<>();
	private final Map<String, Op> updates = new LinkedHashMap<>();

	public VariableStore(final Ops tf) {
		this.tf = tf;
	}

	/** Adds a variable. */
	public Entry create(final String name, final FloatArray initial) {
		if (entries.containsKey(name)) throw new IllegalStateException("There are two variables named " + name);
		final Variable<TFloat32> reference = tf.variable(Tensors.shape(initial), TFloat32.class);
		final Placeholder<TFloat32> feed = tf.placeholder(TFloat32.class, Placeholder.shape(Tensors.shape(initial)));
		final Entry entry = new Entry(reference, tf.identity(reference), initial, feed, tf.assign(reference, feed));
		entries.put(name, entry);
		return entry;
	}

	/** Says what a variable becomes with each update of the weights that it belongs to. */
	public void update(final String name, final Operand<TFloat32> next) {
		updates.put(name, tf.assign(entries.get(name).reference(), next));
	}

	/** What {@link #update} was told of the variables whose names start with a prefix. */
	public List<Op> updates(final String prefix) {
		return updates.entrySet().stream().filter(e -> e.getKey().startsWith(prefix)).map(Map.Entry::getValue).toList();
	}

	/** The variables whose names start with a prefix, by name. */
	public Map<String, Entry> startingWith(final String prefix) {
		final Map<String, Entry> found = new LinkedHashMap<>();
		entries.forEach((name, entry) -> {
			if (name.startsWith(prefix)) found.put(name, entry);
		});
		return found;
	}

	/** What all variables take, in bytes. */
	public long bytes() {
		return entries.values().stream().mapToLong(entry -> Float.BYTES * (long) entry.initial().data().length).sum();
	}

	/** Sets every variable to its initial value. */
	public void initialise(final Session session) {
		final Map<String, FloatArray> values = new LinkedHashMap<>();
		entries.forEach((name, entry) -> values.put(name, entry.initial()));
		restore(session, values);
	}

	/**
	 * Sets every variable.
	 *
	 * @throws EngineException if a value is missing or has another shape than the variable
	 */
	public void restore(final Session session, final Map<String, FloatArray> values) {
		entries.forEach((name, entry) -> requireFitting(name, entry, values.get(name)));
		// In one run: for each other one TensorFlow would go through the whole graph.
		final Session.Runner runner = session.runner();
		final List<TFloat32> tensors = new ArrayList<>();
		try {
			entries.forEach((name, entry) -> {
				tensors.add(Tensors.of(values.get(name)));
				runner.feed(entry.feed(), tensors.get(tensors.size() - 1)).addTarget(entry.assign());
			});
			try (Result done = runner.run()) {
				assert done.size() == 0;
			}
		} finally {
			tensors.forEach(TFloat32::close);
		}
	}

	private static void requireFitting(final String name, final Entry entry, final FloatArray value) {
		if (value == null)
			throw new EngineException(
					"The checkpoint has no variable '" + name + "': it is of another architecture or version.");
		if (!Tensors.shape(value).equals(Tensors.shape(entry.initial())))
			throw new EngineException("Variable '" + name + "' of the checkpoint is " + value + ", expected "
					+ entry.initial() + ": it is of another network size.");
	}

	/** The values of all variables, by name. */
	public Map<String, FloatArray> save(final Session session) {
		final Session.Runner runner = session.runner();
		entries.values().forEach(entry -> runner.fetch(entry.value()));
		final Map<String, FloatArray> values = new LinkedHashMap<>();
		try (Result result = runner.run()) {
			int i = 0;
			for (final String name : entries.keySet())
				values.put(name, Tensors.toArray(result.get(i++)));
		}
		return values;
	}
}
