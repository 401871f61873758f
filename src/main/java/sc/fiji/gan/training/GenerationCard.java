package sc.fiji.gan.training;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.gan.dataset.GenerationData;
import sc.fiji.gan.dataset.GenerationImages;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.model.ModelCard;

/** Writes the model card of a generator. */
record GenerationCard(GenerationSettings settings, GenerationImages images, NetworkFacts facts,
		ModelTraining.Trained<GenerationData> trained) {

	/** A sentence. */
	String summary() {
		return "Makes images of %d x %d pixels like those of '%s' (%s)%s.".formatted(images.size(), images.size(),
				images.source(), images.kind(),
				images.isConditional() ? ", of the categories " + String.join(", ", images.categories()) : "");
	}

	String toMarkdown() {
		return ModelCard.titled("Generator: " + settings.name()).replaceSection(ModelCard.PURPOSE, purpose())
				.replaceSection(ModelCard.DATA, data()).replaceSection(ModelCard.TRAINING, training())
				.replaceSection(ModelCard.QUALITY, quality()).replaceSection(ModelCard.LIMITS, limits())
				.replaceSection(ModelCard.CITATION, "Name this model, its version and fiji-gan, and the data above.")
				.toMarkdown();
	}

	private String purpose() {
		return """
				%s Every image is synthetic.

				```
				run("Generate Images...", "model=%s count=64 seed=1");
				```

				![Generated images](cover.png)

				The same seed gives the same image. %s

				![%s](%s)""".formatted(summary(), settings.name(), sheet(),
				settings.realimages() ? "Generated and held-out images" : "Generated images", GenerationExample.SHEET);
	}

	private String sheet() {
		return "Below are the images of the seeds 1 to %d%s, row by row, as they come and none chosen%s.".formatted(
				GenerationExample.count(images), images.isConditional() ? " of each category" : "",
				settings.realimages() ? "; at the right, real images, which training never saw" : "");
	}

	private String data() {
		final String credit = settings.credit().isBlank()
				? "Not stated by whoever trained the model."
				: settings.credit();
		return """
				%s

				`%s`: %s, brought to %d x %d pixels (fit=%s), SHA-256 of what the network sees of them `%s`. %,d of them were held out.

				The weights are under %s."""
				.formatted(credit, images.source(), images, images.size(), images.size(), settings.fit(), images.hash(),
						trained.data().references(), settings.licence());
	}

	private String training() {
		final TrainingSummary summary = trained.summary();
		return """
				```
				run("Train Generator...", "%s");
				```

				%,d parameters, %,d random numbers, %,d multiply-adds for an image. %,d steps of %d images%s, Adam with a rate \
				of %s that falls to zero over the second half, moving average of the weights. The best checkpoint by the \
				held-out distance is this model (step %,d).

				%s%s%s

				![Training curve](training/curve.png)

				Images of the same seeds at the end of the training:

				![Previews](training/previews.png)

				The folder `training` holds what is needed to train it further (`resume=true` with more steps), or on other images \
				(`start=%s`).

				Made by TensorFlow %s on Java %s."""
				.formatted(macroOptions(), facts.parameters(), facts.latents().orElseThrow().latent(),
						facts.multiplyAdds(), summary.steps(), settings.batch(),
						images.isConditional() ? ", all categories as often" : "", plain(settings.rate()),
						summary.bestStep(), beginning(), course().stopped(), course().faults(), settings.name(),
						trained.engine().version(), System.getProperty("java.version"));
	}

	private String beginning() {
		if (settings.start().isBlank()) return "It began with random weights.";
		return "It began with the weights of the model `%s`, as far as they fit%s.".formatted(settings.start(),
				settings.network().frozen() > 0
						? "; the first %d layers of the discriminator stayed as they were"
								.formatted(settings.network().frozen())
						: "");
	}

	private TrainingCourse course() {
		return new TrainingCourse(settings, trained.summary());
	}

	private String macroOptions() {
		final GenerationNetwork network = settings.network();
		final List<String> options = new ArrayList<>(List.of("name=" + settings.name(),
				"source=[%s] architecture=%s categories=%s".formatted(images.source(), settings.architecture(),
						settings.categories()),
				"size=%d fit=%s flips=%s".formatted(settings.size(), settings.fit(), settings.flips()),
				"width=%d latent=%d steps=%d batch=%d rate=%s seed=%d".formatted(network.width(), network.latent(),
						settings.steps(), settings.batch(), plain(settings.rate()), settings.seed()),
				"augmentation=%s r1=%s".formatted(network.augmentation(), network.r1())));
		if (network.frozen() > 0) options.add("frozen=" + network.frozen());
		if (!settings.remedies()) options.add("remedies=false");
		if (!settings.realimages()) options.add("realimages=false");
		if (!settings.start().isBlank()) options.add("start=" + settings.start());
		return String.join(" ", options);
	}

	private static String plain(final double number) {
		return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
	}

	private String quality() {
		final CurveRow best = trained.curve().at(trained.summary().bestStep());
		return """
				How unlike the held-out images a set is, by which the checkpoint was chosen (sliced Wasserstein distance of \
				patches at several sizes%s, plus what the images' differences among themselves lack of those of real ones; less is better):

				%s

				[Evaluate Generator...](https://github.com/fiji/fiji-gan/blob/main/docs/evaluate-generator.md) tells more: whether \
				images are as various as real ones, and whether some are copies."""
				.formatted(images.isConditional() ? ", the mean over the categories" : "",
						ModelCard.table(List.of("", "distance"), List.of(
								List.of("generated images", number(best.distance())),
								List.of("real images that were trained on", number(trained.plots().levelDistance())))));
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.4f", value);
	}

	private static String limits() {
		return """
				No image shows anything that exists. What is rare in the training images is rarer here, or missing; what they do \
				not show is not made. A generator that was trained on few images may make copies of them: look for such before \
				images are passed on in place of real ones. Do not count, measure or diagnose on generated images. Every one \
				is marked as synthetic in its properties.""";
	}
}
