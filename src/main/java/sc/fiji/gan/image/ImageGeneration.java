package sc.fiji.gan.image;

import java.util.ArrayList;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.BackgroundWork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.GenerationRequest.Mode;
import sc.fiji.gan.image.GeneratorInputs.Wanted;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.PixelRange;

/**
 * Images made by a generator: seeds in, ImagePlus out.
 * <p>
 * One image goes through the network at a time. Many at once would be faster by a little, but the
 * last digits of an image would depend on how many there are, and with them now and then a pixel:
 * the same seed is to give the same image, whatever is made beside it.
 */
public final class ImageGeneration {

	private final ModelDescription model;
	private final GenerationDescription generator;
	private final Network network;
	private final MemoryBudget budget;
	private final Provenance provenance;

	/**
	 * @param model a generator
	 * @param network stays open, for whoever opened it to close
	 * @param provenance what the result says of its origin
	 */
	public ImageGeneration(final ModelDescription model, final Network network, final MemoryBudget budget,
			final Provenance provenance) {
		this.model = model;
		generator = model.generation().orElseThrow();
		this.network = network;
		this.budget = budget;
		this.provenance = provenance;
	}

	/**
	 * Makes images.
	 *
	 * @return a stack titled as the model, not shown, with a slice for each image and a label that
	 * tells category and seed; of mixed styles, one image in which all are side by side
	 * @throws IllegalArgumentException if the model cannot make them, or the memory cannot hold them;
	 *     one sentence for the user
	 * @throws java.util.concurrent.CancellationException if {@code progress} is canceled
	 */
	public ImagePlus generate(final GenerationRequest settings, final Progress progress) {
		final GeneratorInputs inputs = new GeneratorInputs(model, settings);
		final boolean grid = settings.mode() == Mode.STYLES;
		requireMemory(settings.count(), grid ? (settings.count() + 1L) * (settings.count() + 1) : settings.count());
		final ImageStack stack = grid
				? grid(inputs.all(), settings.count() + 1, progress)
				: stack(inputs.all(), progress);
		return finish(stack, settings.toString());
	}

	/**
	 * Makes images of a text, if the model is told sentences.
	 *
	 * @return a stack titled as the model, not shown, with a slice for each image and a label that
	 * tells prompt and seed
	 * @throws IllegalArgumentException if the model does not know a word, or the memory cannot hold the
	 *     images; one sentence for the user
	 * @throws java.util.concurrent.CancellationException if {@code progress} is canceled
	 */
	public ImagePlus generate(final PromptRequest settings, final Progress progress) {
		final PromptInputs inputs = new PromptInputs(model, settings);
		requireMemory(settings.count(), settings.count());
		return finish(stack(inputs.all(), progress), settings.toString());
	}

	private void requireMemory(final int count, final long images) {
		final long bytes = (long) generator.size() * generator.size()
				* (bitDepth() == 24 ? 4 : (long) model.outputChannels() * bitDepth() / 8);
		final long most = budget.heapBytes() / 2 / bytes;
		if (images > most)
			throw new IllegalArgumentException("count=" + count + ": images of " + generator.size() + " x "
					+ generator.size() + " pixels, and there is memory for some " + most
					+ "; give less, or give ImageJ more memory (Edit > Options > Memory & Threads...).");
	}

	/**
	 * Makes one image of a seed.
	 *
	 * @param category its name; ignored by a model that knows none
	 * @throws IllegalArgumentException if the model does not know the category
	 */
	public PixelValues image(final String category, final long seed, final double truncation) {
		final Wanted wanted = new GeneratorInputs(model,
				new GenerationRequest(1, generator.isConditional() ? category : "", seed, truncation)).all().get(0);
		return pixels(wanted.input());
	}

	private PixelValues pixels(final FloatArray input) {
		return new PixelValues(TensorValues.finished(network.run(input), model.output()), bitDepth());
	}

	private int bitDepth() {
		final int bits = model.output().pixels().bitDepth();
		return bits == 8 && model.output().isColour() ? 24 : bits;
	}

	private ImageStack stack(final List<Wanted> all, final Progress progress) {
		final ImageStack stack = new ImageStack(generator.size(), generator.size());
		int done = 0;
		for (final List<ImageProcessor> planes : images(all, progress)) {
			final String label = all.get(done++).label();
			planes.forEach(plane -> stack.addSlice(label, plane));
		}
		return stack;
	}

	/** All images side by side, {@code columns} in a row. */
	private ImageStack grid(final List<Wanted> all, final int columns, final Progress progress) {
		final List<List<ImageProcessor>> images = images(all, progress);
		final int edge = columns * generator.size();
		final ImageStack stack = new ImageStack(edge, edge);
		for (int c = 0; c < images.get(1).size(); c++) {
			final ImageProcessor plane = images.get(1).get(c).createProcessor(edge, edge);
			for (int i = 0; i < images.size(); i++)
				if (!images.get(i).isEmpty())
					plane.insert(images.get(i).get(c), i % columns * generator.size(), i / columns * generator.size());
			stack.addSlice(null, plane);
		}
		return stack;
	}

	private List<List<ImageProcessor>> images(final List<Wanted> all, final Progress progress) {
		final List<List<ImageProcessor>> images = new ArrayList<>();
		try (BackgroundWork background = new BackgroundWork("GAN generation")) {
			for (final Wanted wanted : all) {
				progress.update((double) images.size() / all.size(),
						model.id() + ": image " + (images.size() + 1) + " of " + all.size());
				images.add(
						wanted == null ? List.of() : background.await(() -> pixels(wanted.input()).planes(), progress));
			}
		}
		return images;
	}

	private ImagePlus finish(final ImageStack stack, final String parameters) {
		final ImagePlus image = new ImagePlus(model.id(), stack);
		final int channels = bitDepth() == 24 ? 1 : model.outputChannels();
		image.setDimensions(channels, stack.size() / channels, 1);
		final PixelRange range = model.output().pixels();
		final ImagePlus shown = range.isKnown()
				? Display.own(image, range)
				: channels > 1 ? new CompositeImage(image, CompositeImage.COMPOSITE) : image;
		shown.setOpenAsHyperStack(channels > 1);
		shown.setPosition(1, 1, 1);
		provenance.with("parameters", parameters).mark(shown);
		return shown;
	}

	/** Width and height of the images, in pixels. */
	public int size() {
		return generator.size();
	}
}
