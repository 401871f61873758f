package sc.fiji.gan.image;

import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.image.GeneratorInputs.Wanted;
import sc.fiji.gan.image.PromptRequest.Mode;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Vocabulary;

/** What a network is given for each image of a text, and what the image is called. */
final class PromptInputs {

	private static final int LONGEST_LABEL = 120;

	private final LatentSpace space;
	private final PromptRequest settings;
	private final List<Integer> words;
	private final List<Integer> second;

	/**
	 * @throws IllegalArgumentException if the model does not know what is wanted; one sentence for the
	 *     user
	 */
	PromptInputs(final ModelDescription model, final PromptRequest settings) {
		final GenerationDescription generator = model.generation().orElseThrow();
		final Vocabulary vocabulary = generator.vocabulary();
		space = new LatentSpace(generator.latent(), generator.categories().size(), generator.styles());
		this.settings = settings;
		words = vocabulary.numbers(settings.prompt(), "prompt", model.id());
		second = settings.mode() == Mode.INTERPOLATION
				? vocabulary.numbers(settings.second(), "second", model.id())
				: words;
	}

	/** All images in their order. */
	List<Wanted> all() {
		return IntStream.range(0, settings.count())
				.mapToObj(settings.mode() == Mode.INTERPOLATION ? this::between : this::image).toList();
	}

	private Wanted image(final int index) {
		final long seed = settings.seed() + index;
		return new Wanted(shortened(settings.prompt()) + ", seed " + seed,
				space.input(seed, words, settings.truncation()));
	}

	/** The words change by degrees, all else stays. */
	private Wanted between(final int index) {
		final double part = (double) index / (settings.count() - 1);
		final FloatArray first = space.input(settings.seed(), words, settings.truncation());
		final FloatArray last = space.input(settings.seed(), second, settings.truncation());
		return new Wanted(shortened(settings.prompt()) + " to " + shortened(settings.second()) + ", "
				+ Math.round(100 * part) + " %, seed " + settings.seed(), space.between(first, last, part));
	}

	private static String shortened(final String prompt) {
		final String line = prompt.replaceAll("\\s+", " ");
		return line.length() <= LONGEST_LABEL ? line : line.substring(0, LONGEST_LABEL) + "...";
	}
}
