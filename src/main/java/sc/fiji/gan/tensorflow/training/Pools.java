package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.runtime.Dependencies;

/** The image pools of a training, and how they hang together with its updates. */
final class Pools {

	/**
	 * @param images what a generator makes
	 * @param shown in the place of it, to those who are to see the pool's images
	 */
	record Pool(Operand<TFloat32> images, Placeholder<TFloat32> shown, ImagePool pool) {}

	private final Ops tf;
	private final long seed;
	private final List<Pool> all = new ArrayList<>();

	Pools(final Ops tf, final long seed) {
		this.tf = tf;
		this.seed = seed;
	}

	Operand<TFloat32> add(final String name, final Operand<TFloat32> images) {
		final Placeholder<TFloat32> shown = tf.placeholder(TFloat32.class, Placeholder.shape(images.shape()));
		all.add(new Pool(images, shown, new ImagePool(name, seed)));
		return shown;
	}

	/** Those whose images an update is shown. */
	List<Pool> shownTo(final Adam update) {
		return all.stream().filter(pool -> Dependencies.need(update.operations(0), pool.shown().op())).toList();
	}

	/** Those whose images are made in an update anyway. */
	List<Pool> madeBy(final Adam update) {
		return all.stream()
				.filter(pool -> Dependencies.need(List.of(update.objective().loss().op()), pool.images().op()))
				.toList();
	}

	Map<String, FloatArray> save() {
		final Map<String, FloatArray> arrays = new LinkedHashMap<>();
		all.forEach(pool -> arrays.putAll(pool.pool().save()));
		return arrays;
	}

	void restore(final Map<String, FloatArray> arrays) {
		all.forEach(pool -> pool.pool().restore(arrays));
	}
}
