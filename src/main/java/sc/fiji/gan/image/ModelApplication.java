package sc.fiji.gan.image;

import java.util.List;
import java.util.function.Consumer;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.InputLayout.InputPlane;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.PixelRange;

/**
 * A model applied to images: ImagePlus in, ImagePlus out.
 *
 * <pre>
 *
 * ModelApplication application = new ModelApplication(model, network, MemoryBudget.ofThisMachine());
 * ImagePlus result = application.apply(image, Progress.NONE);
 * </pre>
 * <p>
 * <b>Channels.</b> A model of one channel sees each channel of an image by itself. Of an RGB image
 * it sees the luma; the colour is enlarged by bicubic interpolation. A model of three channels
 * takes RGB or an image of three channels. A model whose two channels are named foreground and
 * boundary takes label images, see {@link Plane#labels}. A model that takes grain beside colours, a
 * style, is given it (see {@link Grain}), and grey images as they are displayed.
 * <p>
 * <b>What is kept.</b> Bit depth, dimensions, display ranges, LUTs, composite mode, calibration
 * (pixel size divided by the scale), slice labels, overlay (scaled) and the Info property. If there
 * is a selection with an area, its bounding box is processed as if it had been cropped before, and
 * a selection that is no rectangle is on the result too. Models whose output is in units of its own
 * ({@link ModelDescription#restoresRange()}) give images of the bit depth that they state, in grey,
 * or 32-bit ones, or RGB if they have three outputs for it; 8-bit images with a palette give RGB.
 * <p>
 * <b>Memory.</b> Planes are processed in tiles and read one by one, so that virtual stacks are
 * never in memory as a whole. The result of a virtual stack that would fill more than half of the
 * free heap is again a virtual stack, in temporary files that live as long as it does.
 * <p>
 * <b>NaN and infinite pixels</b> of 32-bit images are replaced for the network, NaN by the mean of
 * the finite pixels of its plane, infinity by the largest or smallest of them, and statistics leave
 * them out. In a 32-bit result the pixels that a NaN becomes are NaN. They are counted and reported
 * once.
 */
public final class ModelApplication {

	private final ModelDescription model;
	private final Network network;
	private final MemoryBudget budget;
	private final Provenance provenance;
	private final Consumer<String> warnings;

	/** Names model and version in the result, and drops warnings. */
	public ModelApplication(final ModelDescription model, final Network network, final MemoryBudget budget) {
		this(model, network, budget, Provenance.of(model), warning -> {});
	}

	/**
	 * @param network stays open, for whoever opened it to close
	 * @param provenance what the result says of its origin
	 * @param warnings told in one sentence what the user should know of the result, if anything
	 */
	public ModelApplication(final ModelDescription model, final Network network, final MemoryBudget budget,
			final Provenance provenance, final Consumer<String> warnings) {
		this.model = model;
		this.network = network;
		this.budget = budget;
		this.provenance = provenance;
		this.warnings = warnings;
	}

	/**
	 * Applies the model to all planes of an image. It blocks until the result is there.
	 *
	 * @param input is not changed
	 * @param progress asked about 20 times a second whether to go on
	 * @return a new image, not shown, titled {@code <title without file extension>-<model id>}
	 * @throws IllegalArgumentException if the image does not suit the model or the memory; one sentence
	 *     for the user
	 * @throws java.util.concurrent.CancellationException if {@code progress} is canceled
	 * @throws sc.fiji.gan.engine.EngineException if the network fails
	 */
	public ImagePlus apply(final ImagePlus input, final Progress progress) {
		return apply(input, StyleMixture.FULL, progress);
	}

	/**
	 * The same with a part of a style, if the model is one: it takes grain, and makes colours from 0 to
	 * 255.
	 *
	 * @param mixture how much of what the network makes is put on the image
	 */
	public ImagePlus apply(final ImagePlus input, final StyleMixture mixture, final Progress progress) {
		final InputLayout source = new InputLayout(input, model);
		final ResultLayout layout = ResultLayout.of(source, model);
		final ResultSize size = ResultSize.of(source, layout, model, budget, input.getTitle());
		final NonFinitePixels nonFinite = new NonFinitePixels();
		final ImagePlus result;
		try (PlaneStore store = size.newStore()) {
			process(source, layout, mixture, size, store, nonFinite, progress);
			result = new ImagePlus(title(input, model), store.finish());
		}
		nonFinite.report(input.getTitle(), layout.bitDepth() == 32, warnings);
		return finish(input, source, layout, result);
	}

	/**
	 * The title of a result: {@code <title without file extension>-<model id>}.
	 */
	public static String title(final ImagePlus input, final ModelDescription model) {
		return title(input, model.id());
	}

	/** The same for whatever is made of an image: {@code <title without file extension>-<what>}. */
	public static String title(final ImagePlus input, final String what) {
		return FileExtension.removed(input.getTitle()) + "-" + what;
	}

	private void process(final InputLayout source, final ResultLayout layout, final StyleMixture mixture,
			final ResultSize size, final PlaneStore store, final NonFinitePixels nonFinite, final Progress progress) {
		final int planes = source.groups() * source.slices() * source.frames();
		final Steps steps = new Steps(progress, model.id(), (long) planes * size.grid().size());
		try (TiledNetwork tiles = new TiledNetwork(network, model, size.grid(), steps)) {
			for (int g = 0; g < source.groups(); g++) {
				final Normalisation before = normalisation(source, g, steps);
				final Normalisation after = model.restoresRange()
						? before.inverse()
						: Normalisation.fixed(model.output().processing(), model.outputChannels());
				for (int t = 0; t < source.frames(); t++)
					for (int z = 0; z < source.slices(); z++) {
						steps.check();
						final InputPlane plane = source.plane(g, z, t);
						nonFinite.add(plane.floats());
						final OutputPlane output = mixture.over(plane,
								layout.newPlane(plane, size.width(), size.height()));
						tiles.run(plane.pixels(), before, after, output);
						store(output.processors(), source, g, z, t, store);
					}
			}
		}
	}

	private Normalisation normalisation(final InputLayout source, final int group, final Steps steps) {
		return source.normalisation(model.input(), group, steps::check);
	}

	private static void store(final List<ImageProcessor> planes, final InputLayout source, final int group, final int z,
			final int t, final PlaneStore store) {
		final int channels = source.groups() * planes.size();
		for (int c = 0; c < planes.size(); c++) {
			final int channel = group * planes.size() + c;
			store.put(1 + channel + channels * (z + source.slices() * t), planes.get(c), source.label(group, z, t));
		}
	}

	private ImagePlus finish(final ImagePlus input, final InputLayout source, final ResultLayout layout,
			final ImagePlus result) {
		result.setDimensions(source.groups() * layout.planes(), source.slices(), source.frames());
		new Geometry(source.area(), model.scale()).transfer(input, result);
		final PixelRange own = model.output().pixels();
		final ImagePlus shown = layout.keepsRange() || !own.isKnown()
				? Display.transfer(input, result, layout.keepsRange())
				: Display.own(result, own);
		shown.setOpenAsHyperStack(input.isHyperStack());
		shown.setPosition(Math.min(input.getC(), shown.getNChannels()), input.getZ(), input.getT());
		Properties.transfer(input, shown);
		provenance.mark(shown);
		return shown;
	}
}
