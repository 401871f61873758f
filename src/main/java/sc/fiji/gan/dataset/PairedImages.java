package sc.fiji.gan.dataset;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.metric.StructuralSimilarity;

/**
 * Squares of two domains that show the same specimen, pixel by pixel: what a translation with pairs
 * learns from. Batches are {@code source} and {@code target}, from -1 to 1, turned and mirrored
 * alike.
 */
public final class PairedImages implements TranslationData {

	private static final int HELD_OUT = 24;
	private static final int HELD_OUT_EDGE = 128;
	private static final int EXAMPLES = 4;
	private static final StructuralSimilarity SIMILARITY = new StructuralSimilarity(2);
	/** What stands for the step where held-out squares are drawn. */
	private static final long BEFORE_ALL_STEPS = -1;

	private final DomainCrops source;
	private final List<DomainImage> trainedTargets;
	private final int batch;
	private final int patch;
	private final long seed;
	private final Map<String, String> settings;
	private final List<FloatArray> heldOutSource;
	private final List<FloatArray> heldOutTarget;

	/**
	 * @param batch squares in a batch
	 * @param patch edge of the squares, in pixels
	 * @param multiple of which the sides of held-out squares have to be multiples
	 * @param seed decides the course of the batches
	 * @throws IllegalArgumentException if fewer than two pairs are large enough, or the patch is no
	 *     multiple; one sentence for the user
	 */
	public PairedImages(final ImagePairs pairs, final int batch, final int patch, final int multiple, final long seed) {
		UnpairedImages.requireMultiple(patch, multiple);
		this.batch = batch;
		this.patch = patch;
		this.seed = seed;
		final List<DomainImage> sources = pairs.source().images();
		final List<DomainImage> targets = pairs.target().images();
		final List<DomainImage> used = IntStream.range(0, sources.size())
				.filter(i -> !sources.get(i).isBlank() && !targets.get(i).isBlank()).mapToObj(sources::get).toList();
		source = new DomainCrops(used, pairs.source().source(), patch);
		trainedTargets = source.trained().stream().map(image -> targets.get(sources.indexOf(image))).toList();
		settings = UnpairedImages.settings(pairs.source(), pairs.target());
		final int side = Math.min(source.shortestHeldOut(), Math.max(HELD_OUT_EDGE, patch)) / multiple * multiple;
		final List<PatchPosition> places = source.heldOutPlaces(HELD_OUT, side,
				RandomStream.of(seed, BEFORE_ALL_STEPS));
		heldOutSource = places.stream().map(p -> source.heldOut().get(p.image()).crop(p.x(), p.y(), side)).toList();
		heldOutTarget = places.stream()
				.map(p -> targets.get(sources.indexOf(source.heldOut().get(p.image()))).crop(p.x(), p.y(), side))
				.toList();
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final SplittableRandom random = RandomStream.of(seed, step);
		final FloatArray sources = FloatArray.zeros(batch, patch, patch, source.trained().get(0).channels());
		final FloatArray targets = FloatArray.zeros(batch, patch, patch, trainedTargets.get(0).channels());
		for (int i = 0; i < batch; i++) {
			final PatchPosition place = source.draw(random);
			final Symmetry symmetry = Symmetry.drawn(random);
			source.trained().get(place.image()).copy(place.x(), place.y(), patch, symmetry, sources.data(), i);
			trainedTargets.get(place.image()).copy(place.x(), place.y(), patch, symmetry, targets.data(), i);
		}
		return Map.of("source", sources, "target", targets);
	}

	@Override
	public Map<String, String> settings() {
		return settings;
	}

	@Override
	public List<FloatArray> heldOut() {
		return heldOutSource;
	}

	@Override
	public List<String> path(final int index) {
		return List.of(Generators.SOURCE_TO_TARGET);
	}

	/**
	 * The {@link #error} plus what the structural similarity of the luminance lacks of 1: an error of
	 * pixels alone would prefer what is blurred.
	 */
	@Override
	public double distance(final List<FloatArray> outputs) {
		return error(outputs) + 1 - similarity(outputs);
	}

	private double similarity(final List<FloatArray> outputs) {
		return IntStream.range(0, outputs.size())
				.mapToDouble(i -> SIMILARITY.compare(Luminance.of(outputs.get(i)), Luminance.of(heldOutTarget.get(i))))
				.average().orElseThrow();
	}

	/** The root mean square difference from what should have come out. */
	@Override
	public double error(final List<FloatArray> outputs) {
		return Translations.meanDifference(outputs, heldOutTarget);
	}

	@Override
	public List<String> exampleTitles() {
		return List.of("source", "translated", "target");
	}

	@Override
	public List<Example> examples(final List<FloatArray> outputs) {
		return IntStream.range(0, Math.min(EXAMPLES, outputs.size()))
				.map(i -> i * outputs.size() / Math.min(EXAMPLES, outputs.size()))
				.mapToObj(i -> new Example(List.of(heldOutSource.get(i), outputs.get(i), heldOutTarget.get(i))))
				.toList();
	}
}
