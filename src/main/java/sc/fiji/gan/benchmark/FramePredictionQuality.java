package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.benchmark.PredictedFrames.Figures;
import sc.fiji.gan.benchmark.PredictedFrames.Method;
import sc.fiji.gan.dataset.ImageFiles;
import sc.fiji.gan.image.PredictionRequest;
import sc.fiji.gan.model.Task;

/**
 * Prints how close predicted frames come to those that came, one frame ahead, two, and so on,
 * beside repeating the last frame and going on in a straight line, and how sharp they are.
 */
@Command(name = "FramePredictionQuality", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints PSNR, SSIM and sharpness of predicted frames, beside repeating the last frame and extrapolating it, with 95 % intervals over all windows.")
public final class FramePredictionQuality implements Callable<Integer> {

	@Option(names = "--model", required = true, description = "The id or folder of the model.")
	private String model;

	@Option(names = "--test", required = true, description = "A time-lapse that was never trained on, or a folder of some.")
	private Path test;

	@Option(names = "--before", description = "The frames that come before those of --test, which are only seen and never compared with.")
	private Path before;

	@Option(names = "--frames", description = "How far ahead. Default: ${DEFAULT-VALUE}.", defaultValue = "5")
	private int frames;

	@Option(names = "--grain", description = "How much grain is added to what is expected, 0 to 1. Default: ${DEFAULT-VALUE}.", defaultValue = "1")
	private double grain;

	@Option(names = "--sheet", description = "A PNG to write, with real and predicted frames.")
	private Path sheet;

	@Option(names = "--rows", description = "Of how many windows the sheet shows them. Default: ${DEFAULT-VALUE}.", defaultValue = "3")
	private int rows;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new FramePredictionQuality(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final List<PredictedFrames.Window> windows = new ArrayList<>();
		try (Gan gan = Gan.open(model, Task.FRAME_PREDICTION)) {
			for (final RealFrames lapse : lapses())
				windows.addAll(new PredictedFrames(gan, new PredictionRequest(frames, grain)).windows(lapse));
		}
		if (windows.isEmpty())
			throw new IllegalArgumentException("'" + test + "' has too few frames for '" + model
					+ "': give longer time-lapses, or the frames before them (--before).");
		out.print(table(windows));
		if (sheet != null)
			ImageIO.write(FrameSheet.draw(windows, frames, rows).getBufferedImage(), "png", sheet.toFile());
		out.flush();
		return 0;
	}

	private List<RealFrames> lapses() {
		final List<Path> files = Files.isDirectory(test) ? ImageFiles.in(test) : List.of(test);
		return files.stream().map(file -> RealFrames.of(open(file), before == null ? null : open(before))).toList();
	}

	private static ImagePlus open(final Path file) {
		final ImagePlus image = ImageFiles.open(file);
		if (image == null)
			throw new IllegalArgumentException("'" + file + "' is no image that ImageJ can open: give a time-lapse.");
		return image;
	}

	private String table(final List<PredictedFrames.Window> windows) {
		final StringBuilder text = new StringBuilder(
				"| frame | windows | PSNR, dB: model | last frame | straight line | model - last | model - line | SSIM:"
						+ " model | last | line | sharpness |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
		for (int ahead = 1; ahead <= frames; ahead++) {
			final int k = ahead;
			final List<PredictedFrames.Window> those = windows.stream().filter(w -> w.ahead() == k).toList();
			if (!those.isEmpty()) text.append(line(k, those));
		}
		return text + "\n";
	}

	private static String line(final int ahead, final List<PredictedFrames.Window> windows) {
		final double[] made = psnr(windows, Method.MODEL);
		final double[] last = psnr(windows, Method.LAST);
		final double[] straight = psnr(windows, Method.LINE);
		return String.format(Locale.ROOT, "| +%d | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n", ahead,
				windows.size(), decibels("%.2f", PairedFigures.of(made)), decibels("%.2f", PairedFigures.of(last)),
				decibels("%.2f", PairedFigures.of(straight)),
				decibels("%+.2f", PairedFigures.ofDifferences(made, last)),
				decibels("%+.2f", PairedFigures.ofDifferences(made, straight)), ssim(windows, Method.MODEL),
				ssim(windows, Method.LAST), ssim(windows, Method.LINE),
				PairedFigures.of(values(windows, w -> w.figures(Method.MODEL).sharpness())));
	}

	private static double[] psnr(final List<PredictedFrames.Window> windows, final Method method) {
		return values(windows, w -> w.figures(method).psnr());
	}

	private static String ssim(final List<PredictedFrames.Window> windows, final Method method) {
		return String.format(Locale.ROOT, "%.3f",
				windows.stream().map(w -> w.figures(method)).mapToDouble(Figures::ssim).average().orElseThrow());
	}

	private static double[] values(final List<PredictedFrames.Window> windows,
			final ToDoubleFunction<PredictedFrames.Window> value) {
		return windows.stream().mapToDouble(value).toArray();
	}

	private static String decibels(final String format, final PairedFigures figures) {
		return String.format(Locale.ROOT, format + " +- %.2f", figures.mean(), figures.half());
	}
}
