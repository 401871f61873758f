package sc.fiji.gan.exchange;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkConversion;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.NetworkOutline;
import sc.fiji.gan.engine.NetworkOutline.Port;
import sc.fiji.gan.engine.TrialEndedException;
import sc.fiji.gan.engine.TrialProcess;
import sc.fiji.gan.exchange.Axes.Shape;
import sc.fiji.gan.model.ForeignModel;

/**
 * Finds out by running a network, in a process of its own, which way its axes are, how many
 * channels it takes and how much larger an image becomes: what it is given is higher than wide by
 * another ratio than 1, so that its height and width are found again in what it makes.
 */
final class NetworkTrial {

	/** Some networks take only multiples of a larger number. */
	private static final int[][] SIZES = {{64, 96}, {128, 192}, {256, 384}};
	private static final List<Integer> CHANNELS = List.of(1, 3, 2, 4);
	/** In which its network is not able to run at all. */
	private static final int LARGEST_MULTIPLE = 256;

	private final Engine engine;
	private final TrialProcess process;
	private final Path network;
	private final Path zip;

	/**
	 * @param network of others
	 * @param zip where the converted one goes
	 */
	NetworkTrial(final Engine engine, final TrialProcess process, final Path network, final Path zip) {
		this.engine = engine;
		this.process = process;
		this.network = network;
		this.zip = zip;
	}

	/** What was made of it. */
	private record Result(FloatArray output, int height, int width) {}

	/**
	 * Converts the network and runs it.
	 *
	 * @return with what {@code process} has loaded now
	 * @throws EngineException if it is refused, or does not run
	 */
	Wiring wire(final ForeignModel model, final ImportSettings settings) {
		final NetworkOutline outline = engine.outline(network, settings.signature());
		final Ports ports = new Ports(outline);
		final Finding<Port> input = ports.input(settings.inputTensor(), model.input().name());
		final Finding<Port> output = ports.output(settings.outputTensor(), model.output().name());
		final Finding<String> outputAxes = settings.outputAxes().isEmpty()
				? Finding.read(model.output().axes())
				: Finding.given(settings.outputAxes());
		final int multiple = Math.max(settings.multiple(), model.multiple());
		EngineException first = null;
		for (final Finding<String> inputAxes : inputAxes(settings, model, input.value()))
			for (final Finding<Integer> channels : channels(inputAxes.value(), input.value(), model))
				try {
					return wire(input, inputAxes, channels, output, outputAxes, multiple);
				} catch (final TrialEndedException e) {
					throw e;
				} catch (final EngineException e) {
					if (first == null) first = e;
				}
		throw hinted(first, input.value());
	}

	/** All that come into question, the most likely first. */
	private static List<Finding<String>> inputAxes(final ImportSettings settings, final ForeignModel model,
			final Port port) {
		if (!settings.inputAxes().isEmpty()) return List.of(Finding.given(settings.inputAxes()));
		if (!model.input().axes().isEmpty()) return List.of(Finding.read(model.input().axes()));
		return Axes.possible(port.shape()).stream().map(Finding::tried).toList();
	}

	private static List<Finding<Integer>> channels(final String axes, final Port port, final ForeignModel model) {
		final int declared = Axes.size(port.shape(), axes, 'c');
		if (axes.indexOf('c') < 0) return List.of(Finding.read(1));
		if (declared > 0) return List.of(Finding.read(declared));
		if (!model.input().channels().isEmpty()) return List.of(Finding.read(model.input().channels().size()));
		return CHANNELS.stream().map(Finding::tried).toList();
	}

	private Wiring wire(final Finding<Port> input, final Finding<String> inputAxes, final Finding<Integer> channels,
			final Finding<Port> output, final Finding<String> outputAxes, final int multiple) {
		final int c = channels.value();
		convert(input, inputAxes.value(), c, output, "");
		final Result raw = run(c, multiple);
		final Optional<Shape> observed = Axes.observed(raw.output.shape(), raw.height, raw.width);
		final Finding<String> axes = outputAxes.value().isEmpty()
				? Finding.tried(observed.map(Shape::axes).orElseThrow(() -> odd(raw)))
				: outputAxes;
		if (axes.value().length() != raw.output.shape().length) throw odd(raw);
		final NetworkFile file = convert(input, inputAxes.value(), c, output, axes.value());
		final FloatArray made = run(c, raw.height, raw.width);
		final Shape shape = Axes.observed(made.shape(), raw.height, raw.width).filter(s -> s.axes().equals("byxc"))
				.orElseThrow(() -> odd(new Result(made, raw.height, raw.width)));
		return new Wiring(input, inputAxes, channels, output, axes, made.channels(), shape.scale(), file);
	}

	/** The same with the axes y and x of input and output exchanged. */
	Wiring turn(final Wiring wiring) {
		final Wiring turned = wiring.withAxes(Finding.tried(exchanged(wiring.inputAxes().value())),
				Finding.tried(exchanged(wiring.outputAxes().value())));
		restore(turned);
		return turned;
	}

	/** Converts and loads it once more. */
	void restore(final Wiring wiring) {
		convert(wiring.input(), wiring.inputAxes().value(), wiring.channels().value(), wiring.output(),
				wiring.outputAxes().value());
	}

	private static String exchanged(final String axes) {
		return axes.replace('y', '-').replace('x', 'y').replace('-', 'x');
	}

	private NetworkFile convert(final Finding<Port> input, final String inputAxes, final int channels,
			final Finding<Port> output, final String outputAxes) {
		final NetworkFile file = engine.convert(network,
				new NetworkConversion(input.value().tensor(), inputAxes, channels, output.value().tensor(), outputAxes),
				zip);
		process.load(file);
		return file;
	}

	/** In the first size that it takes. */
	private Result run(final int channels, final int multiple) {
		EngineException first = null;
		for (final int[] size : SIZES) {
			final int height = up(size[0], multiple);
			final int width = up(size[1], multiple) > height ? up(size[1], multiple) : height + multiple;
			try {
				return new Result(run(channels, height, width), height, width);
			} catch (final TrialEndedException e) {
				throw e;
			} catch (final EngineException e) {
				if (first == null) first = e;
			}
		}
		throw first;
	}

	private FloatArray run(final int channels, final int height, final int width) {
		return process.run(Noise.image(height, width, channels));
	}

	private static int up(final int size, final int multiple) {
		return multiple <= 1 || multiple > LARGEST_MULTIPLE ? size : (size + multiple - 1) / multiple * multiple;
	}

	private static EngineException odd(final Result result) {
		return new EngineException("The network makes " + Arrays.toString(result.output.shape()) + " of an image of "
				+ result.height + " x " + result.width
				+ " pixels (height, width), which is no image of the same size or a whole number of times larger:"
				+ " name another output (outputtensor=name), or give the order of its axes (inputaxes, outputaxes).");
	}

	/** A network of one size is told by its input. */
	private static EngineException hinted(final EngineException cause, final Port input) {
		if (input.shape().stream().noneMatch(size -> size > CHANNELS.size())) return cause;
		return new EngineException(cause.getMessage() + " Its input is declared as " + input.shape()
				+ ": networks that take images of one size only cannot be used.", cause);
	}
}
