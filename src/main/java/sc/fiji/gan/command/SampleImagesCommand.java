package sc.fiji.gan.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.gan.image.sample.SampleImages;

/**
 * <i>Plugins &gt; GAN &gt; Sample Images...</i>: an image to try the other commands on.
 *
 * <pre>
 * run("Sample Images...", "sample=nuclei");
 * </pre>
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Sample Images...", weight = 95)}, headless = true)
public final class SampleImagesCommand extends GanCommand {

	@Parameter(label = "Image", choices = {"photo", "nuclei",
			"chart"}, persist = false, description = "photo: a landscape, RGB. nuclei: fluorescence microscopy, 16-bit. chart: a test chart, 8-bit.")
	private String sample = "photo";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	protected void execute() {
		result = OutputImage.show(switch (sample) {
			case "photo" -> SampleImages.photo();
			case "nuclei" -> SampleImages.nuclei();
			case "chart" -> SampleImages.chart();
			default -> throw new IllegalArgumentException(
					"There is no sample image '" + sample + "': give sample=photo, sample=nuclei or sample=chart.");
		});
	}
}
