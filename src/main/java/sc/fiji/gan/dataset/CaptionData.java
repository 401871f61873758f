package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import sc.fiji.gan.dataset.GenerationImages.Square;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TrainingData;

/**
 * What a network learns from that makes images of sentences. Batches are {@code images}, from -1 to
 * 1, {@code words}, their captions, and {@code wrong}, captions of other images that say something
 * else. Half of a batch is drawn from all images alike, the other half from all sentences alike, so
 * that what is rarely said is learnt too. Judged are images of fixed seeds and of the captions of
 * held-out images beside these.
 */
public final class CaptionData implements TrainingData {

	/** So that all of its images are seen in a pre-flight, and none takes long. */
	private static final int SAMPLES = 128;
	/** Large images take longer. */
	private static final int LEAST_SAMPLES = 64;
	private static final int USUAL_SIZE = 64;
	/** So many images are a group to discriminators that look at groups. */
	private static final int GROUP = 4;
	/** So that which caption a group has does not decide which of its images come. */
	private static final long SALT = 0x9E0DL;
	/** Captions that are looked at while it goes, and images of each. */
	private static final int PREVIEWS = 6;
	private static final int COLUMNS = 8;

	private final CaptionedImages captioned;
	private final int batch;
	private final Flips flips;
	private final long seed;
	private final LatentSpace space;
	private final List<Square> trained;
	private final List<List<Integer>> words;
	/** The numbers of the images of each sentence. */
	private final List<List<Integer>> bySentence;
	/** The number of the sentence of each image. */
	private final int[] sentences;
	private final List<Square> references;
	private final SetLikeness likeness;
	private final List<FloatArray> inputs = new ArrayList<>();
	private final int samples;
	private final List<Square> previews;

	/**
	 * @param batch images in a step
	 * @param seed decides the course of the batches
	 * @param space what the generator is given
	 */
	public CaptionData(final CaptionedImages captioned, final int batch, final Flips flips, final long seed,
			final LatentSpace space) {
		this.captioned = captioned;
		this.batch = batch;
		this.flips = flips;
		this.seed = seed;
		this.space = space;
		trained = captioned.images().of(0, false);
		words = trained.stream().map(captioned::words).toList();
		final Map<List<Integer>, List<Integer>> images = new LinkedHashMap<>();
		for (int i = 0; i < trained.size(); i++)
			images.computeIfAbsent(words.get(i), key -> new ArrayList<>()).add(i);
		bySentence = List.copyOf(images.values());
		final List<List<Integer>> said = List.copyOf(images.keySet());
		sentences = words.stream().mapToInt(said::indexOf).toArray();
		samples = Math.max(LEAST_SAMPLES,
				Math.min(SAMPLES, SAMPLES * USUAL_SIZE / Math.max(1, captioned.images().size())));
		references = spread(captioned.images().of(0, true), samples);
		likeness = new SetLikeness(arrays(references), arrays(spread(trained, samples)));
		for (int i = 0; i < samples; i++)
			inputs.add(input(i, references.get(i % references.size())));
		previews = differing(captioned.images().of(0, true), PREVIEWS);
		for (final Square preview : previews)
			for (int i = 0; i < COLUMNS; i++)
				inputs.add(input(i, preview));
	}

	private FloatArray input(final int sample, final Square square) {
		return space.input(GenerationData.seed(sample), captioned.words(square), 1);
	}

	/** Images of which no two have the same caption, as far as there are so many. */
	private List<Square> differing(final List<Square> squares, final int most) {
		final Map<List<Integer>, Square> first = new LinkedHashMap<>();
		spread(squares, squares.size()).forEach(square -> first.putIfAbsent(captioned.words(square), square));
		return spread(List.copyOf(first.values()), most);
	}

	/** Held-out images of which no two have the same caption. */
	public List<Square> examples(final int most) {
		return differing(captioned.images().of(0, true), most);
	}

	/** Captions that are looked at while it goes. */
	public List<String> previewed() {
		return previews.stream().map(captioned::caption).toList();
	}

	/**
	 * Images of one of the captions that are looked at.
	 *
	 * @param outputs as for {@link #distance}
	 */
	public List<FloatArray> preview(final List<FloatArray> outputs, final int caption) {
		return outputs.subList(samples + caption * COLUMNS, samples + (caption + 1) * COLUMNS);
	}

	/** So many at most, evenly chosen. */
	private static List<Square> spread(final List<Square> squares, final int most) {
		final int count = Math.min(most, squares.size());
		return IntStream.range(0, count).mapToObj(i -> squares.get(i * squares.size() / count)).toList();
	}

	private List<FloatArray> arrays(final List<Square> squares) {
		return squares.stream().map(captioned.images()::array).toList();
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final int size = captioned.images().size();
		final FloatArray pixels = FloatArray.zeros(batch, size, size, captioned.images().kind().channels());
		final FloatArray right = FloatArray.zeros(batch, space.styles(), 1, space.classes());
		final FloatArray wrong = FloatArray.zeros(batch, space.styles(), 1, space.classes());
		for (int i = 0; i < batch; i++) {
			final SplittableRandom random = RandomStream.of(seed, step, i);
			final int image = drawn(random, step, i);
			GenerationData.copy(trained.get(image).data(), flips.drawn(random), pixels, i);
			write(words.get(image), right, i);
			write(other(words.get(image), random), wrong, i);
		}
		return Map.of("images", pixels, "words", right, "wrong", wrong);
	}

	/**
	 * Image i has the caption of image {@code i + batch / 4} and so on, if there are so many of that
	 * caption: so it is seen how much images of the same caption differ. Every other such group is
	 * drawn from all images alike.
	 */
	private int drawn(final SplittableRandom random, final long step, final int index) {
		final int group = batch % GROUP == 0 ? index % (batch / GROUP) : index;
		final SplittableRandom shared = RandomStream.of(seed, SALT, step, group);
		final List<Integer> images = bySentence
				.get(group % 2 == 0 ? sentences[shared.nextInt(sentences.length)] : shared.nextInt(bySentence.size()));
		if (images.size() >= GROUP) return images.get(random.nextInt(images.size()));
		return index == group ? images.get(random.nextInt(images.size())) : random.nextInt(trained.size());
	}

	/** The caption of another image that says something else; there is one. */
	private List<Integer> other(final List<Integer> sentence, final SplittableRandom random) {
		while (true) {
			final List<Integer> other = words.get(random.nextInt(words.size()));
			if (!other.equals(sentence)) return other;
		}
	}

	private void write(final List<Integer> sentence, final FloatArray sentences, final int index) {
		for (int row = 0; row < sentence.size(); row++)
			sentences.data()[(index * space.styles() + row) * space.classes() + sentence.get(row)] = 1;
	}

	@Override
	public Map<String, String> settings() {
		return Map.of(IMAGES, captioned.images().hash(), "flips", flips.toString(), "captions",
				Integer.toHexString(captioned.captions().hashCode()));
	}

	@Override
	public List<FloatArray> heldOut() {
		return inputs;
	}

	/** How many images are held out. */
	public int references() {
		return captioned.images().of(0, true).size();
	}

	/** As of generators without captions: whether images agree with them is not known. */
	@Override
	public double distance(final List<FloatArray> outputs) {
		return likeness.distance(outputs.subList(0, samples)) + Math.max(0, 1 - variety(outputs));
	}

	/** The same of images that are trained on: the best that can be hoped for. */
	public double realDistance() {
		return likeness.realDistance();
	}

	@Override
	public double variety(final List<FloatArray> outputs) {
		return likeness.variety(outputs.subList(0, samples));
	}
}
