package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import ij.process.ImageProcessor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.metric.SuperResolutionProtocol;

/**
 * Prints PSNR and SSIM of nearest, bilinear and bicubic resampling and of super-resolution models,
 * by the field's protocol ({@link SuperResolutionProtocol}), and measures of how the results look
 * ({@link Perception}).
 */
@Command(name = "SuperResolutionQuality", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints PSNR (dB) / SSIM on luma of each super-resolution method and measures of how its results look, as means over test sets.")
public final class SuperResolutionQuality implements Callable<Integer> {

	@Parameters(paramLabel = "<data folder>", description = "Holds one folder for each test set: with 'HR' and"
			+ " 'LR_x<scale>' in it (or in its subfolder 'test'), or with images alone, which are then shrunk by bicubic"
			+ " resampling.")
	private Path data;

	@Option(names = "--set", description = "A test set. Default: those of ${DEFAULT-VALUE} that are there.", defaultValue = "set5,set14,kodak", split = ",")
	private List<String> sets;

	@Option(names = "--scale", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "2,4", split = ",")
	private List<Integer> scales;

	@Option(names = "--model", description = "The id or folder of a model. Default: all that are for super-resolution.")
	private List<String> models = List.of();

	@Option(names = "--perceptual", description = "The id or folder of a feature network, for the LPIPS-like distance. Default: none.")
	private String perceptual;

	@Option(names = "--csv", description = "Writes the figures of every image to this file.")
	private Path csv;

	@Spec
	private CommandSpec spec;

	private final Models available;

	/** Where the upscalers beside the baselines come from. */
	interface Models {

		/**
		 * Opens those that enlarge this many times; whoever asked closes them.
		 *
		 * @param models ids or folders; if empty, all models for super-resolution
		 */
		List<Upscaler> open(List<String> models, int scale);
	}

	SuperResolutionQuality(final Models available) {
		this.available = available;
	}

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new SuperResolutionQuality(new InstalledModels()), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final QualityTable table = new QualityTable();
		try (PerceptionMeter meter = PerceptionMeter.open(perceptual)) {
			for (final int scale : scales)
				measure(scale, meter, table);
		}
		final PrintWriter out = spec.commandLine().getOut();
		out.print(table.toMarkdown());
		out.flush();
		if (csv != null) Files.writeString(csv, table.toCsv());
		return 0;
	}

	private void measure(final int scale, final PerceptionMeter meter, final QualityTable table) {
		final List<Upscaler> upscalers = new ArrayList<>();
		try {
			Stream.of(Resampling.values()).map(ResamplingUpscaler::new).forEach(upscalers::add);
			upscalers.addAll(available.open(models, scale));
			for (final Path folder : folders())
				measure(TestSet.open(folder, scale), scale, upscalers, meter, table);
		} finally {
			upscalers.forEach(Upscaler::close);
		}
	}

	private static void measure(final TestSet set, final int scale, final List<Upscaler> upscalers,
			final PerceptionMeter meter, final QualityTable table) {
		final SuperResolutionProtocol protocol = new SuperResolutionProtocol(scale);
		for (final TestImage image : set.images()) {
			final TestImage.Pair pair = image.open(scale);
			for (final Upscaler upscaler : upscalers) {
				final ImageProcessor result = upscaler.upscale(pair.low(), scale).getProcessor();
				table.add(new QualityTable.Row(set.name(), scale, upscaler.name(), image.name(),
						protocol.measure(result, pair.truth()),
						meter.measure(result, pair.truth(), pair.low().getProcessor(), scale)));
			}
		}
	}

	private List<Path> folders() {
		final List<Path> folders = sets.stream().map(data::resolve).filter(Files::isDirectory).toList();
		if (folders.isEmpty())
			throw new IllegalArgumentException(data + " holds none of the folders " + String.join(", ", sets)
					+ ": give the folder that holds the test sets, and their names with --set");
		return folders;
	}
}
