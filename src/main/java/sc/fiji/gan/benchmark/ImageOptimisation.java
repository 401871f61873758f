package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * Paints a photograph as Gatys et al. do: the pixels are changed, in small steps from the
 * photograph on, until the style distance is the wanted one. It minimises the very distances that
 * are measured here, which no network that paints at once can, so it tells what is possible at the
 * best.
 *
 * @param meter measures, and is what is minimised
 * @param picture {@code {1, height, width, 3}}, 0 to 1
 * @see <a href="https://arxiv.org/abs/1508.06576">Gatys et al., A neural algorithm of artistic
 * style (2015)</a>
 */
record ImageOptimisation(StyleMeter meter, FloatArray picture) {

	private static final int STEPS = 300;
	private static final int INTERVAL = 5;
	private static final double RATE = 0.05;

	/**
	 * The content distance at which a photograph has a style distance.
	 *
	 * @param photo {@code {1, height, width, 3}}, 0 to 1
	 * @return not a number if that is not reached in 300 steps
	 */
	double content(final FloatArray photo, final double style) {
		final Course course = new Course(meter, meter.features(photo), meter.features(picture), style);
		try (TemporaryFolder work = TemporaryFolder.of("benchmark")) {
			final Map<String, Double> size = Map.of("height", (double) photo.height(), "width", (double) photo.width());
			final TrainingPlan plan = new TrainingPlan("gatys", size, STEPS, RATE, TrainingPlan.Schedule.CONSTANT, 0, 1,
					work.path(), STEPS, null).withExtractor(meter.extractor());
			Engines.engine().train(plan, new Images(signed(photo), signed(picture)), course);
			return course.content;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static FloatArray signed(final FloatArray unit) {
		final FloatArray image = FloatArray.zeros(unit.shape());
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = 2 * unit.data()[i] - 1;
		return image;
	}

	/** The same at each step. */
	private record Images(FloatArray photo, FloatArray picture) implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("source", photo, "picture", picture);
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(photo);
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return 1;
		}
	}

	/** Stops where the style is reached. */
	private static final class Course implements TrainingListener {

		private final StyleMeter meter;
		private final List<FloatArray> photo;
		private final List<FloatArray> picture;
		private final double wanted;
		private double previousStyle = Double.NaN;
		private double previousContent;
		private double content = Double.NaN;

		Course(final StyleMeter meter, final List<FloatArray> photo, final List<FloatArray> picture,
				final double wanted) {
			this.meter = meter;
			this.photo = photo;
			this.picture = picture;
			this.wanted = wanted;
		}

		@Override
		public boolean wantsToSee(final long step) {
			return step % INTERVAL == 0 && !shouldStop();
		}

		/** Between two looks, content is taken to change evenly with style. */
		@Override
		public void validated(final long step, final double distance, final List<FloatArray> outputs) {
			if (shouldStop()) return;
			final List<FloatArray> features = meter.features(UnitImages.unit(outputs.get(0)));
			final double style = StyleMeter.style(features, picture);
			final double now = StyleMeter.content(features, photo);
			if (style <= wanted) {
				final double part = Double.isNaN(previousStyle)
						? 1
						: (previousStyle - wanted) / (previousStyle - style);
				content = previousContent + part * (now - previousContent);
			}
			previousStyle = style;
			previousContent = now;
		}

		@Override
		public boolean shouldStop() {
			return !Double.isNaN(content);
		}
	}
}
