package sc.fiji.gan.image;

import java.util.Collections;
import java.util.List;

import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

/** Descriptions of models for tests. */
final class Models {

	private Models() {}

	/** Super-resolution of {@code channels} channels that sees 255 as 1. */
	static ModelDescription superResolution(final int scale, final int channels, final int halo) {
		return of(Task.SUPER_RESOLUTION, scale, channels, channels, halo, 1, true,
				new Processing.ScaleLinear(1 / 255.0, 0));
	}

	static ModelDescription of(final Task task, final int scale, final int inputs, final int outputs, final int halo,
			final int multiple, final boolean restoresRange, final Processing... processing) {
		return new ModelDescription("test-model", "Test", "1.2.3", task, "CC0-1.0",
				tensor("x", inputs, List.of(processing)), tensor("y", outputs, List.of()), scale, halo, multiple,
				restoresRange);
	}

	private static TensorDescription tensor(final String id, final int channels, final List<Processing> steps) {
		return new TensorDescription(id, Collections.nCopies(channels, "channel"), steps);
	}
}
