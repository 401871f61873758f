package sc.fiji.gan.command;

import java.io.File;
import java.nio.file.Path;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import sc.fiji.gan.captioning.CaptionSettings;
import sc.fiji.gan.captioning.Captioning;

/**
 * Cuts images into tiles and writes captions from what is measured in them, for <i>Train Text to
 * Image</i>. Macro keys: {@code source, labels, destination, tile, reduction, overlap, gamma, noun,
 * smallest, low, high, levels, omit}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Train", weight = 20), @Menu(label = "Caption Images...", weight = 6)}, headless = true)
public final class CaptionImages extends GanCommand {

	@Parameter(label = "Folder of images", required = false, style = "directory", persist = false, description = "With light objects on dark ground: TIFF, PNG, JPEG and whatever else ImageJ opens")
	private File source;

	@Parameter(label = "Folder of label images (empty: threshold)", required = false, style = "directory", persist = false, description = "Of the same names; 0 is ground, each object has a number. Empty: Otsu's threshold and a watershed find objects")
	private File labels;

	@Parameter(label = "Destination folder", required = false, style = "directory", persist = false, description = "New or empty; it gets tiles, captions.tsv, levels.tsv and measures.tsv")
	private File destination;

	@Parameter(label = "Tiles", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String howtheyarecut = "<html><b>Tiles</b></html>";

	@Parameter(label = "Tile size (px, 0: whole images)", persist = false, min = "0", max = "4096", description = "After the reduction; the size of what is generated later")
	private int tile = 64;

	@Parameter(label = "Reduction", persist = false, min = "1", max = "16", description = "So many pixels along an edge become one, their mean")
	private int reduction = 1;

	@Parameter(label = "Overlap (%)", persist = false, min = "0", max = "75", description = "Of neighbouring tiles")
	private int overlap = 0;

	@Parameter(label = "Gamma", persist = false, min = "0.1", max = "10", stepSize = "0.1", description = "Grey values from 0 to 1 are raised to this power: less than 1 brings out what is dim, 1 leaves them. Of 8 bits and RGB")
	private double gamma = 1;

	@Parameter(label = "Words", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String whatissaid = "<html><b>Words</b></html>";

	@Parameter(label = "Objects are called", persist = false, description = "The last word of each caption")
	private String noun = "nuclei";

	@Parameter(label = "Smallest object (px)", persist = false, min = "1", description = "After the reduction; smaller ones are passed over")
	private int smallest = 10;

	@Parameter(label = "Low up to (%)", persist = false, min = "1", max = "98", description = "So much of the tiles is called few, small, dim, elongated")
	private double low = 30;

	@Parameter(label = "High from (%)", persist = false, min = "2", max = "99", description = "What is above is called many, large, bright, round. Between, nothing is said")
	private double high = 70;

	@Parameter(label = "Levels of others (empty: percentages)", required = false, persist = false, description = "A levels.tsv, so that the same words mean the same, as for test images")
	private File levels;

	@Parameter(label = "Leave out captions with", required = false, persist = false, description = "Words that are not to come together, sets apart by commas, such as: many dim round, few small. To test later what was never shown")
	private String omit = "";

	@Override
	protected void execute() {
		if (!TrainingCommand.isGiven(source))
			throw new IllegalArgumentException("There are no images to caption: give their folder (source=[path]).");
		if (!TrainingCommand.isGiven(destination))
			throw new IllegalArgumentException("There is no place for the tiles: give a folder (destination=[path]).");
		final CaptionSettings settings = new CaptionSettings(source.toPath(), path(labels), destination.toPath(), tile,
				reduction, overlap, gamma, noun, smallest, low, high, path(levels), CaptionSettings.sets(omit));
		try (CommandProgress progress = progress()) {
			new Captioning(settings).run(progress).forEach(IJ::log);
		}
	}

	private static Path path(final File file) {
		return TrainingCommand.isGiven(file) ? file.toPath() : null;
	}
}
