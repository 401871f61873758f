package sc.fiji.gan.engine;

/**
 * The size and reach of a generator.
 *
 * @param parameters how many trainable numbers it has
 * @param halo the radius of its receptive field, in input pixels
 * @param multiple of which height and width of its input have to be multiples; what it makes of a
 *     pixel depends on the pixel's place within such a square, so tiles have to begin at multiples
 * @param multiplyAdds how many multiplications and additions it takes for each input pixel
 */
public record NetworkFacts(long parameters, int halo, int multiple, long multiplyAdds) {}
