package sc.fiji.gan.benchmark;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

import ij.process.ImageProcessor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelPackage;

/**
 * Prints how far what a network makes of a large image, tile by tile, is from what it makes of the
 * whole: of its output as it is, before it is rounded to grey values.
 */
@Command(name = "TileAgreement", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints how far the result in tiles is from that of the whole image.")
public final class TileAgreement implements Callable<Integer> {

	/** Edge of what is drawn; larger drawings take long. */
	private static final int DRAWN = 300;

	@Option(names = "--model", description = "Its id or folder. Default: ${DEFAULT-VALUE}.", defaultValue = "translate-fluorescence-to-histology")
	private String model;

	@Option(names = "--edge", description = "Width and height of the image. Default: ${DEFAULT-VALUE}.", defaultValue = "2048")
	private int edge;

	@Option(names = "--tile", description = "Of the tiles, without what they overlap by. Default: ${DEFAULT-VALUE}.", defaultValue = "256")
	private int tile;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new TileAgreement(), arguments);
	}

	@Override
	public Integer call() {
		final ModelPackage opened = Gan.library().open(model);
		final ModelDescription d = opened.description();
		if (tile < 1 || tile > edge || tile % d.multiple() != 0 || edge % d.multiple() != 0)
			throw new IllegalArgumentException("--edge " + edge + " --tile " + tile + ": give multiples of "
					+ d.multiple() + " that model '" + d.id() + "' takes, the tile no larger than the image");
		final FloatArray image = nuclei(d.inputChannels());
		try (Network network = Engines.engine().load(opened.networkFile())) {
			print(d, compare(network, d, image));
		}
		return 0;
	}

	/** Drawn, repeated until it is large enough, from -1 to 1, all channels alike. */
	private FloatArray nuclei(final int channels) {
		final ImageProcessor drawn = SampleImages.nuclei(DRAWN, 1).getProcessor().convertToFloat();
		final double min = drawn.getMin();
		final double range = Math.max(drawn.getMax() - min, 1e-6);
		final FloatArray image = FloatArray.zeros(1, edge, edge, channels);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) (2 * (drawn.getf(i / channels % edge % DRAWN, i / channels / edge % DRAWN) - min)
					/ range - 1);
		return image;
	}

	/** The largest and the mean difference, over all tiles that have neighbours on all sides. */
	private double[] compare(final Network network, final ModelDescription d, final FloatArray image) {
		final FloatArray whole = network.run(image);
		final int margin = (d.halo() + d.multiple() - 1) / d.multiple() * d.multiple();
		double largest = 0;
		double sum = 0;
		long count = 0;
		for (int y = margin; y + tile + margin <= edge; y += tile)
			for (int x = margin; x + tile + margin <= edge; x += tile) {
				final FloatArray part = network.run(cut(image, x - margin, y - margin, tile + 2 * margin));
				for (int i = 0; i < tile * tile * part.channels(); i++) {
					final int c = i % part.channels();
					final int column = i / part.channels() % tile;
					final int row = i / part.channels() / tile;
					final double difference = Math
							.abs(value(part, column + margin, row + margin, c) - value(whole, x + column, y + row, c));
					largest = Math.max(largest, difference);
					sum += difference;
					count++;
				}
			}
		return new double[]{largest, sum / count, count};
	}

	private static double value(final FloatArray image, final int x, final int y, final int channel) {
		return image.data()[(y * image.width() + x) * image.channels() + channel];
	}

	private static FloatArray cut(final FloatArray image, final int x, final int y, final int size) {
		final int channels = image.channels();
		final FloatArray part = FloatArray.zeros(1, size, size, channels);
		for (int row = 0; row < size; row++)
			System.arraycopy(image.data(), ((y + row) * image.width() + x) * channels, part.data(),
					row * size * channels, size * channels);
		return part;
	}

	private void print(final ModelDescription d, final double[] differences) {
		final PrintWriter out = spec.commandLine().getOut();
		out.printf(Locale.ROOT, "%d x %d pixels in tiles of %d, differences as parts of the output's range%n%n", edge,
				edge, tile);
		out.println("| model | largest | mean | values |");
		out.println("|---|--:|--:|--:|");
		out.printf(Locale.ROOT, "| %s | %.2e | %.2e | %,d |%n", d.id(), differences[0] / 2, differences[1] / 2,
				(long) differences[2]);
		out.flush();
	}
}
