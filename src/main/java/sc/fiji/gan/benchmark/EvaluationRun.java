package sc.fiji.gan.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import com.sun.management.OperatingSystemMXBean;

import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.GeneratorEvaluation;
import sc.fiji.gan.evaluation.GeneratorSettings;
import sc.fiji.gan.evaluation.ImageSet;
import sc.fiji.gan.metric.features.ImageFeatures;

/**
 * An evaluation that is done several times: for its time, for its memory, and to be canceled.
 *
 * @param real serve as training images too
 */
record EvaluationRun(Path generated, Path real, Path heldOut, int size, String extractor) {

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean();
	private static final double[] CANCELED_AT = {0.1, 0.6, 0.67, 0.8, 0.92};
	private static final long SAMPLING_MILLISECONDS = 250;

	/**
	 * @param wall what passed on the clock
	 * @param cores what all cores together worked: what the computer does besides does not count
	 */
	record Seconds(double wall, double cores) {}

	/** @param copies whether copies of training images are looked for */
	Seconds seconds(final boolean copies) {
		final long cores = SYSTEM.getProcessCpuTime();
		final long start = System.nanoTime();
		run(copies, Progress.NONE);
		return new Seconds((System.nanoTime() - start) * 1e-9, (SYSTEM.getProcessCpuTime() - cores) * 1e-9);
	}

	private void run(final boolean copies, final Progress progress) {
		final GeneratorSettings settings = new GeneratorSettings(extractor, 1, size);
		try (ImageFeatures features = settings.open(Gan.library())) {
			new GeneratorEvaluation(settings, features).evaluate(
					ImageSet.ofFolder(generated, "generated images", "images"),
					ImageSet.ofFolder(real, "real images", "reference"),
					copies ? ImageSet.ofFolder(real, "training images", "training") : null,
					copies ? ImageSet.ofFolder(heldOut, "held-out images", "heldout") : null, progress);
		}
	}

	/**
	 * The largest heap in use after a collection, less what was in use before; collected 4 times a
	 * second.
	 */
	double liveMegabytes() {
		final long before = live();
		final Thread evaluation = new Thread(() -> run(true, Progress.NONE), "evaluation");
		evaluation.start();
		long most = 0;
		try {
			while (evaluation.isAlive()) {
				evaluation.join(SAMPLING_MILLISECONDS);
				most = Math.max(most, live());
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return (most - before) * 1e-6;
	}

	private static long live() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/** The longest time from a cancel to the end, over cancels at several parts. */
	double secondsToCancel() {
		double longest = 0;
		for (final double part : CANCELED_AT)
			longest = Math.max(longest, secondsToCancel(part));
		return longest;
	}

	private double secondsToCancel(final double part) {
		final long[] canceled = {0};
		try {
			run(true, new Progress() {

				@Override
				public void update(final double fraction, final String message) {
					if (fraction >= part && canceled[0] == 0) canceled[0] = System.nanoTime();
				}

				@Override
				public boolean isCanceled() {
					return canceled[0] != 0;
				}
			});
		} catch (final CancellationException e) {
			// As wanted. With few images the last part may be done before it is asked again.
		}
		return (System.nanoTime() - canceled[0]) * 1e-9;
	}
}
