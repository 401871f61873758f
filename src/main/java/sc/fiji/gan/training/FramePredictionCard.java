package sc.fiji.gan.training;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.gan.dataset.FrameWindows;
import sc.fiji.gan.dataset.TimeLapses;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.model.ModelCard;

/** Writes the model card of a prediction of frames. */
record FramePredictionCard(FramePredictionSettings settings, TimeLapses lapses, NetworkFacts facts,
		ModelTraining.Trained<FrameWindows> trained) {

	/** A sentence. */
	String summary() {
		return "Continues time-lapses like those of '%s' by the frames that may come, from the last %d."
				.formatted(lapses.source(), settings.past());
	}

	String toMarkdown() {
		return ModelCard.titled("Prediction of frames: " + settings.name()).replaceSection(ModelCard.PURPOSE, purpose())
				.replaceSection(ModelCard.DATA, data()).replaceSection(ModelCard.TRAINING, training())
				.replaceSection(ModelCard.QUALITY, quality()).replaceSection(ModelCard.LIMITS, limits())
				.replaceSection(ModelCard.CITATION, "Name this model, its version and fiji-gan.").toMarkdown();
	}

	private String purpose() {
		return """
				%s

				```
				run("Predict Frames...", "input=[my time-lapse] model=%s frames=5");
				```

				![Held-out frames and what the model made of those before them](cover.png)

				The pictures show frames of the training set that were held out.""".formatted(summary(),
				settings.name());
	}

	private String data() {
		return """
				%s

				- `%s`, %d series with %,d frames and %,d pixels in all; SHA-256 of what the network sees of them `%s`
				- %,d parts of %d frames were trained on, at random places, turned, mirrored, and up to a fifth brighter or darker. \
				Never backwards in time.

				The weights are under %s."""
				.formatted(settings.credit().isBlank() ? "Not stated by whoever trained the model." : settings.credit(),
						lapses.source(), lapses.series().size(), lapses.frames(), lapses.pixels(), lapses.hash(),
						trained.data().windows(), settings.past() + settings.recursion(), settings.licence());
	}

	private String training() {
		final TrainingSummary summary = trained.summary();
		final TrainingCourse course = new TrainingCourse(settings, summary);
		return """
				```
				run("Train Frame Prediction...", "%s");
				```

				%,d parameters, receptive field %d x %d pixels, %,d multiply-adds for each pixel. %,d steps, batch of %d, squares of \
				%d x %d pixels, of which %d frames were predicted one after the other, Adam with a rate of %s that falls to zero \
				over the second half, moving average of the weights. The best checkpoint by the held-out distance is this model \
				(step %,d): the error of the next frame as a part of the error of repeating the last one, plus what it lacks of \
				the sharpness of the real frame.

				%s

				![Training curve](training/curve.png)

				Held-out frames at the end of the training:

				![%s](training/previews.png)

				The folder `training` holds what is needed to train it further (`resume=true` with more steps).

				Made by TensorFlow %s on Java %s."""
				.formatted(macroOptions(), facts.parameters(), 2 * facts.halo() + 1, 2 * facts.halo() + 1,
						facts.multiplyAdds(), summary.steps(), settings.batch(), settings.patch(), settings.patch(),
						settings.recursion(), plain(settings.rate()), summary.bestStep(),
						course.beginning() + course.stopped() + course.faults(),
						String.join(", ", trained.data().exampleTitles()), trained.engine().version(),
						System.getProperty("java.version"));
	}

	private String macroOptions() {
		final FramePredictionSettings.Losses l = settings.losses();
		final List<String> options = new ArrayList<>(List.of("name=" + settings.name(),
				"source=[%s]".formatted(lapses.source()),
				"past=%d recursion=%d width=%d receptivefield=%d discriminators=%d".formatted(settings.past(),
						settings.recursion(), settings.width(), settings.receptivefield(), settings.discriminators()),
				"steps=%d batch=%d patch=%d rate=%s seed=%d".formatted(settings.steps(), settings.batch(),
						settings.patch(), plain(settings.rate()), settings.seed()),
				"content=%s gradient=%s grain=%s adversarial=%s".formatted(plain(l.content()), plain(l.gradient()),
						plain(l.grain()), plain(l.adversarial()))));
		if (!settings.start().isBlank()) options.add("start=" + settings.start());
		return String.join(" ", options);
	}

	private static String plain(final double number) {
		return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
	}

	private String quality() {
		final CurveRow best = trained.curve().at(trained.summary().bestStep());
		return """
				On held-out frames, by the one frame that comes next, at the step of this model:

				| | PSNR of the range, dB | distance |
				|---|--:|--:|
				| repeating the last frame | %s | %s |
				| this model | %s | %s |""".formatted(
				number("%.2f", CurveRow.decibels(trained.data().errorOfLastFrame())),
				number("%.4f", trained.data().distanceOfLastFrame()), number("%.2f", best.psnr()),
				number("%.4f", best.distance()));
	}

	private static String number(final String format, final double value) {
		return String.format(Locale.ROOT, format, value);
	}

	private static String limits() {
		return """
				Predicted frames are guesses, not measurements: they show where things would be if they went on as similar things \
				did before. What begins anew, such as a division, a cell that enters or a change of exposure, cannot be foreseen, \
				and each frame rests on the predicted ones before it, so that the later ones are worth less. Do not track, count or \
				diagnose on them. Motion of more than some 10 pixels from frame to frame is beyond the network. Every result is marked as \
				synthetic in its properties, and every predicted frame in its label.""";
	}
}
