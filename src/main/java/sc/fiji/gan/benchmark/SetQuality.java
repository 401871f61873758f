package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.Estimate;
import sc.fiji.gan.metric.FeatureScale;
import sc.fiji.gan.metric.FeatureSet;
import sc.fiji.gan.metric.KernelDistance;
import sc.fiji.gan.metric.SlicedWasserstein;
import sc.fiji.gan.metric.features.ImageFeatures;
import sc.fiji.gan.metric.features.Radiomics;
import sc.fiji.gan.metric.features.RandomNetwork;

/**
 * How unlike images are to those of a target, as sets: no translation, histogram matching, and a
 * model; and one half of the target to the other, which is the least there can be.
 *
 * @param targets with values from 0 to 1; all images have the same size
 * @param recogniser a network that was trained to recognise things, whose features are one more
 *     measure
 */
record SetQuality(List<FloatArray> targets, Optional<ImageFeatures> recogniser) {

	private static final ImageFeatures NETWORK = RandomNetwork.STANDARD;
	private static final ImageFeatures RADIOMICS = new Radiomics();
	private static final KernelDistance KID = new KernelDistance();
	private static final int COLOURS = 3;

	/**
	 * @param untranslated with values from 0 to 1
	 * @param translated what the model made of them
	 * @return a table in Markdown
	 */
	String table(final List<FloatArray> untranslated, final String model, final List<FloatArray> translated) {
		final HistogramMatching matching = new HistogramMatching(targets, false);
		final HistogramMatching inverted = new HistogramMatching(targets, true);
		final Map<String, List<FloatArray>> sets = new LinkedHashMap<>();
		sets.put("untranslated", untranslated);
		sets.put("histogram matching", untranslated.stream().map(matching::apply).toList());
		sets.put("histogram matching, inverted", untranslated.stream().map(inverted::apply).toList());
		sets.put(model, translated);
		final StringBuilder text = new StringBuilder(header());
		sets.forEach((name, images) -> text.append(line(name, images, targets)));
		return text + line("one half of the target to the other", everyOther(0), everyOther(1)) + "\n";
	}

	private String header() {
		final String more = recogniser.map(network -> " KID x 1000, " + network.name() + " |").orElse("");
		return "| images |" + more
				+ " KID x 1000, random network | KID, radiomic features | sliced Wasserstein x 1000 |\n|---|"
				+ (more.isEmpty() ? "" : "--:|") + "--:|--:|--:|\n";
	}

	private List<FloatArray> everyOther(final int first) {
		final List<FloatArray> half = new ArrayList<>();
		for (int i = first; i < targets.size(); i += 2)
			half.add(targets.get(i));
		return half;
	}

	private String line(final String name, final List<FloatArray> images, final List<FloatArray> references) {
		final StringBuilder cells = new StringBuilder("| " + name + " |");
		recogniser.ifPresent(network -> cells.append(cell(network, inColour(images), inColour(references))));
		cells.append(cell(NETWORK, images, references));
		final FeatureSet radiomics = features(RADIOMICS, references);
		final FeatureScale scale = FeatureScale.of(radiomics);
		final Estimate radiomic = KID.compare(scale.apply(features(RADIOMICS, images)), scale.apply(radiomics));
		return cells + String.format(Locale.ROOT, " %.4g ± %.2g | %.1f |%n", radiomic.value(), radiomic.standardError(),
				1000 * SlicedWasserstein.OF_SETS.compare(inColour(images), inColour(references)).mean());
	}

	private static String cell(final ImageFeatures features, final List<FloatArray> images,
			final List<FloatArray> references) {
		final Estimate distance = KID.compare(features(features, images), features(features, references));
		return String.format(Locale.ROOT, " %.3f ± %.3f |", 1000 * distance.value(), 1000 * distance.standardError());
	}

	/** Grey images in three channels, so that they can be compared with colours. */
	private static List<FloatArray> inColour(final List<FloatArray> images) {
		return images.stream().map(image -> image.channels() == 1 ? inColour(image) : image).toList();
	}

	private static FloatArray inColour(final FloatArray grey) {
		final FloatArray colour = FloatArray.zeros(1, grey.height(), grey.width(), COLOURS);
		for (int i = 0; i < colour.data().length; i++)
			colour.data()[i] = grey.data()[i / COLOURS];
		return colour;
	}

	private static FeatureSet features(final ImageFeatures features, final List<FloatArray> images) {
		return new FeatureSet(images.stream().map(features::of).toArray(float[][]::new));
	}
}
