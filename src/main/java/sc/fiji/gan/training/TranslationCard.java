package sc.fiji.gan.training;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.TranslationData;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.model.ModelCard;

/**
 * Writes the model card of an image translation.
 *
 * @param generator the one that became the model
 * @param polarity 1 if bright stays bright, -1 if it becomes dark, 0 if that was not looked at
 */
record TranslationCard(TranslationSettings settings, String generator, ImageDomain source, ImageDomain target,
		int polarity, NetworkFacts facts, ModelTraining.Trained<TranslationData> trained) {

	private boolean forward() {
		return generator.equals(Generators.SOURCE_TO_TARGET);
	}

	private ImageDomain from() {
		return forward() ? source : target;
	}

	private ImageDomain to() {
		return forward() ? target : source;
	}

	/** A sentence. */
	String summary() {
		return "Makes images like those of '%s' (%s) out of images like those of '%s' (%s).".formatted(to().source(),
				to().kind(), from().source(), from().kind());
	}

	String toMarkdown() {
		return ModelCard.titled("Image translation: " + settings.id(generator))
				.replaceSection(ModelCard.PURPOSE, purpose()).replaceSection(ModelCard.DATA, data())
				.replaceSection(ModelCard.TRAINING, training()).replaceSection(ModelCard.QUALITY, quality())
				.replaceSection(ModelCard.LIMITS, limits()).replaceSection(ModelCard.CITATION, citation()).toMarkdown();
	}

	private String purpose() {
		return """
				%s

				```
				run("Image Translation...", "input=[my image] model=%s");
				```

				![Held-out images and what the model makes of them](cover.png)

				The pictures show images of the training set that were held out.""".formatted(summary(),
				settings.id(generator));
	}

	private String data() {
		final String credit = settings.credit().isBlank()
				? "Not stated by whoever trained the model."
				: settings.credit();
		return """
				%s

				- Source: %s
				- Target: %s

				One in ten was held out%s.

				The weights are under %s.""".formatted(credit, data(source), data(target),
				settings.isPaired() ? ", with its partner" : "", settings.licence());
	}

	private static String data(final ImageDomain domain) {
		return "`%s`, %d images (%s) of %,d pixels in all, SHA-256 of what the network sees of them `%s`"
				.formatted(domain.source(), domain.images().size(), domain.kind(), domain.pixels(), domain.hash());
	}

	private String training() {
		final TrainingSummary summary = trained.summary();
		return """
				```
				run("Train Image Translation...", "%s");
				```

				%,d parameters, receptive field %d x %d pixels, %,d multiply-adds for each input pixel. %,d steps, batch of %d, squares of \
				%d x %d pixels of each domain, Adam with a rate of %s that falls to zero over the second half, moving average of \
				the weights. The best checkpoint by the held-out distance is this model (step %,d): %s.

				%s%s%s

				%s

				Made by TensorFlow %s on Java %s."""
				.formatted(macroOptions(), facts.parameters(), 2 * facts.halo() + 1, 2 * facts.halo() + 1,
						facts.multiplyAdds(), summary.steps(), settings.batch(), settings.patch(), settings.patch(),
						plain(settings.rate()), summary.bestStep(), distance(), course().beginning(),
						course().stopped(), course().faults(), kept(), trained.engine().version(),
						System.getProperty("java.version"));
	}

	private String distance() {
		return settings.isPaired()
				? "the root mean square error, as a part of the range, plus what the structural similarity lacks of 1"
				: "how unlike the other domain the images are as a set (sliced Wasserstein, the mean of both directions), plus"
						+ " the root mean square error of the way there and back, plus how far the contrast is inverted";
	}

	private String kept() {
		if (!generator.equals(settings.generators().get(0)))
			return "The model `%s` is the other direction of this training, and keeps its curve and what is needed to train it further."
					.formatted(settings.id(settings.generators().get(0)));
		return """
				![Training curve](training/curve.png)

				Held-out images at the end of the training:

				![%s](training/previews.png)

				The folder `training` holds what is needed to train it further (`resume=true` with more steps)."""
				.formatted(String.join(", ", trained.data().exampleTitles()));
	}

	private TrainingCourse course() {
		return new TrainingCourse(settings, trained.summary());
	}

	private String macroOptions() {
		final List<String> options = new ArrayList<>(
				List.of("name=" + settings.name(), "source=[%s]".formatted(source.source()),
						"target=[%s]".formatted(target.source()), "architecture=" + settings.architecture()));
		if (source.kind().labels()) options.add("labels=source");
		if (target.kind().labels()) options.add("labels=target");
		final TranslationNetwork n = settings.network();
		options.add("generator=%s width=%d blocks=%d receptivefield=%d discriminators=%d".formatted(n.generator(),
				n.width(), n.blocks(), n.receptivefield(), n.discriminators()));
		options.add("steps=%d batch=%d patch=%d rate=%s seed=%d".formatted(settings.steps(), settings.batch(),
				settings.patch(), plain(settings.rate()), settings.seed()));
		options.add(lossOptions());
		if (!settings.start().isBlank()) options.add("start=" + settings.start());
		return String.join(" ", options);
	}

	private String lossOptions() {
		final TranslationLosses l = settings.losses();
		return (settings.isPaired()
				? "content=%s matching=%s".formatted(plain(l.content()), plain(l.matching()))
				: "direction=%s inverse=%s cycle=%s noise=%s identity=%s structure=%s structureback=%s polarity=%s"
						.formatted(settings.direction(), settings.inverse(), plain(l.cycle()), plain(l.noise()),
								plain(l.identity()), plain(l.structure()), plain(l.structureback()), l.polarity()))
				+ " augmentation=" + l.augmentation();
	}

	private static String plain(final double number) {
		return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
	}

	private String quality() {
		final CurveRow best = trained.curve().at(trained.summary().bestStep());
		return """
				On squares of held-out images, at the step of this model:

				%s""".formatted(ModelCard.table(List.of("", "value"),
				List.of(List.of("distance, by which it was chosen", number(best.distance())),
						List.of(settings.isPaired()
								? "root mean square error, as a part of the range"
								: "root mean square error of the way there and back, as a part of the range",
								number(best.rmse())))));
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.4f", value);
	}

	private String limits() {
		return (settings.isPaired()
				? "The result is what images like those of the training usually look like where the input looks like this. "
				: "The network has seen no pairs. It knows what images of the other kind usually look like, not what this specimen"
						+ " would look like. It can add, move and leave out structures. ")
				+ (polarity == 0
						? ""
						: polarity > 0
								? "What is bright stays bright. "
								: "What is bright becomes dark, and the reverse. ")
				+ """
						Do not count, measure or diagnose on it what is not visible in the input. Images of another magnification, \
						preparation or contrast than the training's give results of no value. Every result is marked as synthetic in \
						its properties.""";
	}

	private static String citation() {
		return "Name this model, its version and fiji-gan, and the data above.";
	}
}
