package sc.fiji.gan.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Puts together the {@code rdf.yaml} of a package, format 0.5. What the format does not foresee
 * goes under {@code config.fiji_gan}.
 */
final class RdfWriter {

	private static final String FORMAT_VERSION = "0.5.4";
	/** Of the native library that TensorFlow Java 1.1.0 is built on. */
	private static final String TENSORFLOW_VERSION = "2.18.0";
	private static final String PROJECT = "https://github.com/fiji/fiji-gan";

	/** A folder name on every file system, and a choice in a macro. */
	private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
	private static final Pattern TENSOR_ID = Pattern.compile("[a-z_][a-z0-9_]{0,31}");
	private static final Pattern CHANNEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
	/**
	 * What the format refuses in a name; ours are made of the names of files and folders, which hold
	 * it.
	 */
	private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_+\\- ()]");
	private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

	private final ModelDescription description;
	private final Map<String, Object> input;
	private final List<Map<String, Object>> outputs;
	private final List<Map<String, Object>> cite = new ArrayList<>();
	private final List<String> tags;
	private final List<Map<String, Object>> attachments = new ArrayList<>();
	private String summary;
	private List<String> authors = List.of("The fiji-gan developers");
	private Object provenance;
	private Map<String, Object> weights;
	private Map<String, Object> cover;
	private String documentation;

	RdfWriter(final ModelDescription description) {
		this.description = description;
		require(ID, description.id(), "model id",
				"lower-case letters, digits and single hyphens, such as 'my-model-x2'");
		require(VERSION, description.version(), "version", "numbers and dots, such as '1.0.0'");
		final List<TensorDescription> tensors = new ArrayList<>(description.outputs());
		tensors.add(0, description.input());
		for (final TensorDescription tensor : tensors) {
			require(TENSOR_ID, tensor.id(), "tensor id", "at most 32 lower-case letters, digits and underscores");
			for (final String channel : tensor.channels())
				require(CHANNEL, channel, "channel name", "letters, digits and underscores");
		}
		input = TensorRdf.writeInput(description);
		outputs = description.outputs().stream().map(output -> TensorRdf.writeOutput(description, output)).toList();
		tags = new ArrayList<>(List.of("fiji-gan", "fiji", description.task().tag()));
		summary = description.name();
		cite("fiji-gan: generative adversarial networks in Fiji", PROJECT);
	}

	/** Whether a package may be called so. */
	static boolean isId(final String text) {
		return ID.matcher(text).matches();
	}

	private static void require(final Pattern pattern, final String value, final String what, final String expected) {
		if (value == null || !pattern.matcher(value).matches())
			throw new IllegalArgumentException(
					"The " + what + " '" + value + "' is not allowed: use " + expected + ".");
	}

	void summary(final String text) {
		summary = text;
	}

	void authors(final List<String> names) {
		authors = List.copyOf(names);
	}

	void cite(final String text, final String url) {
		final Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("text", text);
		entry.put("url", url);
		cite.add(entry);
	}

	void tags(final List<String> more) {
		tags.addAll(more);
	}

	void provenance(final Map<String, ?> map) {
		provenance = plain(map);
	}

	/**
	 * What every YAML reader understands: anything unknown becomes its text. Maps without an order are
	 * written by their keys: that of {@link Map#of} is another one in each process.
	 */
	private static Object plain(final Object value) {
		if (value instanceof Map<?, ?> map) {
			final Map<String, Object> plain = map instanceof LinkedHashMap ? new LinkedHashMap<>() : new TreeMap<>();
			map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
			return plain;
		}
		if (value instanceof Collection<?> list) return list.stream().map(RdfWriter::plain).toList();
		if (value instanceof Float number) return Double.valueOf(number.toString());
		return value instanceof Number || value instanceof Boolean || value == null ? value : value.toString();
	}

	/** @param file its fields {@code source} and {@code sha256}, as in all methods below */
	void weights(final Map<String, Object> file) {
		weights = file;
	}

	void cover(final Map<String, Object> file) {
		cover = file;
	}

	void attachment(final Map<String, Object> file) {
		attachments.add(file);
	}

	void testInput(final Map<String, Object> file) {
		input.put("test_tensor", file);
	}

	void testOutput(final int index, final Map<String, Object> file) {
		outputs.get(index).put("test_tensor", file);
	}

	void documentation(final String file) {
		documentation = file;
	}

	/** The text of the file. */
	String toYaml() {
		return toYaml(fields(), true);
	}

	/**
	 * The text of such fields, made of what YAML knows.
	 *
	 * @param flat whether what comes twice is written twice; it must not contain itself then
	 */
	static String toYaml(final Map<?, ?> fields, final boolean flat) {
		final DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setAllowUnicode(true);
		options.setWidth(100);
		options.setDereferenceAliases(flat);
		return new Yaml(options).dump(fields);
	}

	private Map<String, Object> fields() {
		final Map<String, Object> rdf = new LinkedHashMap<>();
		rdf.put("format_version", FORMAT_VERSION);
		rdf.put("type", "model");
		rdf.put("id", description.id());
		rdf.put("name", NOT_IN_NAMES.matcher(description.name()).replaceAll("_"));
		rdf.put("version", description.version());
		rdf.put("description", summary);
		rdf.put("authors", authors.stream().map(name -> Map.of("name", name)).toList());
		rdf.put("cite", cite);
		rdf.put("license", description.licence());
		rdf.put("git_repo", PROJECT);
		rdf.put("tags", tags.stream().distinct().toList());
		if (documentation != null) rdf.put("documentation", documentation);
		if (cover != null) rdf.put("covers", List.of(cover.get("source")));
		if (!attachments.isEmpty()) rdf.put("attachments", attachments);
		rdf.put("inputs", List.of(input));
		rdf.put("outputs", outputs);
		rdf.put("weights", Map.of(ModelPackage.WEIGHTS, weightsFields()));
		rdf.put("config", Map.of("fiji_gan", own()));
		return rdf;
	}

	private Map<String, Object> weightsFields() {
		final Map<String, Object> fields = new LinkedHashMap<>(weights);
		fields.put("tensorflow_version", TENSORFLOW_VERSION);
		return fields;
	}

	private Map<String, Object> own() {
		final Map<String, Object> own = new LinkedHashMap<>();
		own.put("task", description.task().tag());
		own.put("scale", description.scale());
		own.put("halo", description.halo());
		own.put("multiple", description.multiple());
		own.put("restores_range", description.restoresRange());
		if (description.output().pixels().isKnown())
			own.put(TensorRdf.BIT_DEPTH, description.output().pixels().bitDepth());
		description.generation().ifPresent(g -> own.put(GenerationRdf.GENERATOR,
				GenerationRdf.write(g, description.task() == Task.TEXT_TO_IMAGE)));
		own.put("weights_hash", weights.get("sha256"));
		if (provenance != null) own.put(ModelPackage.TRAINING, provenance);
		return own;
	}
}
