package sc.fiji.gan.image;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.TensorDescription;

/**
 * How an image is given to a model: which of its planes go into the network together, and how. A
 * model of one channel sees each channel of an image by itself, and the luma of RGB; a model of
 * several channels sees them all at once; a model of labels makes two channels of one; a model that
 * takes grain beside colours sees grey images as they are displayed.
 */
final class InputLayout {

	/**
	 * One plane for the network.
	 *
	 * @param pixels as many channels as the network takes, all finite
	 * @param colour red, green and blue where {@code pixels} is their luma, or has grain beside them;
	 *     else null
	 * @param floats the 32-bit planes in it, of which pixels may have been replaced
	 */
	record InputPlane(Plane pixels, Plane colour, List<FinitePlane> floats) {}

	private final ImagePlus image;
	private final ImageStack stack;
	private final Rectangle area;
	private final boolean labels;
	private final boolean grained;
	private final boolean rgb;
	/** Of the network, without grain. */
	private final int networkChannels;

	/** @throws IllegalArgumentException if the image does not suit the model */
	InputLayout(final ImagePlus image, final ModelDescription model) {
		this(image, model.input(), model.id());
		if (!rgb && image.getBitDepth() != 8 && (grained || model.input().isColour()) && !model.restoresRange()
				&& model.input().processing().stream().noneMatch(InputLayout::followsTheImage))
			throw new IllegalArgumentException("Model '" + model.id() + "' takes colours from 0 to 255, '"
					+ image.getTitle() + "' has 3 channels of " + image.getBitDepth()
					+ " bits: convert it to RGB (Image > Type > RGB Color), which takes its display ranges.");
	}

	/** Whether a step of processing depends on the values of the image, so that any range will do. */
	private static boolean followsTheImage(final Processing step) {
		return step instanceof Processing.ScaleRange || step instanceof Processing.ZeroMeanUnitVariance;
	}

	/** @param id of the model, for messages */
	InputLayout(final ImagePlus image, final TensorDescription input, final String id) {
		if (image.getWidth() == 0 || image.getStackSize() == 0)
			throw new IllegalArgumentException(
					"There is no image to apply '" + id + "' to: open one first (File > Open...).");
		this.image = image;
		stack = image.getStack();
		labels = input.isLabels();
		grained = input.isGrained();
		// A look-up table of many colours makes no colour image of labels.
		rgb = image.getType() == ImagePlus.COLOR_RGB || !labels && image.getType() == ImagePlus.COLOR_256
				|| grained && image.getNChannels() == 1;
		networkChannels = input.channels().size() - (grained ? 1 : 0);
		checkChannels(id);
		area = area(image);
	}

	private void checkChannels(final String id) {
		if (labels) {
			if (!rgb) return;
			throw new IllegalArgumentException("Model '" + id + "' takes label images, whose grey values tell"
					+ " which object a pixel belongs to, but '" + image.getTitle()
					+ "' is RGB: give the label image that its colours were made of.");
		}
		final int channels = rgb ? 3 : image.getNChannels();
		if (networkChannels == 1 || networkChannels == channels) return;
		final String remedy = channels == 1 && networkChannels == 3
				? "convert it to RGB (Image > Type > RGB Color) or choose a model of 1 channel."
				: channels == 1
						? "merge " + networkChannels
								+ " images (Image > Color > Merge Channels...) or choose a model of 1 channel."
						: "split its channels (Image > Color > Split Channels) or choose a model of 1 or " + channels
								+ " channels.";
		throw new IllegalArgumentException("Model '" + id + "' takes " + networkChannels + " channels, '"
				+ image.getTitle() + "' has " + channels + ": " + remedy);
	}

	private static Rectangle area(final ImagePlus image) {
		final Rectangle whole = new Rectangle(image.getWidth(), image.getHeight());
		final Roi roi = image.getRoi();
		if (roi == null || !roi.isArea()) return whole;
		final Rectangle area = whole.intersection(roi.getBounds());
		if (area.isEmpty())
			throw new IllegalArgumentException("The selection lies outside of '" + image.getTitle()
					+ "': move it, or remove it (Edit > Selection > Select None).");
		return area;
	}

	/**
	 * The part of the image that is processed: the bounding box of its selection if it has an area.
	 */
	Rectangle area() {
		return area;
	}

	boolean isRgb() {
		return rgb;
	}

	/** Whether the network sees the luma of an RGB image. */
	boolean isLuma() {
		return rgb && networkChannels == 1;
	}

	boolean isVirtual() {
		return stack.isVirtual();
	}

	/** Whether all pixels of the planes are integers from 0 to 65535. */
	boolean isInteger() {
		return labels || !isLuma() && image.getBitDepth() != 32;
	}

