package sc.fiji.gan.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads format 0.5, whatever order the axes have. */
final class ForeignRdf {

	private static final int MAX_PIXELS = 1 << 14;
	private static final int MAX_SCALE = 64;
	private static final double SCALE_TOLERANCE = 0.01;

	private final Path folder;
	private final Fields root;

	ForeignRdf(final Path folder, final Fields root) {
		this.folder = folder;
		this.root = root;
	}

	ForeignModel read() {
		if (!root.text("type").equals("model")) throw root.wrong("type", "'model'");
		final Fields input = only(root, "inputs");
		final Fields output = only(root, "outputs");
		final Fields own = root.childOrEmpty("config").childOrEmpty("fiji_gan");
		final int scale = own.whole("scale", 1, MAX_SCALE, scale(input, output));
		return new ForeignModel("BioImage Model Zoo " + root.text("format_version"), ForeignModels.about(folder, root),
				ForeignModels.network(folder, root), tensor(input, "preprocessing"),
				tensor(output, "postprocessing").withPixels(TensorRdf.readPixels(own, output)), scale,
				own.whole("halo", 0, MAX_PIXELS, halo(output, Math.max(1, scale))),
				own.whole("multiple", 1, MAX_PIXELS, multiple(input)), own.flag("restores_range", false),
				examples(input, output));
	}

	/** One input and one output are what can be shown an image. */
	static Fields only(final Fields root, final String key) {
		final List<Fields> tensors = root.children(key);
		if (tensors.isEmpty()) throw root.wrong(key, "a list of tensors");
		if (tensors.size() > 1) throw root.refused("it has " + tensors.size() + " " + key + "; only one is supported");
		return tensors.get(0);
	}

	private static ForeignModel.Tensor tensor(final Fields tensor, final String processing) {
		final StringBuilder axes = new StringBuilder();
		List<String> channels = List.of();
		for (final Fields axis : tensor.children("axes")) {
			axes.append(letter(tensor, axis));
			if (axis.text("type").equals("channel")) channels = axis.texts("channel_names");
		}
		if (axes.indexOf("c") < 0) channels = List.of("grey");
		final List<Processing> steps = tensor.children(processing).stream().map(ProcessingRdf::read)
				.flatMap(Optional::stream).toList();
		return new ForeignModel.Tensor(tensor.text("id"), axes.toString(), channels, steps);
	}

	private static String letter(final Fields tensor, final Fields axis) {
		final String type = axis.text("type");
		final String name = type.equals("space") ? axis.text("id", "x") : type.substring(0, 1);
		if (!List.of("b", "c", "y", "x").contains(name))
			throw tensor.refused("'" + tensor.text("id") + "' has an axis '" + axis.text("id", type)
					+ "'; only 2D images are supported");
		return name;
	}

	private static Optional<Fields> axis(final Fields tensor, final String name) {
		return tensor.children("axes").stream()
				.filter(axis -> axis.text("type").equals("space") && axis.text("id", "x").equals(name)).findFirst();
	}

	private static int scale(final Fields input, final Fields output) {
		final Optional<Fields> from = axis(input, "x");
		final Optional<Fields> to = axis(output, "x");
		if (from.isEmpty() || to.isEmpty() || to.get().childIfMapping("size").isEmpty()) return ForeignModel.UNKNOWN;
		final double ratio = from.get().number("scale", 1) / to.get().number("scale", 1);
		final int scale = (int) Math.rint(ratio);
		return Math.abs(ratio - scale) < SCALE_TOLERANCE && scale >= 1 && scale <= MAX_SCALE
				? scale
				: ForeignModel.UNKNOWN;
	}

	private static int halo(final Fields output, final int scale) {
		int halo = ForeignModel.UNKNOWN;
		for (final String name : List.of("y", "x"))
			halo = Math.max(halo,
					axis(output, name).map(axis -> axis.whole("halo", 0, MAX_PIXELS, ForeignModel.UNKNOWN)).orElse(-1));
		return halo < 0 ? ForeignModel.UNKNOWN : (halo + scale - 1) / scale;
	}

	private static int multiple(final Fields input) {
		int multiple = ForeignModel.UNKNOWN;
		for (final String name : List.of("y", "x"))
			multiple = Math.max(multiple, axis(input, name).flatMap(axis -> axis.childIfMapping("size"))
					.map(size -> size.whole("step", 1, MAX_PIXELS, ForeignModel.UNKNOWN)).orElse(-1));
		return multiple;
	}

	private ForeignModel.Examples examples(final Fields input, final Fields output) {
		final List<Path> files = new ArrayList<>();
		for (final Fields tensor : List.of(input, output))
			files.add(
					tensor.has("test_tensor") ? ForeignModels.file(folder, tensor.files("test_tensor").get(0)) : null);
		return new ForeignModel.Examples(files.get(0), files.get(1), ForeignModels.cover(folder, root), false);
	}
}
