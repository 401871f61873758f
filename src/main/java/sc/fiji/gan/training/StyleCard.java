package sc.fiji.gan.training;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.PaintingData;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.model.ModelCard;

/**
 * Writes the model card of a style.
 *
 * @param source the file or folder of the pictures
 * @param pictures the one whose style was learnt, or those of which it was learnt what a style is
 */
record StyleCard(StyleSettings settings, String source, List<StylePicture> pictures, ImageDomain photos,
		NetworkFacts facts, ModelTraining.Trained<? extends PaintingData> trained) {

	/** A sentence. */
	String summary() {
		return isOfOne()
				? "Paints photographs in the style of '%s'.".formatted(source)
				: "Paints photographs in the style of any picture that it is given, or of '%s'."
						.formatted(pictures.get(0).name());
	}

	private boolean isOfOne() {
		return pictures.size() == 1;
	}

	String toMarkdown() {
		return ModelCard.titled("Style: " + settings.name()).replaceSection(ModelCard.PURPOSE, purpose())
				.replaceSection(ModelCard.DATA, data()).replaceSection(ModelCard.TRAINING, training())
				.replaceSection(ModelCard.QUALITY, quality()).replaceSection(ModelCard.LIMITS, limits())
				.replaceSection(ModelCard.CITATION,
						"Name this model, its version and fiji-gan, and the picture%s above."
								.formatted(isOfOne() ? "" : "s"))
				.toMarkdown();
	}

	private String purpose() {
		return """
				%s

				```
				run("Style Transfer...", "input=[my photo] model=%s strength=1%s");
				```

				![Held-out photographs and what the model makes of them](cover.png)

				The pictures show photographs of the training set that were held out.""".formatted(summary(),
				settings.name(), isOfOne() ? "" : " style=[my picture]");
	}

	private String data() {
		return """
				%s

				%s
				- Photographs: `%s`, %d images (%s) of %,d pixels in all, SHA-256 `%s`. One in ten was held out.

				The weights are under %s.""".formatted(
				settings.credit().isBlank() ? "Not stated by whoever trained the model." : settings.credit(),
				pictures.stream().map(this::line).collect(Collectors.joining("\n")), photos.source(),
				photos.images().size(), photos.kind(), photos.pixels(), photos.hash(), settings.licence());
	}

	private String line(final StylePicture picture) {
		return "- Picture: `%s`, %d x %d pixels, reduced to a longer edge of %d; SHA-256 of what the network sees of it `%s`"
				.formatted(picture.name(), picture.pixels().getWidth(), picture.pixels().getHeight(),
						settings.stylesize(), picture.hash(settings.stylesize()));
	}

	private String training() {
		final TrainingSummary summary = trained.summary();
		return """
				```
				run("Train Style Transfer...", "%s");
				```

				%,d parameters, receptive field %d x %d pixels, %,d multiply-adds for each pixel. %,d steps, batch of %d, squares of \
				%d x %d pixels, Adam with a rate of %s that falls to zero over the second half, moving average of the weights. \
				%s The best checkpoint by the held-out distance is this model (step %,d): how unlike the picture the painted \
				squares are as a set (sliced Wasserstein), plus what the correlation of their luminance with that of the \
				photographs, at an eighth of the size, lacks of 1.

				%s

				![Training curve](training/curve.png)

				Held-out photographs at the end of the training:

				![%s](training/previews.png)

				The folder `training` holds what is needed to train it further (`resume=true` with more steps).

				Made by TensorFlow %s on Java %s."""
				.formatted(macroOptions(), facts.parameters(), 2 * facts.halo() + 1, 2 * facts.halo() + 1,
						facts.multiplyAdds(), summary.steps(), settings.batch(), settings.patch(), settings.patch(),
						plain(settings.rate()), texture(), summary.bestStep(),
						course().beginning() + course().stopped() + course().faults(),
						String.join(", ", trained.data().exampleTitles()), trained.engine().version(),
						System.getProperty("java.version"));
	}

	private String texture() {
		if (!isOfOne())
			return "Texture was compared by random filters, with another picture at each step, of other colours at every"
					+ " second one; one picture in ten, and at least one, was held out. No trained network was needed.";
		final String extractor = settings.losses().extractor();
		return extractor.isBlank()
				? "Texture was compared by random filters; no trained network was needed."
				: "Texture was compared by the feature network `" + extractor
						+ "`, which is needed to train it further.";
	}

	private TrainingCourse course() {
		return new TrainingCourse(settings, trained.summary());
	}

	private String macroOptions() {
		final TranslationNetwork n = settings.network();
		final StyleLosses l = settings.losses();
		final List<String> options = new ArrayList<>(List.of("name=" + settings.name(), "source=[%s]".formatted(source),
				"target=[%s]".formatted(photos.source()),
				"stylesize=%d width=%d blocks=%d receptivefield=%d discriminators=%d".formatted(settings.stylesize(),
						n.width(), n.blocks(), n.receptivefield(), n.discriminators()),
				"steps=%d batch=%d patch=%d rate=%s seed=%d".formatted(settings.steps(), settings.batch(),
						settings.patch(), plain(settings.rate()), settings.seed()),
				"texture=%s adversarial=%s content=%s smoothness=%s steadiness=%s".formatted(plain(l.texture()),
						plain(l.adversarial()), plain(l.content()), plain(l.smoothness()), plain(l.steadiness()))));
		if (!l.extractor().isBlank()) options.add("extractor=" + l.extractor());
		if (!settings.start().isBlank()) options.add("start=" + settings.start());
		return String.join(" ", options);
	}

	private static String plain(final double number) {
		return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
	}

	private String quality() {
		final CurveRow best = trained.curve().at(trained.summary().bestStep());
		return "On squares of held-out photographs, at the step of this model, the distance by which it was chosen: "
				+ String.format(Locale.ROOT, "%.4f", best.distance());
	}

	private static String limits() {
		return """
				The result is a painting: what it adds is invented, and colours and brightness are no longer those of the input. \
				Do not count, measure or diagnose on it. The strokes are as large as those of the picture at the size above, \
				whatever the size of the photograph. Every result is marked as synthetic in its properties.""";
	}
}