	/** 8, 16 or 32 for grey values, 24 for RGB. */
	int bitDepth() {
		return rgb ? 24 : image.getBitDepth();
	}

	/** How many parts of the channels are processed by themselves. */
	int groups() {
		return image.getNChannels() / imageChannels();
	}

	/** Channels of the image, which may be RGB, that go into the network together. */
	private int imageChannels() {
		return rgb || labels ? 1 : networkChannels;
	}

	int slices() {
		return image.getNSlices();
	}

	int frames() {
		return image.getNFrames();
	}

	/**
	 * The label of the first of the planes that go into the network together; null if it has none.
	 */
	String label(final int group, final int slice, final int frame) {
		// The stack that ImageJ makes of a single plane has a label made up of title and Info.
		return image.getStackSize() == 1
				? image.getProp("Slice_Label")
				: stack.getSliceLabel(index(group, 0, slice, frame));
	}

	/**
	 * Reads what goes into the network together from the image; all arguments count from 0.
	 */
	InputPlane plane(final int group, final int slice, final int frame) {
		if (rgb) return colourPlane((ColorProcessor) pixels(index(group, 0, slice, frame)));
		if (labels) return new InputPlane(Plane.labels(pixels(index(group, 0, slice, frame))), null, List.of());
		final List<Plane> planes = new ArrayList<>();
		final List<FinitePlane> floats = new ArrayList<>();
		for (int c = 0; c < networkChannels; c++) {
			final Plane plane = Plane.of(pixels(index(group, c, slice, frame)));
			if (image.getBitDepth() == 32) floats.add(new FinitePlane(plane));
			planes.add(plane);
		}
		final Plane all = Plane.interleave(floats.isEmpty() ? planes : floats);
		return grained ? withGrain(all) : new InputPlane(all, null, floats);
	}

	private static InputPlane withGrain(final Plane colour) {
		return new InputPlane(Plane.interleave(List.of(colour, new Grain(colour.width(), colour.height()))), colour,
				List.of());
	}

	/** The processed part of a plane as it is, a copy. */
	ImageProcessor processor(final int group, final int slice, final int frame) {
		final ImageProcessor plane = pixels(index(group, 0, slice, frame));
		return plane.duplicate();
	}

	/** The same for statistics: with NaN and infinite pixels as they are. */
	Plane rawPlane(final int group, final int slice, final int frame) {
		if (rgb || labels || grained) return plane(group, slice, frame).pixels;
		final List<Plane> planes = new ArrayList<>();
		for (int c = 0; c < networkChannels; c++)
			planes.add(Plane.of(pixels(index(group, c, slice, frame))));
		return Plane.interleave(planes);
	}

	/**
	 * The processing of planes that go into the network, with statistics of a group of channels over
	 * all slices and frames.
	 *
	 * @param check called before each plane that is looked at
	 */
	Normalisation normalisation(final TensorDescription input, final int group, final Runnable check) {
		return Normalisation.of(input.processing(), input.channels().size(), isInteger(), visitor -> {
			for (int t = 0; t < frames(); t++)
				for (int z = 0; z < slices(); z++) {
					check.run();
					visitor.accept(rawPlane(group, z, t));
				}
		});
	}

	private InputPlane colourPlane(final ColorProcessor pixels) {
		if (grained) return withGrain(Plane.of(pixels));
		return isLuma()
				? new InputPlane(Plane.luma(pixels), Plane.of(pixels), List.of())
				: new InputPlane(Plane.of(pixels), null, List.of());
	}

	private int index(final int group, final int channel, final int slice, final int frame) {
		return image.getStackIndex(group * imageChannels() + channel + 1, slice + 1, frame + 1);
	}

	/** A plane between black and white of the display, in its colours; the image stays as it is. */
	private ImageProcessor shown(final ImageProcessor plane) {
		if (image.getType() == ImagePlus.COLOR_256) return plane;
		final ImageProcessor shown = plane.duplicate();
		shown.setLut(image.getLuts()[0]);
		shown.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		return shown;
	}

	/**
	 * The processed part of a plane, in its own type; the image's pixels are not touched.
	 */
	private ImageProcessor pixels(final int index) {
		final ImageProcessor plane = stack.getProcessor(index);
		final ImageProcessor typed = rgb && !(plane instanceof ColorProcessor) ? shown(plane).convertToRGB() : plane;
		if (area.width == typed.getWidth() && area.height == typed.getHeight()) return typed;
		final ImageProcessor part = typed.createProcessor(area.width, area.height);
		part.insert(typed, -area.x, -area.y);
		return part;
	}
}
