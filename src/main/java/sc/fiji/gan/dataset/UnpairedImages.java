package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.RandomStream;

/**
 * Squares of two domains that show different specimens: what a translation without pairs learns
 * from. Batches are {@code source} and {@code target}, from -1 to 1, turned and mirrored at random.
 */
public final class UnpairedImages implements TranslationData {

	/** Of each domain. */
	private static final int HELD_OUT = 16;
	private static final int HELD_OUT_EDGE = 128;
	private static final int EXAMPLES = 3;
	/** What stands for the step where held-out squares are drawn. */
	private static final long BEFORE_ALL_STEPS = -1;

	private final DomainCrops source;
	private final DomainCrops target;
	private final int batch;
	private final long seed;
	private final int polarity;
	private final Map<String, String> settings;
	private final List<FloatArray> heldOutSource;
	private final List<FloatArray> heldOutTarget;

	/**
	 * @param batch squares of each domain in a batch
	 * @param patch edge of the squares, in pixels
	 * @param multiple of which the sides of held-out squares have to be multiples
	 * @param seed decides the course of the batches
	 * @param polarity 1 if bright is to stay bright, -1 if it is to become dark, 0 if it is not known
	 * @throws IllegalArgumentException if a domain has fewer than two images that are large enough, or
	 *     the patch is no multiple; one sentence for the user
	 */
	public UnpairedImages(final ImageDomain source, final ImageDomain target, final int batch, final int patch,
			final int multiple, final long seed, final int polarity) {
		requireMultiple(patch, multiple);
		this.source = new DomainCrops(source.withoutBlank().images(), source.source(), patch);
		this.target = new DomainCrops(target.withoutBlank().images(), target.source(), patch);
		this.batch = batch;
		this.seed = seed;
		this.polarity = polarity;
		settings = settings(source, target);
		final int shortest = Math.min(this.source.shortestHeldOut(), this.target.shortestHeldOut());
		final int side = Math.min(shortest, Math.max(HELD_OUT_EDGE, patch)) / multiple * multiple;
		heldOutSource = heldOut(this.source, side, 0);
		heldOutTarget = heldOut(this.target, side, 1);
	}

	/** @throws IllegalArgumentException if it is none; one sentence for the user */
	static void requireMultiple(final int patch, final int multiple) {
		if (patch % multiple != 0)
			throw new IllegalArgumentException(
					"patch=" + patch + " is not possible with this generator: give a multiple of " + multiple
							+ ", such as " + (patch / multiple + 1) * multiple + ".");
	}

	/** Images of both domains. */
	static Map<String, String> settings(final ImageDomain source, final ImageDomain target) {
		final List<float[]> all = Stream.of(source, target).flatMap(d -> d.images().stream()).map(DomainImage::data)
				.toList();
		return new TreeMap<>(Map.of(IMAGES, PixelHash.ofArrays(all)));
	}

	private List<FloatArray> heldOut(final DomainCrops crops, final int side, final int domain) {
		return crops.heldOutPlaces(HELD_OUT, side, RandomStream.of(seed, BEFORE_ALL_STEPS, domain)).stream()
				.map(place -> crops.heldOut().get(place.image()).crop(place.x(), place.y(), side)).toList();
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		return Map.of("source", source.batch(batch, RandomStream.of(seed, step, 0)), "target",
				target.batch(batch, RandomStream.of(seed, step, 1)));
	}

	@Override
	public Map<String, String> settings() {
		return settings;
	}

	/** Each image twice: on its way to the other domain, and there and back. */
	@Override
	public List<FloatArray> heldOut() {
		return Stream.of(heldOutSource, heldOutSource, heldOutTarget, heldOutTarget).flatMap(List::stream).toList();
	}

	@Override
	public List<String> path(final int index) {
		final int sources = heldOutSource.size();
		final boolean fromSource = index < 2 * sources;
		final int within = fromSource ? index : index - 2 * sources;
		final String there = fromSource ? Generators.SOURCE_TO_TARGET : Generators.TARGET_TO_SOURCE;
		final String back = fromSource ? Generators.TARGET_TO_SOURCE : Generators.SOURCE_TO_TARGET;
		return within < (fromSource ? sources : heldOutTarget.size()) ? List.of(there) : List.of(there, back);
	}

	private Translations forward(final List<FloatArray> outputs) {
		return new Translations(heldOutSource, outputs.subList(0, heldOutSource.size()), heldOutTarget);
	}

	private Translations backward(final List<FloatArray> outputs) {
		final int from = 2 * heldOutSource.size();
		return new Translations(heldOutTarget, outputs.subList(from, from + heldOutTarget.size()), heldOutSource);
	}

	private List<FloatArray> sourcesBack(final List<FloatArray> outputs) {
		return outputs.subList(heldOutSource.size(), 2 * heldOutSource.size());
	}

	private List<FloatArray> targetsBack(final List<FloatArray> outputs) {
		return outputs.subList(outputs.size() - heldOutTarget.size(), outputs.size());
	}

	/**
	 * How unlike the other domain the translated images are, as sets, the mean of both directions; plus
	 * the {@link #error} of those that have come back; plus how far the contrast is inverted, if it is
	 * known what is right.
	 */
	@Override
	public double distance(final List<FloatArray> outputs) {
		final double sets = (forward(outputs).distance() + backward(outputs).distance()) / 2;
		final double contrast = contrast(outputs);
		return sets + error(outputs) + (contrast < 0 ? -contrast : 0);
	}

	/** The root mean square difference of images that have come back from what they were. */
	@Override
	public double error(final List<FloatArray> outputs) {
		return (Translations.meanDifference(sourcesBack(outputs), heldOutSource)
				+ Translations.meanDifference(targetsBack(outputs), heldOutTarget)) / 2;
	}

	@Override
	public double contrast(final List<FloatArray> outputs) {
		if (polarity == 0) return Double.NaN;
		return polarity * (forward(outputs).correlation() + backward(outputs).correlation()) / 2;
	}

	/** Of the direction that changes less. */
	@Override
	public double change(final List<FloatArray> outputs) {
		return Math.min(forward(outputs).change(), backward(outputs).change());
	}

	@Override
	public List<String> exampleTitles() {
		return List.of("image", "translated", "and back");
	}

	@Override
	public List<Example> examples(final List<FloatArray> outputs) {
		final List<Example> examples = new ArrayList<>();
		final Translations there = forward(outputs);
		for (int i = 0; i < Math.min(EXAMPLES, heldOutSource.size()); i++)
			examples.add(
					new Example(List.of(heldOutSource.get(i), there.outputs().get(i), sourcesBack(outputs).get(i))));
		final Translations back = backward(outputs);
		for (int i = 0; i < Math.min(EXAMPLES, heldOutTarget.size()); i++)
			examples.add(
					new Example(List.of(heldOutTarget.get(i), back.outputs().get(i), targetsBack(outputs).get(i))));
		return examples;
	}
}
