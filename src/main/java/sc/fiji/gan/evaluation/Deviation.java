package sc.fiji.gan.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the pixels of a plane or stack are from where they should be. Those of parts can be added
 * up.
 */
final class Deviation {

	/** As large a difference has one pixel in 370 by Gaussian noise alone. */
	static final double FAR = 3;

	private long pixels;
	private long notFinite;
	private long far;
	private double sum;
	private double squares;
	private double largest;
	private double noiseSquares;

	/**
	 * @param differences in grey values
	 * @param noise its standard deviation; NaN or 0 if it is not known
	 */
	static Deviation of(final float[] differences, final double noise) {
		final Deviation deviation = new Deviation();
		deviation.pixels = differences.length;
		deviation.noiseSquares = noise * noise * differences.length;
		for (final float difference : differences) {
			if (!Float.isFinite(difference)) deviation.notFinite++;
			deviation.sum += difference;
			deviation.squares += (double) difference * difference;
			deviation.largest = Math.max(deviation.largest, Math.abs(difference));
			if (Math.abs(difference) > FAR * noise) deviation.far++;
		}
		return deviation;
	}

	void add(final Deviation part) {
		pixels += part.pixels;
		notFinite += part.notFinite;
		far += part.far;
		sum += part.sum;
		squares += part.squares;
		largest = Math.max(largest, part.largest);
		noiseSquares += part.noiseSquares;
	}

	boolean hasNoise() {
		return noiseSquares > 0;
	}

	/** The columns of a table. */
	Map<String, Figure> figures() {
		final double noise = Math.sqrt(noiseSquares / pixels);
		final double rms = Math.sqrt(squares / pixels);
		final Map<String, Figure> figures = new LinkedHashMap<>();
		figures.put("RMS difference", finite(rms));
		figures.put("Mean difference", finite(sum / pixels));
		figures.put("Largest difference", finite(largest));
		figures.put("Noise", noise > 0 ? Figure.of(noise) : Figure.undefined("the input seems to have none: give one"));
		figures.put("RMS / noise", noise > 0 ? finite(rms / noise) : Figure.undefined("there is no noise"));
		figures.put("Beyond 3 noise (%)",
				noise > 0 ? finite(100.0 * far / pixels) : Figure.undefined("there is no noise"));
		return figures;
	}

	private Figure finite(final double value) {
		return Figure.ofPixels(value, notFinite);
	}
}
