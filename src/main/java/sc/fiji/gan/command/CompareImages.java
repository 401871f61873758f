package sc.fiji.gan.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.engine.PartOfProgress;
import sc.fiji.gan.evaluation.ComparisonReport;
import sc.fiji.gan.evaluation.ComparisonResult;
import sc.fiji.gan.evaluation.ComparisonSettings;
import sc.fiji.gan.evaluation.ComparisonTable;
import sc.fiji.gan.evaluation.ImageComparison;
import sc.fiji.gan.evaluation.ReportFiles;

/**
 * Measures how close an image comes to a reference, into ImageJ's <i>Results</i>, and shows where
 * it is off. Macro keys: {@code input, reference, baseline, range, border, colour, map, report}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Evaluate", weight = 30), @Menu(label = "Compare Images...", weight = 1)}, headless = true)
public final class CompareImages extends GanCommand {

	/** What is left to the report of the progress. */
	private static final double MEASURED = 0.95;

	@Parameter(label = "Image", required = false, autoFill = false, persist = false, initializer = "initInput", description = "What is judged")
	private ImagePlus input;

	@Parameter(label = "Reference", required = false, autoFill = false, persist = false, initializer = "initReference", description = "What it should be: of the same size, slices and type")
	private ImagePlus reference;

	@Parameter(label = "Baseline", required = false, autoFill = false, persist = false, initializer = "initBaseline", description = "Measured beside the image: the image before it was processed. A smaller one is enlarged by bicubic interpolation")
	private ImagePlus baseline;

	@Parameter(label = "Data range", persist = false, description = "auto: 255 for 8-bit and RGB images; for others the reference's greatest less its least value. Or a number, such as 65535")
	private String range = ComparisonSettings.DEFAULT.range();

	@Parameter(label = "Border left out (px)", persist = false, min = "0")
	private int border = ComparisonSettings.DEFAULT.border();

	@Parameter(label = "Of RGB images", persist = false, choices = {"luma", "channels"})
	private String colour = ComparisonSettings.DEFAULT.colour();

	@Parameter(label = "Error map", persist = false, choices = {"signed", "absolute", "none"})
	private String map = ComparisonSettings.DEFAULT.map();

	@Parameter(label = "Report (folder or .html)", required = false, persist = false, description = "One page with plots and pictures, and the figures as CSV; empty for none")
	private File report;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus errors;

	@Override
	protected void execute() {
		InputImage.require(input, "input");
		if (reference == null)
			throw new IllegalArgumentException("There is no reference: open it and name it (reference=[title]), or name"
					+ " a file (reference=[path]).");
		InputImage.require(reference, "reference");
		if (baseline != null) InputImage.require(baseline, "baseline");
		final ComparisonSettings settings = new ComparisonSettings(range.trim(), border, colour, map);
		final ReportFiles files = OutputReport.files(report, input, "comparison");
		try (CommandProgress progress = progress()) {
			final ComparisonResult result = new ImageComparison(settings).compare(input, reference,
					baseline == input ? null : baseline, new PartOfProgress(progress, 0, MEASURED));
			if (files != null) {
				progress.update(MEASURED, "Report");
				new ComparisonReport(result).write(files);
				IJ.log("The report is in " + files.page());
			}
			show(result);
		}
	}

	private void show(final ComparisonResult result) {
		OutputTable.append(ComparisonTable.of(result), input.getTitle());
		errors = result.map().map(OutputImage::show).orElse(null);
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.offerRequired(this, "input");
	}

	@SuppressWarnings("unused")
	private void initReference() {
		InputImage.offerOther(this, "reference", "input");
	}

	@SuppressWarnings("unused")
	private void initBaseline() {
		// None, unless the user names one: the active image, which SciJava would take, is no baseline.
	}
}
