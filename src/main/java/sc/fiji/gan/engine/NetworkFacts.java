package sc.fiji.gan.engine;

/**
 * The size and reach of a generator.
 *
 * @param parameters how many trainable numbers it has
 * @param halo the radius of its receptive field, in input pixels
 * @param multiplyAdds how many multiplications and additions it takes for each input pixel
 */
public record NetworkFacts(long parameters, int halo, long multiplyAdds) {}
