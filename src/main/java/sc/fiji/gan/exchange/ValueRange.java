package sc.fiji.gan.exchange;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Processing.ScaleLinear;
import sc.fiji.gan.model.Processing.ScaleRange;
import sc.fiji.gan.model.Processing.ZeroMeanUnitVariance;

/**
 * Which values a network takes, and makes: from black to white of 8-bit images, such as
 * {@code 0..1}; or from some of an image's own percentiles to another, {@value #PERCENTILES}; or
 * such that their mean is 0 and their standard deviation 1, {@value #STANDARD}.
 *
 * @param text as the user writes it
 * @param processing what makes such values of pixels
 */
record ValueRange(String text, List<Processing> processing) {

	static final String PERCENTILES = "percentiles";
	static final String STANDARD = "standard";

	private static final double WHITE = 255;
	private static final Pattern FROM_TO = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\.\\.(-?\\d+(?:\\.\\d+)?)");
	private static final ScaleRange BY_PERCENTILES = new ScaleRange(0.1, 99.9, 1e-6, false);

	/** The values that most networks take. */
	static final ValueRange UNIT = of(0, 1);
	static final ValueRange SYMMETRIC = of(-1, 1);
	static final ValueRange BYTES = of(0, WHITE);

	ValueRange {
		processing = List.copyOf(processing);
	}

	/** @throws IllegalArgumentException if it is none; one sentence for the user */
	static ValueRange parse(final String text) {
		if (text.equals(PERCENTILES)) return new ValueRange(text, List.of(BY_PERCENTILES));
		if (text.equals(STANDARD)) return new ValueRange(text, List.of(new ZeroMeanUnitVariance(1e-6, false)));
		final Matcher matcher = FROM_TO.matcher(text);
		if (matcher.matches()) {
			final double black = Double.parseDouble(matcher.group(1));
			final double white = Double.parseDouble(matcher.group(2));
			if (black < white) return of(black, white);
		}
		throw new IllegalArgumentException(
				"range=" + text + " is not possible: give what 0 and 255 become for the network,"
						+ " such as 0..1 or -1..1, or " + PERCENTILES + " or " + STANDARD + ".");
	}

	private static ValueRange of(final double black, final double white) {
		final String text = number(black) + ".." + number(white);
		if (black == 0 && white == WHITE) return new ValueRange(text, List.of());
		return new ValueRange(text, List.of(new ScaleLinear((white - black) / WHITE, black)));
	}

	private static String number(final double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
	}

	/** Whether the same pixel becomes the same value in every image. */
	boolean isFixed() {
		return processing.stream().allMatch(ScaleLinear.class::isInstance);
	}

	/** What makes pixels from 0 to 255 of the values; of a fixed range. */
	List<Processing> undone() {
		if (processing.isEmpty()) return List.of();
		final ScaleLinear done = (ScaleLinear) processing.get(0);
		return List.of(new ScaleLinear(1 / done.gain(), -done.offset() / done.gain()));
	}
}
