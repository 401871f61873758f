package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/** The tensors that are fed to one run; closing it frees them. */
final class Feeds implements AutoCloseable {

	private final Session.Runner runner;
	private final List<TFloat32> tensors = new ArrayList<>();

	Feeds(final Session.Runner runner) {
		this.runner = runner;
	}

	void scalar(final Operand<TFloat32> placeholder, final double value) {
		add(placeholder, TFloat32.scalarOf((float) value));
	}

	void array(final Operand<TFloat32> placeholder, final FloatArray value) {
		add(placeholder, Tensors.of(value));
	}

	private void add(final Operand<TFloat32> placeholder, final TFloat32 tensor) {
		tensors.add(tensor);
		runner.feed(placeholder, tensor);
	}

	@Override
	public void close() {
		tensors.forEach(TFloat32::close);
	}
}
