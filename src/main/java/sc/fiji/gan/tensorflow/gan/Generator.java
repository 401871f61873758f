package sc.fiji.gan.tensorflow.gan;

import java.util.Optional;
import java.util.function.BiFunction;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.tensorflow.network.Layers;

/**
 * A network that makes images, and is what a training is for.
 *
 * @param name by which it is exported, and the scope of its weights
 * @param inputChannels how many channels it takes
 * @param halo the radius of its receptive field, in input pixels
 * @param multiple of which height and width of its input have to be multiples
 * @param latents what it takes in the place of an image if it makes images out of nothing; else
 *     empty
 * @param network builds it, of layers of the scope {@code name} and an input {@code {batch, height,
 *     width, inputChannels}}
 */
public record Generator(String name, int inputChannels, int halo, int multiple, Optional<LatentSpace> latents,
		BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network) {

	/** One that makes images of images. */
	public Generator(final String name, final int inputChannels, final int halo, final int multiple,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network) {
		this(name, inputChannels, halo, multiple, Optional.empty(), network);
	}

	/** The only one of its architecture, for inputs of any size. */
	public Generator(final int inputChannels, final int halo,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network) {
		this(Architecture.GENERATOR, inputChannels, halo, 1, network);
	}

	/** The only one of its architecture, which makes images out of nothing. */
	public Generator(final LatentSpace latents,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network) {
		this(Architecture.GENERATOR, latents.channels(), 0, 1, Optional.of(latents), network);
	}

	/** What it makes of an input. */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input) {
		return network.apply(layers, input);
	}

	/**
	 * The shape of its inputs; images may be of any size.
	 *
	 * @param batch how many, or -1 for any number
	 */
	public Shape inputShape(final int batch) {
		return latents.map(space -> Shape.of(batch, space.styles(), 1, inputChannels))
				.orElse(Shape.of(batch, -1, -1, inputChannels));
	}
}
