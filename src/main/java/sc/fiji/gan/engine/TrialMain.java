package sc.fiji.gan.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;

import sc.fiji.gan.engine.EngineOptions.Device;

/**
 * The process in which {@link TrialProcess} tries networks: it reads requests from its standard
 * input and answers them on its standard output, until the input ends.
 */
final class TrialMain {

	private FeatureNetwork network;

	private TrialMain() {}

	/** Runs until nobody asks any more. */
	public static void main(final String... arguments) throws IOException {
		final DataOutputStream out = new DataOutputStream(
				new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
		System.setOut(System.err); // whatever else is printed would be taken for an answer
		Engines.configure(new EngineOptions(Device.CPU, 0, 0));
		final TrialMain trial = new TrialMain();
		final DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
		for (int request = in.read(); request >= 0; request = in.read()) {
			trial.answer(request, in, out);
			out.flush();
		}
	}

	private void answer(final int request, final DataInputStream in, final DataOutputStream out) throws IOException {
		if (request == TrialMessages.LOAD) {
			final NetworkFile file = TrialMessages.readFile(in);
			answer(out, () -> load(file));
		} else {
			final FloatArray input = TrialMessages.readArray(in);
			answer(out, () -> network.features(input));
		}
	}

	private interface Work {

		List<FloatArray> result();
	}

	private static void answer(final DataOutputStream out, final Work work) throws IOException {
		final List<FloatArray> result;
		try {
			result = work.result();
		} catch (final RuntimeException | OutOfMemoryError e) {
			out.write(TrialMessages.FAILED);
			TrialMessages.writeText(out, e.getMessage() == null ? e.toString() : e.getMessage());
			return;
		}
		out.write(TrialMessages.DONE);
		TrialMessages.writeArrays(out, result);
	}

	private List<FloatArray> load(final NetworkFile file) {
		if (network != null) network.close();
		network = null;
		network = Engines.engine().loadFeatures(file);
		return List.of();
	}
}
