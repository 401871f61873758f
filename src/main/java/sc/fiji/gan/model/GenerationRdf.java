package sc.fiji.gan.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A generator in {@code rdf.yaml}: its input has no place in an image, so its axes are numbered
 * ones, and what they mean stands under {@code config.fiji_gan.generator}.
 */
final class GenerationRdf {

	/** Of the own fields of a package. */
	static final String GENERATOR = "generator";

	private static final String WORDS = "words";
	private static final String LENGTH = "length";
	private static final int MOST_LATENTS = 1 << 14;
	private static final int MOST_STYLES = 64;
	private static final int LARGEST_IMAGE = 1 << 13;
	private static final int MOST_CATEGORIES = 10_000;

	private GenerationRdf() {}

	/**
	 * What a package says of its generator.
	 *
	 * @param own the package's own fields
	 * @param input which has to agree with them
	 * @param output likewise
	 */
	static GenerationDescription read(final Fields own, final Fields input, final Fields output) {
		final Fields fields = own.child(GENERATOR);
		final boolean told = fields.has(WORDS);
		final String key = told ? WORDS : "categories";
		final List<String> categories = fields.texts(key);
		if (categories.size() > MOST_CATEGORIES || categories.stream().distinct().count() < categories.size())
			throw fields.wrong(key, "a list of different names");
		final GenerationDescription generation = new GenerationDescription(fields.text("architecture"),
				fields.whole("latent", 1, MOST_LATENTS), categories,
				fields.whole(told ? LENGTH : "styles", 1, MOST_STYLES), fields.whole("size", 1, LARGEST_IMAGE));
		requireSizes(input, List.of(generation.styles(), 1, generation.inputs()));
		requireSizes(output, List.of(generation.size(), generation.size()));
		return generation;
	}

	/** Compares the sizes of the axes after the first one, which is the batch. */
	private static void requireSizes(final Fields tensor, final List<Integer> expected) {
		final List<Fields> axes = tensor.children("axes");
		if (axes.size() != 4) throw tensor.wrong("axes", "a list of four axes");
		for (int i = 0; i < expected.size(); i++)
			if (!expected.get(i).equals(axes.get(i + 1).raw("size")))
				throw axes.get(i + 1).wrong("size", expected.get(i) + ", as config.fiji_gan." + GENERATOR + " says");
	}

	/** The fields of the input. */
	static Map<String, Object> writeInput(final TensorDescription input, final GenerationDescription generation) {
		final List<Map<String, Object>> axes = new ArrayList<>();
		axes.add(Map.of("type", "batch"));
		axes.add(axis("style", generation.styles()));
		axes.add(axis("column", 1));
		axes.add(axis("latent", generation.inputs()));
		final Map<String, Object> tensor = new LinkedHashMap<>();
		tensor.put("id", input.id());
		tensor.put("axes", axes);
		return tensor;
	}

	private static Map<String, Object> axis(final String id, final int size) {
		final Map<String, Object> axis = new LinkedHashMap<>();
		axis.put("type", "index");
		axis.put("id", id);
		axis.put("size", size);
		return axis;
	}

	/**
	 * The own fields.
	 *
	 * @param told whether it is told sentences: its categories are words then, and its styles their
	 *     places
	 */
	static Map<String, Object> write(final GenerationDescription generation, final boolean told) {
		final Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("architecture", generation.architecture());
		fields.put("latent", generation.latent());
		fields.put(told ? WORDS : "categories", generation.categories());
		fields.put(told ? LENGTH : "styles", generation.styles());
		fields.put("size", generation.size());
		return fields;
	}
}
