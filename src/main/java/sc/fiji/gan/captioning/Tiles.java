package sc.fiji.gan.captioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/** The tiles of the slices of an image, with what is measured in them. */
final class Tiles {

	/**
	 * A tile with objects.
	 *
	 * @param source the title of the image
	 */
	record Tile(String source, ImageProcessor pixels, Measurement measurement) {}

	private final CaptionSettings settings;
	private final ObjectMeasurement objects;
	private final List<Tile> all = new ArrayList<>();
	private int empty;

	Tiles(final CaptionSettings settings) {
		this.settings = settings;
		objects = new ObjectMeasurement(settings.smallest());
	}

	/** Those that have objects. */
	List<Tile> all() {
		return all;
	}

	/** How many have none. */
	int empty() {
		return empty;
	}

	/**
	 * Cuts all slices of an image.
	 *
	 * @param labels of its size, or null
	 */
	void add(final ImagePlus image, final ImagePlus labels) {
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			final ImageProcessor pixels = image.getStack().getProcessor(slice).bin(settings.reduction());
			if (settings.gamma() != 1) pixels.gamma(settings.gamma());
			add(image.getTitle(), pixels,
					labels == null
							? null
							: reduced(labels.getStack().getProcessor(slice), pixels.getWidth(), pixels.getHeight()));
		}
	}

	/**
	 * Numbers of labels are not averaged: each pixel takes the one in the middle of what becomes of it.
	 */
	private ImageProcessor reduced(final ImageProcessor labels, final int width, final int height) {
		final ImageProcessor reduced = labels.createProcessor(width, height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				reduced.setf(x, y, labels.getf(x * settings.reduction() + settings.reduction() / 2,
						y * settings.reduction() + settings.reduction() / 2));
		return reduced;
	}

	private void add(final String title, final ImageProcessor pixels, final ImageProcessor labels) {
		if (settings.tile() == 0) {
			addTile(title, pixels, labels);
			return;
		}
		final int step = Math.max(1, settings.tile() * (100 - settings.overlap()) / 100);
		for (int y = 0; y + settings.tile() <= pixels.getHeight(); y += step)
			for (int x = 0; x + settings.tile() <= pixels.getWidth(); x += step)
				addTile(title, part(pixels, x, y), labels == null ? null : part(labels, x, y));
	}

	private ImageProcessor part(final ImageProcessor pixels, final int x, final int y) {
		pixels.setRoi(x, y, settings.tile(), settings.tile());
		return pixels.crop();
	}

	private void addTile(final String title, final ImageProcessor pixels, final ImageProcessor labels) {
		final Optional<Measurement> measured = labels == null
				? objects.measure(pixels)
				: objects.measure(pixels, labels);
		if (measured.isPresent()) all.add(new Tile(title, pixels, measured.get()));
		else empty++;
	}
}
