package sc.fiji.gan.engine;

import java.util.Optional;

/**
 * The size and reach of a generator.
 *
 * @param parameters how many trainable numbers it has
 * @param halo the radius of its receptive field, in input pixels; 0 if it makes images out of
 *     nothing
 * @param multiple of which height and width of its input have to be multiples; what it makes of a
 *     pixel depends on the pixel's place within such a square, so tiles have to begin at multiples
 * @param multiplyAdds how many multiplications and additions it takes for each input pixel, or for
 *     each image that it makes out of nothing
 * @param latents what it is given if it makes images out of nothing; else empty
 */
public record NetworkFacts(long parameters, int halo, int multiple, long multiplyAdds, Optional<LatentSpace> latents) {

	/** Those of a generator that makes images of images. */
	public NetworkFacts(final long parameters, final int halo, final int multiple, final long multiplyAdds) {
		this(parameters, halo, multiple, multiplyAdds, Optional.empty());
	}
}
