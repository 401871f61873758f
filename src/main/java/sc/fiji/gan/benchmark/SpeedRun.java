package sc.fiji.gan.benchmark;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.ProcessMemory;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.MemoryBudget;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelPackage;

/**
 * What {@link SuperResolutionSpeed} starts in JVMs of their own: does some jobs in turns, several
 * rounds of them, and prints the median time of each and the memory that it took. In turns, so that
 * whatever else the computer does meanwhile does not fall on one job alone.
 */
final class SpeedRun {

	/** What a model is applied to, and how. */
	enum Mode {
		/** ImagePlus in, ImagePlus out, in tiles. */
		TILED,
		/** ImagePlus in, ImagePlus out, in one tile. */
		ONE_TILE,
		/** Floats in, floats out, without tiles or images. */
		NETWORK
	}

	/** A model applied to a square 8-bit image of {@code size x size} pixels. */
	record Job(Mode mode, int size) {

		static Job parse(final String text) {
			final String[] parts = text.split(":");
			return new Job(Mode.valueOf(parts[0]), Integer.parseInt(parts[1]));
		}

		@Override
		public String toString() {
			return mode + ":" + size;
		}
	}

	/**
	 * @param seconds the median over the rounds
	 * @param peakBytes the most memory that the process had held by the end of the first round of this
	 *     job; NaN where the system does not tell
	 */
	record Result(double seconds, double peakBytes) {

		static Result parse(final String text) {
			final String[] parts = text.split(":");
			return new Result(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
		}

		@Override
		public String toString() {
			return seconds + ":" + peakBytes;
		}
	}

	private final ModelDescription model;
	private final Network network;

	private SpeedRun(final ModelDescription model, final Network network) {
		this.model = model;
		this.network = network;
	}

	/**
	 * Arguments: the model, the number of threads, the number of rounds, the jobs. With no rounds each
	 * job is done once, without warming up.
	 */
	public static void main(final String... arguments) {
		Engines.configure(new EngineOptions(EngineOptions.Device.AUTO, Integer.parseInt(arguments[1]), 0));
		final ModelPackage model = Gan.library().open(arguments[0]);
		final List<Job> jobs = Arrays.stream(arguments).skip(3).map(Job::parse).toList();
		try (Network network = Engines.engine().load(model.networkFile())) {
			final List<Result> results = new SpeedRun(model.description(), network).run(jobs,
					Integer.parseInt(arguments[2]));
			System.out.println(ChildJvm.RESULT + results.stream().map(Result::toString).collect(joining(" ")));
		}
	}

	private List<Result> run(final List<Job> jobs, final int rounds) {
		if (rounds > 0) jobs.forEach(job -> work(new Job(job.mode, Math.min(512, job.size))).run());
		final double[][] seconds = new double[jobs.size()][Math.max(1, rounds)];
		final double[] peaks = new double[jobs.size()];
		for (int round = 0; round < Math.max(1, rounds); round++)
			for (int i = 0; i < jobs.size(); i++) {
				seconds[i][round] = seconds(work(jobs.get(i)));
				if (round == 0) peaks[i] = peakBytes();
			}
		return IntStream.range(0, jobs.size()).mapToObj(i -> new Result(median(seconds[i]), peaks[i])).toList();
	}

	private Runnable work(final Job job) {
		if (job.mode == Mode.NETWORK) {
			final FloatArray input = FloatArray.zeros(1, job.size, job.size, model.inputChannels());
			return () -> network.run(input);
		}
		final ImagePlus image = image(job.size);
		final MemoryBudget budget = MemoryBudget.ofThisMachine();
		final ModelApplication application = new ModelApplication(model, network,
				job.mode == Mode.TILED ? budget : budget.withTileEdge(job.size));
		return () -> application.apply(image, Progress.NONE);
	}

	static double seconds(final Runnable work) {
		final long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) * 1e-9;
	}

	/** The middle one, or the mean of the two in the middle. */
	static double median(final double... values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/** The chart, side by side with itself as often as needed. */
	private static ImagePlus image(final int size) {
		final byte[] chart = (byte[]) SampleImages.chart().getProcessor().getPixels();
		final byte[] pixels = new byte[size * size];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = chart[(i / size & 255) << 8 | i % size & 255];
		return new ImagePlus("chart", new ByteProcessor(size, size, pixels));
	}

	/** Not a number where the system does not tell. */
	private static double peakBytes() {
		final OptionalLong peak = ProcessMemory.peak();
		return peak.isPresent() ? peak.getAsLong() : Double.NaN;
	}
}
