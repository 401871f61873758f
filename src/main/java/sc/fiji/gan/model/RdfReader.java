package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the {@code rdf.yaml} of a package, format 0.5. What the project's own packages say under
 * {@code config.fiji_gan} is taken from the axes and tags of a foreign package.
 * <p>
 * Older formats have another layout; their readers belong beside this one and are chosen in
 * {@link #describe}.
 */
final class RdfReader {

	private static final List<String> NAMES = List.of("rdf.yaml", "bioimageio.yaml", "model.yaml");
	private static final int MAX_BYTES = 1 << 20;
	private static final int MAX_ALIASES = 20;
	private static final int MAX_NESTING = 30;
	private static final int MAX_SCALE = 64;
	/** A pixel size of a third is written as 0.333 by some. */
	private static final double SCALE_TOLERANCE = 0.01;
	private static final int MAX_PIXELS = 1 << 14;

	private final Fields root;
	private final String id;

	private RdfReader(final Fields root, final String id) {
		this.root = root;
		this.id = id;
	}

	/** Whether a folder looks like a package. */
	static boolean isPackage(final Path folder) {
		return NAMES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
	}

	/** The fields of a package's rdf.yaml. Objects are never constructed from it, sizes are limited. */
	static Fields load(final Path folder, final String id) {
		final Path file = NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst()
				.orElseThrow(() -> new ModelException(
						"There is no model in '" + folder + "': a model package is a folder with an rdf.yaml."));
		return loadFile(file, id);
	}

	/** The fields of another file, of YAML or JSON. */
	static Fields loadFile(final Path file, final String id) {
		final String broken = "Model '" + id + "' cannot be used: its " + file.getFileName();
		try {
			if (Files.size(file) > MAX_BYTES)
				throw new ModelException(broken + " is larger than " + MAX_BYTES
						+ " bytes, which no description is: install the model again.");
			if (parse(Files.readString(file)) instanceof Map<?, ?> map) return Fields.root(id, map);
			throw new ModelException(broken + " is not a YAML mapping: install the model again.");
		} catch (final CharacterCodingException e) {
			throw new ModelException(broken + " is not UTF-8 text: install the model again.", e);
		} catch (final IOException e) {
			throw new ModelException(
					broken + " cannot be read (" + e.getClass().getSimpleName() + "): check its permissions.", e);
		} catch (final YamlError e) {
			throw new ModelException(broken + " is not YAML (" + e.getMessage() + "): install the model again.", e);
		}
	}

	private static Object parse(final String text) throws YamlError {
		final LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setMaxAliasesForCollections(MAX_ALIASES);
		options.setNestingDepthLimit(MAX_NESTING);
		options.setCodePointLimit(MAX_BYTES);
		try {
			return new Yaml(new SafeConstructor(options)).load(text);
		} catch (final RuntimeException e) { // its own exceptions, and those of the parsers of numbers and dates
			throw new YamlError(e);
		}
	}

	/** The first line of what the YAML library says. */
	private static final class YamlError extends Exception {

		private static final long serialVersionUID = 1L;

		YamlError(final RuntimeException cause) {
			super(String.valueOf(cause.getMessage()).lines().map(String::trim).findFirst().orElse("unreadable"), cause);
		}
	}

	/**
	 * @throws ModelException with one sentence if a field is missing, wrong, or asks for what is not
	 *     supported
	 */
	static ModelDescription describe(final Fields root, final String id) {
		return new RdfReader(root, id).describe();
	}

	private ModelDescription describe() {
		final String format = root.text("format_version");
		if (!format.startsWith("0.5."))
			throw root.refused("its format_version is " + format
					+ ", but only 0.5 is supported: ask for the model in the current BioImage Model Zoo format");
		if (!root.text("type").equals("model")) throw root.wrong("type", "'model'");
		final Fields own = root.childOrEmpty("config").childOrEmpty("fiji_gan");
		final Task task = task(own);
		if (task == Task.GENERATION || task == Task.TEXT_TO_IMAGE) return describeGenerator(own, task);
		final TensorRdf input = TensorRdf.read(only("inputs"), "preprocessing");
		if (task == Task.FEATURE_EXTRACTION) return describeFeatures(input, own);
		final TensorRdf output = TensorRdf.read(only("outputs"), "postprocessing");
		final PixelRange pixels = TensorRdf.readPixels(own, only("outputs"));
		final int scale = scale(input, output);
		if (own.whole("scale", 1, MAX_SCALE, scale) != scale)
			throw own.wrong("scale", scale + " as the axes of the output say");
		final int halo = own.whole("halo", 0, MAX_PIXELS, halo(output, scale));
		final int multiple = own.whole("multiple", 1, MAX_PIXELS, multiple(input));
		return new ModelDescription(id, root.text("name"), root.text("version", "0.0.0"), task,
				root.text("license", "not stated"), input.description(), output.description().withPixels(pixels), scale,
				halo, multiple, own.flag("restores_range", false));
	}

	/** Its layers have sizes of their own, which are known when it is run. */
	private ModelDescription describeFeatures(final TensorRdf input, final Fields own) {
		final List<TensorDescription> layers = root.children("outputs").stream()
				.map(layer -> TensorRdf.read(layer, "postprocessing").description()).toList();
		if (layers.isEmpty()) throw root.wrong("outputs", "a list of tensors");
		for (final TensorDescription layer : layers)
			if (!layer.processing().isEmpty())
				throw root.refused("its layer '" + layer.id() + "' is postprocessed, which is not supported");
		return new ModelDescription(id, root.text("name"), root.text("version", "0.0.0"), Task.FEATURE_EXTRACTION,
				root.text("license", "not stated"), input.description(), layers, 1, own.whole("halo", 0, MAX_PIXELS, 0),
				multiple(input), own.flag("restores_range", false));
	}

	/** It is given no image, and makes images of one size. */
	private ModelDescription describeGenerator(final Fields own, final Task task) {
		final GenerationDescription generation = GenerationRdf.read(own, only("inputs"), only("outputs"));
		final TensorDescription output = TensorRdf.read(only("outputs"), "postprocessing").description()
				.withPixels(TensorRdf.readPixels(own, only("outputs")));
		return ModelDescription.ofGenerator(id, root.text("name"), root.text("version", "0.0.0"),
				root.text("license", "not stated"), task, only("inputs").text("id"), output, generation);
	}

	private Fields only(final String key) {
		final List<Fields> tensors = root.children(key);
		if (tensors.isEmpty()) throw root.wrong(key, "a list of tensors");
		if (tensors.size() > 1) throw root.refused("it has " + tensors.size() + " " + key + "; only one is supported");
		return tensors.get(0);
	}

	/** The task that a text in a list names, if one does. */
	static Optional<Task> task(final List<String> tags) {
		return Arrays.stream(Task.values())
				.filter(task -> tags.stream().anyMatch(tag -> tag.equalsIgnoreCase(task.tag()))).findFirst();
	}

	private Task task(final Fields own) {
		final List<String> tags = own.has("task") ? List.of(own.text("task")) : root.texts("tags");
		return task(tags).orElseThrow(() -> own.has("task")
				? own.wrong("task", "one of " + tasks())
				: root.refused("none of its tags " + tags + " says what it is for; expected is one of " + tasks()));
	}

	private static List<String> tasks() {
		return Arrays.stream(Task.values()).map(Task::tag).toList();
	}

	/** An axis grows by the ratio of the pixel sizes; both axes alike. */
	private int scale(final TensorRdf input, final TensorRdf output) {
		final double y = scale(input, input.y(), output.y());
		final double x = scale(input, input.x(), output.x());
		final int scale = (int) Math.rint(y);
		if (Math.abs(y - x) > SCALE_TOLERANCE || Math.abs(y - scale) > SCALE_TOLERANCE || scale < 1
				|| scale > MAX_SCALE)
			throw root.refused("it enlarges images " + y + "-fold in y and " + x
					+ "-fold in x; supported is a whole number from 1 to " + MAX_SCALE + ", the same for both");
		return scale;
	}

	private static double scale(final TensorRdf input, final Fields from, final Fields to) {
		final Fields size = to.child("size");
		if (!size.text("tensor_id").equals(input.description().id()))
			throw size.wrong("tensor_id", "'" + input.description().id() + "'");
		if (!size.text("axis_id").equals(from.text("id"))) throw size.wrong("axis_id", "'" + from.text("id") + "'");
		if (size.number("offset", 0) != 0)
			throw size.refused("its output is cropped (an 'offset' other than 0), which is not supported");
		return from.number("scale", 1) / to.number("scale", 1);
	}

	/** The axes say how many output pixels are to be cropped at each side. */
	private static int halo(final TensorRdf output, final int scale) {
		final int halo = output.space().mapToInt(axis -> axis.whole("halo", 0, MAX_PIXELS, 0)).max().orElse(0);
		return (halo + scale - 1) / scale;
	}

	private static int multiple(final TensorRdf input) {
		return input.space().mapToInt(RdfReader::step).reduce(1, RdfReader::leastCommonMultiple);
	}

	private static int step(final Fields axis) {
		if (axis.raw("size") instanceof Number size)
			throw axis.refused("it takes only blocks of " + size
					+ " pixels; supported are models for any size that is a multiple of some number");
		final Fields size = axis.child("size");
		final int step = size.whole("step", 1, MAX_PIXELS);
		if (size.whole("min", 1, MAX_PIXELS) % step != 0) throw size.wrong("min", "a multiple of the step, " + step);
		return step;
	}

	private static int leastCommonMultiple(final int a, final int b) {
		return Stream.iterate(a, multiple -> multiple + a).filter(multiple -> multiple % b == 0).findFirst()
				.orElseThrow();
	}
}
