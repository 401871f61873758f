package sc.fiji.gan.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a generator makes images of, and which. Its one input is {@code {images, styles, 1, latent +
 * categories + 1}}: in each row normal random numbers, the category as a one among zeros, and how
 * far the style is from the average one, 1 for all the way. Its output is {@code {images, size,
 * size, channels}}.
 * <p>
 * If it is told sentences ({@link Task#TEXT_TO_IMAGE}), categories are the words that it knows, and
 * each row has the word at its place in the sentence.
 *
 * @param architecture what it was trained as, such as {@code stylegan}
 * @param latent how many random numbers an image is made of
 * @param categories names of what it makes, in the order of the ones; none if it knows no
 *     categories
 * @param styles how many rows the input has: of a network without styles that can be mixed, 1
 * @param size width and height of the images, in pixels
 */
public record GenerationDescription(String architecture, int latent, List<String> categories, int styles, int size) {

	public GenerationDescription {
		categories = List.copyOf(categories);
	}

	/** Whether it is told what to make. */
	public boolean isConditional() {
		return !categories.isEmpty();
	}

	/** How many numbers each row of the input has. */
	public int inputs() {
		return latent + categories.size() + 1;
	}

	/** The words that it knows, if it is told sentences. */
	public Vocabulary vocabulary() {
		return new Vocabulary(categories, styles);
	}

	/** The number of a category, from 0; nothing if it is not known. */
	public Optional<Integer> category(final String name) {
		return Optional.of(categories.indexOf(name)).filter(i -> i >= 0);
	}

	/** The input, by the name that the network has for it. */
	TensorDescription input(final String id) {
		return new TensorDescription(id,
				Stream.of(IntStream.rangeClosed(1, latent).mapToObj(i -> "normal" + i),
						IntStream.rangeClosed(1, categories.size()).mapToObj(i -> "category" + i),
						Stream.of("truncation")).flatMap(names -> names).toList(),
				List.of());
	}
}
