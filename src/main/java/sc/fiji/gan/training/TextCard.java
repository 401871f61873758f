package sc.fiji.gan.training;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.gan.dataset.CaptionData;
import sc.fiji.gan.dataset.CaptionedImages;
import sc.fiji.gan.dataset.GenerationImages;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.model.ModelCard;

/** Writes the model card of a network that makes images of sentences. */
record TextCard(TextSettings settings, CaptionedImages captioned, NetworkFacts facts,
		ModelTraining.Trained<CaptionData> trained, String prompt) {

	private static final int LISTED = 400;

	/** A sentence. */
	String summary() {
		final GenerationImages images = captioned.images();
		return "Makes images of %d x %d pixels like those of '%s' (%s) that show what a text says, in %d words."
				.formatted(images.size(), images.size(), images.source(), images.kind(),
						captioned.vocabulary().words().size());
	}

	String toMarkdown() {
		return ModelCard.titled("Text to image: " + settings.name()).replaceSection(ModelCard.PURPOSE, purpose())
				.replaceSection(ModelCard.DATA, data()).replaceSection(ModelCard.TRAINING, training())
				.replaceSection(ModelCard.QUALITY, quality()).replaceSection(ModelCard.LIMITS, limits())
				.replaceSection(ModelCard.CITATION, "Name this model, its version and fiji-gan, and the data above.")
				.toMarkdown();
	}

	private String purpose() {
		return """
				%s Every image is synthetic.

				```
				run("Text to Image...", "model=%s prompt=[%s] count=16 seed=1");
				```

				![Generated images](cover.png)

				The same prompt and seed give the same image. A prompt has up to %d of these words, best in the order of the \
				captions; other words are refused: %s.

				Below are the images of the seeds 1 to 8 of captions of held-out images, as they come and none chosen%s.

				![%s](%s)"""
				.formatted(summary(), settings.name(), prompt, captioned.vocabulary().length(), words(),
						settings.realimages()
								? "; at the right, real images with the same caption, which training never saw"
								: "",
						settings.realimages() ? "Generated and held-out images" : "Generated images",
						TextExample.SHEET);
	}

	private String words() {
		final List<String> words = captioned.vocabulary().words();
		return String.join(", ", words.subList(0, Math.min(LISTED, words.size())))
				+ (words.size() > LISTED ? " and " + (words.size() - LISTED) + " more, which are in rdf.yaml" : "");
	}

	private String data() {
		final GenerationImages images = captioned.images();
		final String credit = settings.credit().isBlank()
				? "Not stated by whoever trained the model."
				: settings.credit();
		return """
				%s

				`%s`: %s, brought to %d x %d pixels (fit=%s), SHA-256 of what the network sees of them `%s`, with %,d different \
				captions. %,d images were held out. Words that are in fewer than %d captions were not learnt (%,d of them).

				The weights are under %s."""
				.formatted(credit, images.source(), images, images.size(), images.size(), settings.fit(), images.hash(),
						captioned.sentences(), trained.data().references(), settings.rare(), captioned.rare().size(),
						settings.licence());
	}

	private String training() {
		final TrainingSummary summary = trained.summary();
		final TrainingCourse course = new TrainingCourse(settings, summary);
		return """
				```
				run("Train Text to Image...", "%s");
				```

				%,d parameters, %,d random numbers, %,d multiply-adds for an image. %,d steps of %d images, half of them drawn from \
				all images alike and half from all captions alike, Adam with a rate of %s that falls to zero over the second half, \
				moving average of the weights. The last checkpoint is this model.

				%s%s%s

				![Training curve](training/curve.png)

				Images of the same captions and seeds at the end of the training:

				![Previews](training/previews.png)

				The folder `training` holds what is needed to train it further (`resume=true` with more steps).

				Made by TensorFlow %s on Java %s."""
				.formatted(macroOptions(), facts.parameters(), facts.latents().orElseThrow().latent(),
						facts.multiplyAdds(), summary.steps(), settings.batch(), plain(settings.rate()),
						course.beginning(), course.stopped(), course.faults(), trained.engine().version(),
						System.getProperty("java.version"));
	}

	private String macroOptions() {
		final GenerationNetwork network = settings.network();
		final List<String> options = new ArrayList<>(List.of("name=" + settings.name(),
				"source=[%s] size=%d fit=%s flips=%s rare=%d".formatted(captioned.images().source(), settings.size(),
						settings.fit(), settings.flips(), settings.rare()),
				"width=%d latent=%d steps=%d batch=%d rate=%s seed=%d".formatted(network.width(), network.latent(),
						settings.steps(), settings.batch(), plain(settings.rate()), settings.seed()),
				"augmentation=%s r1=%s divergence=%s".formatted(network.augmentation(), network.r1(),
						plain(settings.divergence()))));
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
		final CurveRow last = trained.curve().at(trained.summary().steps());
		return """
				How unlike the held-out images a set is (sliced Wasserstein distance of patches at several sizes, plus what the \
				images' differences among themselves lack of those of real ones; less is better). Whether images show what the text says is not in it:

				%s"""
				.formatted(ModelCard.table(List.of("", "distance"),
						List.of(List.of("generated images", number(last.distance())),
								List.of("real images that were trained on", number(trained.plots().levelDistance())))));
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.4f", value);
	}

	private static String limits() {
		return """
				No image shows anything that exists. Words mean what the captions of the training images meant by them, and \
				nothing else: there is no knowledge of language in so small a network. Prompts that are unlike all captions give \
				images that need not show what they say. Do not diagnose on generated images. Every one is marked as synthetic in \
				its properties.""";
	}
}
