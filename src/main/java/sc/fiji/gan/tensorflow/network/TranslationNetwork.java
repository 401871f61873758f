package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A network that makes an image of another kind out of an image, of the same size. It is made of
 * what looks at a part of the image only, so that {@link #halo} is finite: there is no
 * normalisation by statistics of the image, such as instance normalisation, which would make every
 * tile of a large image come out differently. Features are kept in range by
 * {@link Layers#pixelNorm}. What the level of a whole image has to do with is left to the
 * normalisation of the input.
 */
public interface TranslationNetwork {

	/** The slope of all rectifiers below zero. */
	float SLOPE = 0.2f;

	/**
	 * @param input {@code {batch, height, width, channels}}, -1 to 1, of sizes that are multiples of
	 *     {@link #multiple}
	 * @return {@code {batch, height, width, outputs}}, -1 to 1
	 */
	Operand<TFloat32> apply(Layers layers, Operand<TFloat32> input);

	/** Radius of the receptive field, in pixels. */
	int halo();

	/** Of which height and width of an image have to be multiples. */
	int multiple();
}
