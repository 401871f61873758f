package sc.fiji.gan.captioning;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is said of the objects of an image, in the order in which it is said. */
public enum Attribute {

	/** How many objects there are. */
	COUNT("few", "many", "objects", Measurement::count),
	/** Their mean area. */
	SIZE("small", "large", "pixels", Measurement::area),
	/** The mean grey value of all that is inside of them. */
	BRIGHTNESS("dim", "bright", "grey value", Measurement::brightness),
	/** The minor axis of the ellipse that fits an object, by the major one; the mean. */
	ROUNDNESS("elongated", "round", "1 for a circle", Measurement::roundness);

	private final String low;
	private final String high;
	private final String unit;
	private final ToDoubleFunction<Measurement> measure;

	Attribute(final String low, final String high, final String unit, final ToDoubleFunction<Measurement> measure) {
		this.low = low;
		this.high = high;
		this.unit = unit;
		this.measure = measure;
	}

	/** What is said if the measure is low. */
	public String low() {
		return low;
	}

	/** What is said if it is high. */
	public String high() {
		return high;
	}

	/** In what it is measured. */
	public String unit() {
		return unit;
	}

	/** The measure. */
	public double of(final Measurement measurement) {
		return measure.applyAsDouble(measurement);
	}

	/** As users know it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
