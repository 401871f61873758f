package sc.fiji.gan.tensorflow.gan;

import java.util.function.BiFunction;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.tensorflow.network.Layers;

/**
 * A network that makes images, and is what a training is for.
 *
 * @param name by which it is exported, and the scope of its weights
 * @param inputChannels how many channels it takes
 * @param halo the radius of its receptive field, in input pixels
 * @param multiple of which height and width of its input have to be multiples
 * @param network builds it, of layers of the scope {@code name} and an input {@code {batch, height,
 *     width, inputChannels}}
 */
public record Generator(String name, int inputChannels, int halo, int multiple,
		BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network) {

	/** The only one of its architecture, for inputs of any size. */
	public Generator(final int inputChannels, final int halo,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network) {
		this(Architecture.GENERATOR, inputChannels, halo, 1, network);
	}

	/** What it makes of an input. */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input) {
		return network.apply(layers, input);
	}
}
