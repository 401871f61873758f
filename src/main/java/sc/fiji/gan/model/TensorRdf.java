package sc.fiji.gan.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.gan.model.Processing.FixedZeroMeanUnitVariance;

/**
 * An input or output as rdf.yaml 0.5 describes it: what {@link TensorDescription} keeps, and its
 * two axes in space, from which scale, halo and sizes are read.
 */
record TensorRdf(TensorDescription description, Fields y, Fields x) {

	private static final List<String> LAYOUT = List.of("batch", "y", "x", "channel");

	/** Of the own fields of a package: bits of a pixel of the result. */
	static final String BIT_DEPTH = "bit_depth";
	private static final String DATA = "data";
	private static final String RANGE = "range";

	/** @param processing {@code preprocessing} or {@code postprocessing} */
	static TensorRdf read(final Fields tensor, final String processing) {
		final List<Fields> axes = tensor.children("axes");
		final List<String> layout = axes.stream().map(TensorRdf::axisName).toList();
		if (!layout.equals(LAYOUT))
			throw tensor.refused("the axes of '" + tensor.text("id") + "' are " + layout
					+ "; only 2D images laid out as " + LAYOUT + " are supported");
		final List<String> channels = axes.get(3).texts("channel_names");
		if (channels.isEmpty()) throw axes.get(3).wrong("channel_names", "a list of names");
		final List<Processing> steps = tensor.children(processing).stream().map(ProcessingRdf::read)
				.flatMap(Optional::stream).toList();
		for (final Processing step : steps)
			if (step instanceof FixedZeroMeanUnitVariance fixed && fixed.mean().size() > 1
					&& fixed.mean().size() != channels.size())
				throw tensor.refused("it normalises " + fixed.mean().size() + " channels, but has " + channels.size());
		return new TensorRdf(new TensorDescription(tensor.text("id"), channels, steps), axes.get(1), axes.get(2));
	}

	/**
	 * What the pixels of the output are.
	 *
	 * @param own the package's own fields, which alone tell the bit depth
	 * @param output whose field {@code data} tells what is black and white
	 */
	static PixelRange readPixels(final Fields own, final Fields output) {
		if (!own.has(BIT_DEPTH)) return PixelRange.UNKNOWN;
		final int bits = own.whole(BIT_DEPTH, 8, 32);
		if (bits != 8 && bits != 16 && bits != 32) throw own.wrong(BIT_DEPTH, "8, 16 or 32");
		final Fields data = output.child(DATA);
		final List<Double> range = data.numbers(RANGE);
		if (range.size() != 2 || range.get(0) >= range.get(1))
			throw data.wrong(RANGE, "two numbers, the smaller one first");
		return new PixelRange(bits, range.get(0), range.get(1));
	}

	private static String axisName(final Fields axis) {
		final String type = axis.text("type");
		return type.equals("space") ? axis.text("id") : type;
	}

	Stream<Fields> space() {
		return Stream.of(y, x);
	}

	/** The fields of an input. */
	static Map<String, Object> writeInput(final ModelDescription model) {
		if (model.generation().isPresent()) return GenerationRdf.writeInput(model.input(), model.generation().get());
		final Map<String, Object> size = new LinkedHashMap<>();
		size.put("min", minimumSize(model));
		size.put("step", model.multiple());
		final Map<String, Object> tensor = tensor(model.input(), axis -> axis.put("size", size));
		putSteps(tensor, "preprocessing", model.input());
		return tensor;
	}

	/** The fields of one of its outputs. */
	static Map<String, Object> writeOutput(final ModelDescription model, final TensorDescription output) {
		if (model.task() == Task.FEATURE_EXTRACTION) return tensor(output, axis -> axis.put("size", Map.of("min", 1)));
		final Map<String, Object> tensor = tensor(output,
				model.generation().<AxisFields>map(generation -> axis -> axis.put("size", generation.size()))
						.orElse(axis -> putEnlarged(axis, model)));
		putSteps(tensor, "postprocessing", output);
		if (output.pixels().isKnown()) tensor.put(DATA, data(output.pixels()));
		return tensor;
	}

	private static Map<String, Object> data(final PixelRange pixels) {
		final Map<String, Object> data = new LinkedHashMap<>();
		data.put("type", "float32");
		data.put(RANGE, List.of(pixels.black(), pixels.white()));
		return data;
	}

	private static void putEnlarged(final Map<String, Object> axis, final ModelDescription model) {
		final Map<String, Object> size = new LinkedHashMap<>();
		size.put("tensor_id", model.input().id());
		size.put("axis_id", axis.get("id"));
		size.put("offset", 0);
		axis.put("size", size);
		axis.put("scale", 1.0 / model.scale());
		if (model.halo() > 0) axis.put("halo", model.halo() * model.scale());
	}

	/** The smallest block with at least one pixel that lies further than the halo from every side. */
	static int minimumSize(final ModelDescription model) {
		final int multiple = model.multiple();
		return (2 * model.halo() + 1 + multiple - 1) / multiple * multiple;
	}

	private interface AxisFields {

		void addTo(Map<String, Object> axis);
	}

	private static Map<String, Object> tensor(final TensorDescription description, final AxisFields space) {
		final List<Map<String, Object>> axes = new ArrayList<>();
		for (final String name : LAYOUT) {
			final boolean inSpace = name.equals("y") || name.equals("x");
			final Map<String, Object> axis = new LinkedHashMap<>();
			axis.put("type", inSpace ? "space" : name);
			if (inSpace) {
				axis.put("id", name);
				space.addTo(axis);
			}
			if (name.equals("channel")) axis.put("channel_names", description.channels());
			axes.add(axis);
		}
		final Map<String, Object> tensor = new LinkedHashMap<>();
		tensor.put("id", description.id());
		tensor.put("axes", axes);
		return tensor;
	}

	private static void putSteps(final Map<String, Object> tensor, final String key,
			final TensorDescription description) {
		if (description.processing().isEmpty()) return;
		tensor.put(key, description.processing().stream().map(ProcessingRdf::write).toList());
	}
}
