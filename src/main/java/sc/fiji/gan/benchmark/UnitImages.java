package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ij.ImagePlus;
import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.model.TensorDescription;

/** Images with values from 0 to 1, as translations are measured. */
final class UnitImages {

	private UnitImages() {}

	/**
	 * The images of a folder as a network of such images sees them: colours in their whole range, grey
	 * ones between their percentiles.
	 *
	 * @return by their keys: file names without extension
	 */
	static Map<String, FloatArray> read(final Path folder) {
		final ImageDomain domain = ImageDomain.read(folder, Part.WHOLE, false, Progress.NONE);
		final Map<String, FloatArray> images = new LinkedHashMap<>();
		domain.images().forEach(image -> images.put(image.key(),
				unit(new FloatArray(image.data(), 1, image.height(), image.width(), image.channels()))));
		return images;
	}

	/** From -1..1. */
	static FloatArray unit(final FloatArray image) {
		final FloatArray unit = FloatArray.zeros(image.shape());
		for (int i = 0; i < unit.data().length; i++)
			unit.data()[i] = (image.data()[i] + 1) / 2;
		return unit;
	}

	/** The result of a model: its black is 0, its white 1. */
	static FloatArray of(final ImagePlus result, final TensorDescription output) {
		final int channels = output.channels().size();
		final boolean colour = result.getBitDepth() == 24;
		final double black = output.pixels().isKnown() ? output.pixels().black() : 0;
		final double white = output.pixels().isKnown() ? output.pixels().white() : 255;
		final FloatArray image = FloatArray.zeros(1, result.getHeight(), result.getWidth(), channels);
		for (int i = 0; i < image.data().length; i++) {
			final int c = i % channels;
			final int pixel = i / channels;
			final double value = colour
					? result.getProcessor().get(pixel) >> 16 - 8 * c & 255
					: result.getStack().getProcessor(c + 1).getf(pixel);
			image.data()[i] = (float) ((value - black) / (white - black));
		}
		return image;
	}

	/** The luma of red, green and blue, or the mean of other channels. */
	static GreyImage luma(final FloatArray image) {
		final int n = image.channels();
		final float[] luma = new float[image.data().length / n];
		final double[] weights = n == 3 ? new double[]{0.299, 0.587, 0.114} : null;
		for (int i = 0; i < image.data().length; i++)
			luma[i / n] += (float) (image.data()[i] * (weights == null ? 1.0 / n : weights[i % n]));
		return new GreyImage(luma, image.width(), image.height());
	}

	/** The files of a folder by name without extension. */
	static Map<String, Path> files(final Path folder) throws IOException {
		final Map<String, Path> files = new LinkedHashMap<>();
		try (Stream<Path> all = Files.list(folder)) {
			final List<Path> sorted = new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
			sorted.forEach(f -> files.put(f.getFileName().toString().replaceFirst("\\.[^.]+$", ""), f));
		}
		return files;
	}
}
