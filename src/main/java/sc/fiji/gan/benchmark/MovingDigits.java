package sc.fiji.gan.benchmark;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.gan.engine.RandomStream;

/**
 * Makes time-lapses of handwritten digits that move in straight lines and bounce off the border:
 * what comes next follows from what was, which is good for learning how to predict frames.
 *
 * @see <a href="https://arxiv.org/abs/1502.04681">Srivastava et al., Unsupervised learning of video
 * representations using LSTMs (2015), which begins with such digits</a>
 */
@Command(name = "MovingDigits", mixinStandardHelpOptions = true, sortOptions = false, description = "Makes TIFF stacks of handwritten digits that move and bounce.")
public final class MovingDigits implements Callable<Integer> {

	/** Of a file of images, in the format of the MNIST database. */
	private static final int MAGIC = 0x803;
	private static final double SLOWEST = 2;
	private static final double FASTEST = 5;

	@Option(names = "--digits", required = true, description = "Images of digits: a file of the MNIST database, such as train-images-idx3-ubyte.gz.")
	private Path digits;

	@Option(names = "--destination", required = true, description = "A new folder for the stacks.")
	private Path destination;

	@Option(names = "--count", description = "How many stacks. Default: ${DEFAULT-VALUE}.", defaultValue = "200")
	private int count;

	@Option(names = "--frames", description = "Frames of each. Default: ${DEFAULT-VALUE}.", defaultValue = "20")
	private int frames;

	@Option(names = "--edge", description = "Edge of a frame, in pixels. Default: ${DEFAULT-VALUE}.", defaultValue = "64")
	private int edge;

	@Option(names = "--together", description = "Digits in a stack. Default: ${DEFAULT-VALUE}.", defaultValue = "2")
	private int together;

	@Option(names = "--seed", description = "Decides which digits, where, and how fast. Default: ${DEFAULT-VALUE}.", defaultValue = "1")
	private long seed;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new MovingDigits(), arguments);
	}

	/**
	 * Something that moves in a straight line between walls.
	 *
	 * @param free how far it can move, in pixels
	 * @param from where it begins, 0 to {@code free}
	 * @param speed in pixels for each frame
	 */
	record Motion(double free, double from, double speed) {

		/** Where it is at a frame: as if the space behind a wall were its mirror image. */
		double at(final int frame) {
			if (free <= 0) return 0;
			final double way = Math.abs(from + frame * speed) % (2 * free);
			return way <= free ? way : 2 * free - way;
		}
	}

	private record Digit(ByteProcessor pixels, Motion x, Motion y) {}

	@Override
	public Integer call() throws IOException {
		if (count < 1 || frames < 1 || together < 1)
			throw new IllegalArgumentException("--count, --frames and --together have to be 1 or more.");
		if (Files.exists(destination))
			throw new IllegalArgumentException("'" + destination + "' is there already: give a new folder.");
		final List<ByteProcessor> images = read(digits);
		if (images.get(0).getWidth() > edge || images.get(0).getHeight() > edge)
			throw new IllegalArgumentException("--edge=" + edge + " is too small for digits of "
					+ images.get(0).getWidth() + " x " + images.get(0).getHeight() + " pixels.");
		Files.createDirectories(destination);
		for (int i = 0; i < count; i++) {
			final ImagePlus lapse = lapse(images, RandomStream.of(seed, i));
			final Path file = destination.resolve(String.format("digits-%04d.tif", i + 1));
			if (!new FileSaver(lapse).saveAsTiffStack(file.toString()))
				throw new IOException("'" + file + "' could not be written.");
		}
		final PrintWriter out = spec.commandLine().getOut();
		out.printf("%d time-lapses of %d frames of %d x %d pixels in %s%n", count, frames, edge, edge, destination);
		out.flush();
		return 0;
	}

	private ImagePlus lapse(final List<ByteProcessor> images, final SplittableRandom random) {
		final List<Digit> moving = new ArrayList<>();
		for (int i = 0; i < together; i++)
			moving.add(drawn(images.get(random.nextInt(images.size())), random));
		final ImageStack stack = new ImageStack(edge, edge);
		for (int t = 0; t < frames; t++)
			stack.addSlice(frame(moving, t));
		final ImagePlus lapse = new ImagePlus("digits", stack);
		lapse.setDimensions(1, 1, frames);
		return lapse;
	}

	private Digit drawn(final ByteProcessor pixels, final SplittableRandom random) {
		final double direction = 2 * Math.PI * random.nextDouble();
		final double speed = SLOWEST + (FASTEST - SLOWEST) * random.nextDouble();
		final double freeX = edge - pixels.getWidth();
		final double freeY = edge - pixels.getHeight();
		return new Digit(pixels, new Motion(freeX, freeX * random.nextDouble(), speed * Math.cos(direction)),
				new Motion(freeY, freeY * random.nextDouble(), speed * Math.sin(direction)));
	}

	/** Where digits meet the brighter one is seen. They lie at whole pixels. */
	private ByteProcessor frame(final List<Digit> moving, final int t) {
		final ByteProcessor frame = new ByteProcessor(edge, edge);
		for (final Digit digit : moving) {
			final int left = (int) Math.round(digit.x.at(t));
			final int top = (int) Math.round(digit.y.at(t));
			for (int y = 0; y < digit.pixels.getHeight(); y++)
				for (int x = 0; x < digit.pixels.getWidth(); x++)
					frame.set(left + x, top + y, Math.max(frame.get(left + x, top + y), digit.pixels.get(x, y)));
		}
		return frame;
	}

	/** The images of a file of the MNIST database, which may be compressed. */
	static List<ByteProcessor> read(final Path file) throws IOException {
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(file.toString().endsWith(".gz")
				? new GZIPInputStream(Files.newInputStream(file))
				: Files.newInputStream(file)))) {
			if (in.readInt() != MAGIC)
				throw new IllegalArgumentException(
						"'" + file + "' holds no images in the format of the MNIST database (idx3): give such a file.");
			final int images = in.readInt();
			final int height = in.readInt();
			final int width = in.readInt();
			final List<ByteProcessor> digits = new ArrayList<>();
			for (int i = 0; i < images; i++) {
				final byte[] pixels = new byte[width * height];
				in.readFully(pixels);
				digits.add(new ByteProcessor(width, height, pixels));
			}
			return digits;
		}
	}
}
