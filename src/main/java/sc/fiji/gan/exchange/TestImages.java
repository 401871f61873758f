package sc.fiji.gan.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npy;
import sc.fiji.gan.image.PixelValues;
import sc.fiji.gan.model.ForeignModel;
import sc.fiji.gan.model.ModelException;

/**
 * What a package was tried on by those who made it, and what came out, both {@code {1, height,
 * width, channels}}.
 *
 * @param isProcessed whether they are what the network itself is given and makes
 */
record TestImages(FloatArray input, FloatArray output, boolean isProcessed) {

	/** Both, or nothing. */
	static Optional<TestImages> of(final ForeignModel model) {
		final Path input = model.examples().input();
		final Path output = model.examples().output();
		if (input == null || output == null) return Optional.empty();
		return Optional.of(new TestImages(read(input, model.input().axes()), read(output, model.output().axes()),
				model.examples().isProcessed()));
	}

	/** @throws ModelException if it is no image, or has other axes than the package says */
	private static FloatArray read(final Path file, final String axes) {
		try {
			if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")) return readImage(file);
			final FloatArray array = Npy.read(file);
			final FloatArray ours = Axes.toOurs(array, axes.isEmpty() ? "byxc" : axes);
			if (ours.shape()[0] == 1 && ours.data().length > 0) return ours;
			throw new IllegalArgumentException("it holds " + ours.shape()[0] + " images, where one is expected");
		} catch (final IOException | IllegalArgumentException e) {
			throw new ModelException("The test image '" + file.getFileName() + "' of the package is of no use ("
					+ e.getMessage() + "): download the model again.", e);
		}
	}

	private static FloatArray readImage(final Path file) {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		IJ.redirectErrorMessages(true);
		try {
			final ImagePlus image = opener.openImage(file.toString());
			if (image == null) throw new IllegalArgumentException("it is no image that ImageJ can open");
			return PixelValues.of(image, 1, 1).values();
		} finally {
			IJ.redirectErrorMessages(false);
		}
	}

	/**
	 * How far something else is from the output: the largest difference of a value, and that in parts
	 * of the output's range.
	 *
	 * @throws IllegalArgumentException if it is of another size
	 */
	Deviation deviation(final FloatArray made) {
		if (!Arrays.equals(made.shape(), output.shape()))
			throw new IllegalArgumentException("the test output is " + output + ", what was made is " + made);
		float largest = 0;
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (int i = 0; i < made.data().length; i++) {
			final float difference = Math.abs(made.data()[i] - output.data()[i]);
			largest = Float.isNaN(largest) || difference <= largest ? largest : difference;
			least = Math.min(least, output.data()[i]);
			most = Math.max(most, output.data()[i]);
		}
		return new Deviation(largest, most > least ? largest / (most - least) : largest);
	}

	/**
	 * @param largest difference of a value; NaN if something is no number
	 * @param relative the same in parts of the range of the values
	 */
	record Deviation(double largest, double relative) {

		private static final double SMALL = 0.01;

		/** Whether it is what rounding may do. */
		boolean isSmall() {
			return relative <= SMALL;
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%.3g at most, %.3g %% of the range of its values", largest,
					100 * relative);
		}
	}
}
