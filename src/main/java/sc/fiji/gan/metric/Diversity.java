package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * How alike the images of a set are among themselves: the mean MS-SSIM of pairs. Read it beside
 * that of real images: what is much higher has lost variety; what is much lower has too much noise.
 * Images of 64 pixels have 3 of the 5 scales.
 *
 * @param pairs how many are drawn; all, if there are not more
 * @param dynamicRange of the images
 * @see <a href="https://arxiv.org/abs/1610.09585">Odena, Olah and Shlens, Conditional image
 * synthesis with auxiliary classifier GANs (2017)</a>
 */
public record Diversity(int pairs, long seed, double dynamicRange) {

	/**
	 * @param images of one size; their order decides which are paired
	 * @return the mean, and its standard error as if the pairs were independent; not defined for fewer
	 * than two images or sides below 11 pixels
	 */
	public Estimate of(final List<GreyImage> images) {
		if (images.size() < 2) return Estimate.undefined("needs at least 2 images, has " + images.size());
		final int scales = MultiScaleSimilarity.scalesOf(Math.min(images.get(0).width(), images.get(0).height()));
		if (scales == 0) return Estimate.undefined("needs images of at least 11 x 11 pixels");
		final MultiScaleSimilarity similarity = new MultiScaleSimilarity(dynamicRange, scales);
		final double[] values = drawn(images.size()).stream().parallel()
				.mapToDouble(pair -> similarity.compare(images.get(pair.a), images.get(pair.b))).toArray();
		final double mean = Arrays.stream(values).average().orElseThrow();
		final double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
		final double n = values.length;
		return Estimate.of(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n * (n - 1))));
	}

	private record Couple(int a, int b) {}

	/** No pair comes twice. */
	private List<Couple> drawn(final int images) {
		final long all = (long) images * (images - 1) / 2;
		final Set<Couple> drawn = new LinkedHashSet<>();
		final Random random = new Random(seed);
		if (all <= pairs) {
			for (int a = 1; a < images; a++)
				for (int b = 0; b < a; b++)
					drawn.add(new Couple(a, b));
		} else while (drawn.size() < pairs) {
			final int a = random.nextInt(images);
			final int b = random.nextInt(images);
			if (a != b) drawn.add(new Couple(Math.max(a, b), Math.min(a, b)));
		}
		return List.copyOf(drawn);
	}
}
