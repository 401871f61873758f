package sc.fiji.gan.captioning;

import java.util.Optional;

import ij.ImagePlus;
import ij.measure.Measurements;
import ij.measure.ResultsTable;
import ij.plugin.filter.EDM;
import ij.plugin.filter.ParticleAnalyzer;
import ij.process.AutoThresholder;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * Finds the bright objects of an image and measures them with ImageJ's <i>Analyze Particles</i>.
 * Without labels, objects are what is brighter than Otsu's threshold, and those that touch are
 * parted by a watershed of the distance to their border. Objects at the border of the image count.
 *
 * @param smallest objects of fewer pixels are passed over, 1 or more
 * @see <a href="https://doi.org/10.1109/TSMC.1979.4310076">Otsu, A threshold selection method from
 * gray-level histograms (1979)</a>
 */
public record ObjectMeasurement(int smallest) {

	private static final int BINS = 256;
	private static final int OBJECT = 255;

	/** @throws IllegalArgumentException if {@code smallest} is less than 1 */
	public ObjectMeasurement {
		if (smallest < 1)
			throw new IllegalArgumentException(
					"smallest=" + smallest + " is not possible: give a number of pixels, 1 or more.");
	}

	/**
	 * Measures the objects of an image that is light on dark; of colours the luminance.
	 *
	 * @return nothing if there are none
	 */
	public Optional<Measurement> measure(final ImageProcessor image) {
		final FloatProcessor grey = grey(image);
		final ByteProcessor objects = aboveThreshold(grey);
		if (objects == null) return Optional.empty();
		// ImageJ's watershed takes objects for black where its options say so; here they are 255.
		new EDM().toWatershed(objects);
		return measured(objects, grey);
	}

	/**
	 * Measures objects that are labelled.
	 *
	 * @param labels of the size of the image: 0 for ground, and a number for each object
	 * @return nothing if there are none
	 */
	public Optional<Measurement> measure(final ImageProcessor image, final ImageProcessor labels) {
		final ByteProcessor objects = new ByteProcessor(labels.getWidth(), labels.getHeight());
		for (int y = 0; y < labels.getHeight(); y++)
			for (int x = 0; x < labels.getWidth(); x++)
				if (labels.getf(x, y) != 0 && !touchesAnother(labels, x, y)) objects.set(x, y, OBJECT);
		return measured(objects, grey(image));
	}

	/** Whether a pixel beside it belongs to an object of a higher number, so that both would be one. */
	private static boolean touchesAnother(final ImageProcessor labels, final int x, final int y) {
		for (int v = Math.max(0, y - 1); v <= Math.min(labels.getHeight() - 1, y + 1); v++)
			for (int u = Math.max(0, x - 1); u <= Math.min(labels.getWidth() - 1, x + 1); u++)
				if (labels.getf(u, v) > labels.getf(x, y)) return true;
		return false;
	}

	private static FloatProcessor grey(final ImageProcessor image) {
		return image.convertToFloatProcessor();
	}

	/** Null if all pixels are alike. */
	private static ByteProcessor aboveThreshold(final FloatProcessor grey) {
		grey.resetMinAndMax();
		final double least = grey.getMin();
		final double bin = (grey.getMax() - least) / (BINS - 1);
		if (!(bin > 0)) return null;
		final int[] histogram = new int[BINS];
		for (int i = 0; i < grey.getPixelCount(); i++)
			histogram[(int) Math.round((grey.getf(i) - least) / bin)]++;
		final int threshold = new AutoThresholder().getThreshold(AutoThresholder.Method.Otsu, histogram);
		final ByteProcessor objects = new ByteProcessor(grey.getWidth(), grey.getHeight());
		for (int i = 0; i < grey.getPixelCount(); i++)
			if ((int) Math.round((grey.getf(i) - least) / bin) > threshold) objects.set(i, OBJECT);
		return objects;
	}

	private Optional<Measurement> measured(final ByteProcessor objects, final FloatProcessor grey) {
		final ResultsTable table = new ResultsTable();
		final ParticleAnalyzer analyzer = new ParticleAnalyzer(ParticleAnalyzer.SHOW_MASKS,
				Measurements.AREA | Measurements.SHAPE_DESCRIPTORS, table, smallest, Double.POSITIVE_INFINITY);
		analyzer.setHideOutputImage(true);
		objects.setThreshold(OBJECT, OBJECT, ImageProcessor.NO_LUT_UPDATE);
		analyzer.analyze(new ImagePlus("objects", objects));
		if (table.size() == 0) return Optional.empty();
		return Optional.of(new Measurement(table.size(), mean(table.getColumn("Area")),
				inside(analyzer.getOutputImage().getProcessor(), grey), mean(table.getColumn("Round"))));
	}

	/** The mean grey value of the objects that are large enough. */
	private static double inside(final ImageProcessor mask, final FloatProcessor grey) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < grey.getPixelCount(); i++)
			if (mask.get(i) != 0) {
				sum += grey.getf(i);
				count++;
			}
		return sum / count;
	}

	private static double mean(final double[] values) {
		double sum = 0;
		for (final double value : values)
			sum += value;
		return sum / values.length;
	}
}
