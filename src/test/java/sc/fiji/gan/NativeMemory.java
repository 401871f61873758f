package sc.fiji.gan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import ij.ImagePlus;
import sc.fiji.gan.dataset.SuperResolutionPairs;
import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.dataset.TrainingPlane;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.ProcessMemory;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.image.sample.SampleImages;

/**
 * Applies a model and trains one, over and over, and prints how the memory of the process grew. To
 * be run in a JVM whose heap does not grow.
 */
final class NativeMemory {

	private NativeMemory() {}

	/** @param args how many applications, how many steps of each training */
	public static void main(final String... args) throws IOException {
		apply(Integer.parseInt(args[0]));
		train("residual", Integer.parseInt(args[1]));
		train("srgan", Integer.parseInt(args[1]));
		System.exit(0);
	}

	/** Memory of this process that is in RAM, in MB. */
	private static double resident() {
		return ProcessMemory.resident().orElseThrow() / (1024.0 * 1024);
	}

	private static void print(final String what, final double third, final double end) {
		System.out.printf(Locale.ROOT, "%s %.1f %.1f%n", what, third, end);
	}

	private static void apply(final int times) {
		final ImagePlus image = SampleImages.nuclei(64, 1);
		double third = 0;
		for (int i = 0; i < times; i++) {
			// Every tenth time from the file: loading must not leak either.
			try (Gan gan = Gan.open("super-resolution-x2-photo")) {
				for (int k = 0; k < 10 && i < times; k++, i++)
					gan.apply(image);
			}
			if (third == 0 && i >= times / 3) third = resident();
		}
		print("apply", third, resident());
	}

	private static void train(final String architecture, final int steps) throws IOException {
		final Path folder = Files.createTempDirectory("native-memory");
		final TrainingPlan plan = new TrainingPlan(architecture,
				Map.of("scale", 2.0, "channels", 1.0, "features", 4.0, "blocks", 1.0, "width", 4.0), steps, 0.001,
				TrainingPlan.Schedule.COSINE, 0.999, 1, folder, Math.max(1, steps / 10), null);
		final double[] third = {0};
		Engines.engine().train(plan, data(), new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double seconds,
					final double waited) {
				if (step == steps / 3) third[0] = resident();
			}
		});
		print(architecture, third[0], resident());
		delete(folder);
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}

	private static SuperResolutionPairs data() {
		final TrainingPlane photo = TrainingImages.of(SampleImages.photo(64, 1)).planes().get(0);
		final TrainingPlane other = new TrainingPlane("other", 1, photo.data(), photo.width(), photo.height());
		return new SuperResolutionPairs(List.of(photo, other), 2, 2, 12, 1);
	}
}
