package sc.fiji.gan.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.PixelStatistics;

/**
 * What an image reached by all measures.
 *
 * @param figures one for each measure
 * @param pixels the statistics that those of pixels come from
 */
public record Scores(Map<Measure, Figure> figures, PixelStatistics pixels) {

	public Scores {
		figures = new EnumMap<>(figures);
	}

	/** The figure of a measure. */
	public Figure get(final Measure measure) {
		return figures.get(measure);
	}

	/** All channels of a plane, measured at once by as many threads as there are cores. */
	static Scores of(final List<GreyImage> image, final List<GreyImage> reference, final double range) {
		final PixelStatistics pixels = new PixelStatistics();
		for (int c = 0; c < image.size(); c++)
			pixels.add(PixelStatistics.of(image.get(c), reference.get(c)));
		final Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
		List.of(Measure.values()).parallelStream().map(m -> Map.entry(m, m.of(image, reference, pixels, range)))
				.toList().forEach(e -> figures.put(e.getKey(), e.getValue()));
		return new Scores(figures, pixels);
	}

	/**
	 * The whole of a stack: pixels are measured as one image, similarities are averaged over the
	 * planes.
	 */
	static Scores whole(final List<Scores> planes, final double range) {
		final PixelStatistics pixels = new PixelStatistics();
		planes.forEach(plane -> pixels.add(plane.pixels));
		final Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
		for (final Measure measure : Measure.values())
			figures.put(measure, measure.isOfPixels() ? measure.of(pixels, range) : mean(planes, measure));
		return new Scores(figures, pixels);
	}

	private static Figure mean(final List<Scores> planes, final Measure measure) {
		double sum = 0;
		for (int i = 0; i < planes.size(); i++) {
			final Figure figure = planes.get(i).get(measure);
			if (!figure.isDefined())
				return planes.size() == 1 ? figure : Figure.undefined("undefined in slice " + (i + 1));
			sum += figure.value();
		}
		return planes.size() == 1 ? planes.get(0).get(measure) : Figure.of(sum / planes.size());
	}

	/** The notes of all figures, each after the name of its measure; empty if there are none. */
	String notes() {
		final StringJoiner notes = new StringJoiner("; ");
		figures.forEach((measure, figure) -> {
			if (!figure.note().isEmpty()) notes.add(measure.heading() + ": " + figure.note());
		});
		return notes.toString();
	}
}
