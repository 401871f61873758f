package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.gan.dataset.Degradation;
import sc.fiji.gan.dataset.TrainingPlane;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.image.YCbCr;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.NormalisedError;
import sc.fiji.gan.metric.PeakSignalToNoiseRatio;

/**
 * Prints what super-resolution makes of micrographs that were blurred, reduced and made noisy by a
 * stated model, beside bicubic interpolation. Grey images are taken as 32-bit ones, so that neither
 * noise below black nor a fraction of a grey level is lost; RGB images stay at 8 bits.
 */
@Command(name = "MicroscopyQuality", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints PSNR, NRMSE and intensity drift of super-resolution on degraded micrographs.")
public final class MicroscopyQuality implements Callable<Integer> {

	private static final double WHITE = 255;
	private static final PeakSignalToNoiseRatio PSNR = new PeakSignalToNoiseRatio(WHITE);

	@Parameters(paramLabel = "<data folder>", description = "Holds one folder of images for each kind:"
			+ " 'test/<kind>/images', '<kind>/images' or '<kind>'.")
	private Path data;

	@Option(names = "--kind", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "fluorescence,histology", split = ",")
	private List<String> kinds;

	@Option(names = "--scale", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "2")
	private int scale;

	@Option(names = "--model", description = "The id or folder of a model. Default: all that are for super-resolution.")
	private List<String> models = List.of();

	@Option(names = "--kernel", description = "How pixels become fewer: bicubic, area or nearest. Default: ${DEFAULT-VALUE}.", defaultValue = "bicubic")
	private String kernel;

	@Option(names = "--blur", description = "Sigma of a Gaussian, in pixels of the full image. Default: ${DEFAULT-VALUE}.", defaultValue = "1")
	private double blur;

	@Option(names = "--photons", description = "How many a white pixel (255) sends; 0 for no shot noise. Default: ${DEFAULT-VALUE}.", defaultValue = "200")
	private double photons;

	@Option(names = "--noise", description = "Deviation of the camera's noise, in percent of 255. Default: ${DEFAULT-VALUE}.", defaultValue = "0.5")
	private double noise;

	@Option(names = "--seed", description = "Of the noise. Default: ${DEFAULT-VALUE}.", defaultValue = "1")
	private long seed;

	@Option(names = "--csv", description = "Writes the figures of every image to this file.")
	private Path csv;

	@Spec
	private CommandSpec spec;

	private final SuperResolutionQuality.Models available;

	MicroscopyQuality(final SuperResolutionQuality.Models available) {
		this.available = available;
	}

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new MicroscopyQuality(new InstalledModels()), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final Degradation model = new Degradation(Degradation.Kernel.named(kernel), blur, photons, noise);
		final MicroscopyTable table = new MicroscopyTable();
		final List<Upscaler> upscalers = new ArrayList<>(List.of(new ResamplingUpscaler(Resampling.BICUBIC)));
		try {
			upscalers.addAll(available.open(models, scale));
			for (final String kind : kinds)
				measure(kind, model, upscalers, table);
		} finally {
			upscalers.forEach(Upscaler::close);
		}
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("x%d, seed %d; the small images were made by %s.%n%n%s", scale, seed, model.inWords(),
				table.toMarkdown());
		out.flush();
		if (csv != null) Files.writeString(csv, table.toCsv());
		return 0;
	}

	private void measure(final String kind, final Degradation model, final List<Upscaler> upscalers,
			final MicroscopyTable table) {
		final List<TestImage> images = TestSet.open(folder(kind), scale).images();
		for (int i = 0; i < images.size(); i++) {
			final ImageProcessor truth = images.get(i).open(scale).truth();
			final ImageProcessor low = degraded(truth, model, new SplittableRandom(seed + i));
			for (final Upscaler upscaler : upscalers) {
				final ImageProcessor result = upscaler.upscale(new ImagePlus(images.get(i).name(), low), scale)
						.getProcessor();
				table.add(row(kind, upscaler.name(), images.get(i).name(), result, truth, low));
			}
		}
	}

	private Path folder(final String kind) {
		return List.of("test/" + kind + "/images", kind + "/images", kind).stream().map(data::resolve)
				.filter(Files::isDirectory).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						data + " holds no folder 'test/" + kind + "/images', '" + kind + "/images' or '" + kind
								+ "': give the folder that holds the kinds, and their names " + "with --kind"));
	}

	private ImageProcessor degraded(final ImageProcessor truth, final Degradation model,
			final SplittableRandom random) {
		if (truth instanceof ByteProcessor) return degraded(truth.convertToFloatProcessor(), model, random);
		final ColorProcessor low = new ColorProcessor(truth.getWidth() / scale, truth.getHeight() / scale);
		for (int channel = 0; channel < 3; channel++)
			low.setPixels(channel, degraded(truth.toFloat(channel, null), model, random));
		return low;
	}

	private FloatProcessor degraded(final FloatProcessor plane, final Degradation model,
			final SplittableRandom random) {
		final FloatProcessor unit = (FloatProcessor) plane.duplicate();
		unit.multiply(1 / WHITE);
		final TrainingPlane low = model.of(
				new TrainingPlane("", 0, (float[]) unit.getPixels(), unit.getWidth(), unit.getHeight()), scale, random);
		final FloatProcessor result = new FloatProcessor(low.width(), low.height(), low.data());
		result.multiply(WHITE);
		result.setMinAndMax(0, WHITE);
		return result;
	}

	private MicroscopyTable.Row row(final String kind, final String method, final String image,
			final ImageProcessor result, final ImageProcessor truth, final ImageProcessor low) {
		final GreyImage judged = intensity(result);
		final GreyImage wanted = intensity(truth);
		final GreyImage inner = judged.shave(scale);
		final GreyImage innerWanted = wanted.shave(scale);
		return new MicroscopyTable.Row(kind, method, image, PSNR.compare(inner, innerWanted),
				NormalisedError.BY_RANGE.compare(inner, innerWanted), mean(judged) / mean(intensity(low)) - 1);
	}

	/** Grey values, or the luma of colours (ITU-R BT.601, 0 to 255). */
	private static GreyImage intensity(final ImageProcessor ip) {
		final float[] values = new float[ip.getPixelCount()];
		for (int i = 0; i < values.length; i++)
			values[i] = ip instanceof ColorProcessor ? YCbCr.luma(ip.get(i)) : ip.getf(i);
		return new GreyImage(values, ip.getWidth(), ip.getHeight());
	}

	private static double mean(final GreyImage image) {
		double sum = 0;
		for (final float value : image.values())
			sum += value;
		return sum / image.values().length;
	}
}
