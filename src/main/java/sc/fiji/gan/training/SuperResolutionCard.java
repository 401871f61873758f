package sc.fiji.gan.training;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.model.ModelCard;

/**
 * Writes the model card of a super-resolution network.
 *
 * @param bicubicDistance the error of bicubic interpolation on the held-out patches
 * @param tensorFlow the version that trained it
 */
record SuperResolutionCard(SuperResolutionSettings settings, TrainingImages images, NetworkFacts facts,
		TrainingSummary summary, TrainingCurve curve, double bicubicDistance, String tensorFlow) {

	private static final String INVENTION = """
			Adversarial training invents texture that looks right. It is further from the true image, pixel by pixel, than a \
			network trained for content alone. For display, not for measurements.\s""";

	String toMarkdown() {
		return ModelCard.titled("Super-resolution x" + settings.scale() + ": " + settings.name())
				.replaceSection(ModelCard.PURPOSE, purpose()).replaceSection(ModelCard.DATA, data())
				.replaceSection(ModelCard.TRAINING, training()).replaceSection(ModelCard.QUALITY, quality())
				.replaceSection(ModelCard.LIMITS, limits()).replaceSection(ModelCard.CITATION, citation()).toMarkdown();
	}

	private String purpose() {
		return ("""
				Enlarges images %1$d times along both axes. It takes one channel; ImageJ applies it to the luma of RGB images \
				(colour is interpolated) and to each channel of others. Gain and offset pass through it unchanged, so that \
				8-bit, 16-bit and 32-bit images need no preparation.

				```
				run("Super-Resolution...", "input=[my image] model=%2$s");
				```

				![Input and result](cover.png)

				The picture is drawn by a program and was not part of the training.""")
				.formatted(settings.scale(), settings.name());
	}

	private String data() {
		final String credit = settings.credit().isBlank()
				? "Not stated by whoever trained the model."
				: settings.credit();
		return """
				%s

				Folder `%s`: %d images, %d planes%s of %s pixels, %,d pixels in all, SHA-256 of all pixels `%s`. One image in ten was held out, at all its sizes. \
				The low-resolution patches were made by %s.

				The weights are under %s."""
				.formatted(credit, images.source(), images.images(), images.planes().size(),
						settings.octaves() > 1
								? " (each image at " + settings.octaves() + " sizes, halved each time)"
								: "",
						images.sizes(), images.pixels(), images.hash(), settings.degradation().inWords(),
						settings.licence());
	}

	private String training() {
		return """
				```
				run("Train Super-Resolution...", "%s");
				```

				%,d parameters, receptive field %d x %d pixels, %,d multiply-adds for each input pixel. %,d steps of %d patches \
				of %d x %d pixels, %s error%s, Adam with a rate of %s that falls along a cosine, moving average of the \
				weights. %s is this model (step %,d).

				%s%s%s

				![Training curve](training/curve.png)

				Held-out images at the end of the training; the grey values of each row are stretched alike:

				![Input, output and reference](training/previews.png)

				Made by TensorFlow %s on Java %s. The folder `training` holds what is needed to train it further \
				(`resume=true` with more steps)."""
				.formatted(macroOptions(), facts.parameters(), 2 * facts.halo() + 1, 2 * facts.halo() + 1,
						facts.multiplyAdds(), summary.steps(), settings.batch(), settings.patch(), settings.patch(),
						settings.loss(), adversary(), rate(), chosen(), summary.bestStep(), course().beginning(),
						course().stopped(), course().faults(), tensorFlow, System.getProperty("java.version"));
	}

	private String rate() {
		return plain(settings.rate());
	}

	private static String plain(final double number) {
		return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
	}

	private String adversary() {
		if (!settings.isAdversarial()) return "";
		final AdversarialSettings a = settings.adversary();
		final String network = a.discriminator().equals("unet")
				? "a U-Net discriminator"
				: "a discriminator of patches";
		return " plus %s times that of the reduced images and of their means, %s times a relativistic adversarial loss by %s, %s times feature matching in it%s"
				.formatted(plain(a.consistency()), plain(a.adversarial()), network, plain(a.matching()),
						a.perceptual() > 0
								? ", %s times the difference in the layers of `%s`".formatted(plain(a.perceptual()),
										a.extractor())
								: "");
	}

	private String chosen() {
		return settings.isAdversarial()
				? "The best checkpoint by the sliced Wasserstein distance of the held-out images from the true ones"
				: "The best checkpoint by the held-out error";
	}

	private TrainingCourse course() {
		return new TrainingCourse(settings, summary);
	}

	private String macroOptions() {
		return ("name=%s source=[%s] architecture=%s scale=%d features=%d blocks=%d steps=%d batch=%d patch=%d rate=%s"
				+ " seed=%d octaves=%d loss=%s%s%s%s").formatted(settings.name(), images.source(),
						settings.architecture(), settings.scale(), settings.features(), settings.blocks(),
						settings.steps(), settings.batch(), settings.patch(), rate(), settings.seed(),
						settings.octaves(), settings.loss(), degradationOptions(), adversaryOptions(),
						settings.start().isBlank() ? "" : " start=" + settings.start());
	}

	private String degradationOptions() {
		final StringBuilder options = new StringBuilder();
		settings.degradation().settings()
				.forEach((key, value) -> options.append(' ').append(key).append('=').append(value));
		return options.toString();
	}

	private String adversaryOptions() {
		if (!settings.isAdversarial()) return "";
		final AdversarialSettings a = settings.adversary();
		return " discriminator=%s adversarial=%s matching=%s consistency=%s%s".formatted(a.discriminator(),
				plain(a.adversarial()), plain(a.matching()), plain(a.consistency()),
				a.perceptual() > 0 ? " perceptual=%s extractor=%s".formatted(plain(a.perceptual()), a.extractor()) : "")
				+ (a.augmentation().equals(AdversarialSettings.DEFAULT.augmentation())
						? ""
						: " augmentation=" + a.augmentation());
	}

	private String quality() {
		return """
				On patches of the held-out training images:

				%s
				""".formatted(ModelCard.table(List.of("method", "error (part of the range)", "PSNR (dB)"),
				List.of(row("bicubic", bicubicDistance), row("this model", curve.at(summary.bestStep()).rmse()))));
	}

	private static List<String> row(final String method, final double distance) {
		return List.of(method, String.format(Locale.ROOT, "%.5f", distance),
				String.format(Locale.ROOT, "%.2f", -20 * Math.log10(distance)));
	}

	private String limits() {
		return (settings.isAdversarial() ? INVENTION : "")
				+ """
						The detail that the network adds is what images like those of the training usually show, and not a measurement. \
						Do not count, measure or diagnose what is not visible in the input. Images that were blurred, compressed or \
						noisy in another way than the training's gain less. Every result is marked as synthetic in its properties.""";
	}

	private static String citation() {
		return "Name this model, its version and fiji-gan, and the data above.";
	}
}
