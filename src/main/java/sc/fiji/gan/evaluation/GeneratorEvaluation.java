package sc.fiji.gan.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import ij.ImagePlus;
import sc.fiji.gan.engine.BackgroundWork;
import sc.fiji.gan.engine.PartOfProgress;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.metric.FeatureScale;
import sc.fiji.gan.metric.FeatureSet;
import sc.fiji.gan.metric.features.ImageFeatures;

/**
 * Judges generated images by real ones, and looks for copies of training images among them. Images
 * are read one by one; what describes them and the pixels of some are kept.
 *
 * <pre>
 * new GeneratorEvaluation(GeneratorSettings.DEFAULT, RandomNetwork.STANDARD).evaluate(
 * 		ImageSet.ofFolder(generated, "generated images", "images"),
 * 		ImageSet.ofFolder(real, "real images", "reference"), null, null, Progress.NONE);
 * </pre>
 */
public final class GeneratorEvaluation {

	/** Parts of the progress: a look at the real images, four sets, measures, copies and pictures. */
	private static final double[] PARTS = {0, 0.05, 0.25, 0.45, 0.55, 0.65, 0.9, 1};

	private final GeneratorSettings settings;
	private final ImageFeatures features;
	private final Set<String> measures;

	/** @param features not closed here */
	public GeneratorEvaluation(final GeneratorSettings settings, final ImageFeatures features) {
		this(settings, features, Set.of());
	}

	private GeneratorEvaluation(final GeneratorSettings settings, final ImageFeatures features,
			final Set<String> measures) {
		this.settings = settings;
		this.features = features;
		this.measures = measures;
	}

	/**
	 * One that takes some measures only.
	 *
	 * @param names such as {@code KID} and {@code Recall}, as they stand in the table
	 */
	public GeneratorEvaluation onlyBy(final String... names) {
		return new GeneratorEvaluation(settings, features, Set.of(names));
	}

	/**
	 * @param training what the generator was trained on; null to look for no copies
	 * @param heldOut images of the same kind that it was not trained on; null to call nothing a copy
	 * @throws IllegalArgumentException if the images are no good; one sentence for the user
	 * @throws java.util.concurrent.CancellationException if the progress is canceled
	 */
	public GeneratorResult evaluate(final ImageSet generated, final ImageSet real, final ImageSet training,
			final ImageSet heldOut, final Progress progress) {
		final Preparation preparation = Preparation.of(settings.size(), real, part(progress, 0));
		final DescribedSet g = read(generated, preparation, features, part(progress, 1));
		final DescribedSet r = read(real, preparation, features, part(progress, 2));
		final DescribedSet t = read(training, preparation, null, part(progress, 3));
		final DescribedSet h = read(heldOut, preparation, null, part(progress, 4));
		final FeatureScale scale = FeatureScale.of(r.features());
		final FeatureSet generatedFeatures = scale.limited(g.features());
		final FeatureSet realFeatures = scale.limited(r.features());
		final List<SetFigure> figures = new SetMeasures(generatedFeatures, realFeatures, g.sample(), r.sample(),
				settings.seed()).compute(measures, part(progress, 5));
		final Progress last = part(progress, 6);
		last.update(0, "Looking for copies");
		try (BackgroundWork background = new BackgroundWork("GAN evaluation")) {
			return background.await(() -> {
				final Optional<Memorisation> memory = Optional.ofNullable(t).map(set -> Memorisation.of(g, set, h));
				last.update(0.5, "Drawing");
				return result(figures, memory, new Pictures(preparation, g, r, t, generatedFeatures, realFeatures));
			}, progress);
		}
	}

	private static Progress part(final Progress progress, final int index) {
		return new PartOfProgress(progress, PARTS[index], PARTS[index + 1]);
	}

	private DescribedSet read(final ImageSet set, final Preparation preparation, final ImageFeatures by,
			final Progress progress) {
		return set == null ? null : SetReader.read(set, preparation, by, settings.seed(), progress);
	}

	private record Pictures(Preparation preparation, DescribedSet generated, DescribedSet real, DescribedSet training,
			FeatureSet generatedFeatures, FeatureSet realFeatures) {}

	private GeneratorResult result(final List<SetFigure> figures, final Optional<Memorisation> memory,
			final Pictures p) {
		final String title = p.generated.source().title();
		final ExampleImages examples = new ExampleImages(p.preparation);
		final ImagePlus stack = examples.of(p.generated, p.real, p.generatedFeatures, p.realFeatures);
		stack.setTitle(title + "-examples");
		return new GeneratorResult(title, method(p), GeneratorTables.figures(figures, features.name(), settings.seed()),
				memory.map(m -> GeneratorTables.nearest(m, features.name(), settings.seed())),
				GeneratorPlots.features(p.generatedFeatures, p.realFeatures, title + "-features"),
				memory.filter(m -> !m.matches().isEmpty()).map(m -> GeneratorPlots.distances(m, title + "-distances")),
				stack,
				memory.filter(m -> !m.matches().isEmpty())
						.map(m -> examples.pairs(m, p.generated, p.training, title + "-nearest")),
				memory.filter(Memorisation::isJudged).map(Memorisation::copies), remarks(figures, memory, p));
	}

	private String method(final Pictures p) {
		return "%,d images of '%s' against %,d real ones of '%s', %s; features: %s, standardised by the real images; seed %d"
				.formatted(p.generated.size(), p.generated.source().title(), p.real.size(), p.real.source().title(),
						settings.size() == 0
								? "at their size"
								: "at " + settings.size() + " x " + settings.size() + " pixels",
						features.name(), settings.seed());
	}

	private static List<String> remarks(final List<SetFigure> figures, final Optional<Memorisation> memory,
			final Pictures p) {
		final List<String> remarks = new ArrayList<>();
		for (final DescribedSet set : p.training == null
				? List.of(p.generated, p.real)
				: List.of(p.generated, p.real, p.training))
			remarks.addAll(GeneratorRemarks.leftOut(set));
		remarks.addAll(GeneratorRemarks.undefined(figures));
		remarks.addAll(memory.map(GeneratorRemarks::copies).orElse(List.of(
				"Copies of training images were not looked for, since no training images were given (training=[path]).")));
		return remarks;
	}
}
