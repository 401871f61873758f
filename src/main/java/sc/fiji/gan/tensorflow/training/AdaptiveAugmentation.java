package sc.fiji.gan.tensorflow.training;

import java.util.Map;

/**
 * With which probability what a discriminator sees is augmented: more if it is too sure of the real
 * images, less if it is not.
 *
 * @see <a href="https://arxiv.org/abs/2006.06676">Karras et al., Training generative adversarial
 * networks with limited data (2020)</a>
 */
final class AdaptiveAugmentation implements Memory {

	/** The mean sign of the discriminator's scores of real images that is aimed at. */
	private static final double TARGET = 0.6;
	private static final int STEPS = 4;
	/** After how many images the probability can have gone from 0 to 1. */
	private static final double IMAGES = 20_000;

	private static final String PROBABILITY = "probability";
	private static final String SUM = "sum";
	private static final String COUNT = "count";

	private final boolean adaptive;
	private final double change;
	private double probability;
	private double sum;
	private double count;

	/**
	 * @param adaptive whether it changes; else all images are augmented
	 * @param batch how many images are in a step
	 */
	AdaptiveAugmentation(final boolean adaptive, final int batch) {
		this.adaptive = adaptive;
		change = STEPS * batch / IMAGES;
		probability = adaptive ? 0 : 1;
	}

	double probability() {
		return probability;
	}

	/** @param step counted from 0 */
	void stepped(final long step, final Map<String, Signal> signals) {
		if (!adaptive) return;
		Detector.contests(signals).forEach(signal -> {
			sum += 2 * signal.accuracy() - 1;
			count++;
		});
		if ((step + 1) % STEPS != 0 || count == 0) return;
		probability += Math.signum(sum / count - TARGET) * change;
		probability = Math.max(0, Math.min(1, probability));
		sum = 0;
		count = 0;
	}

	@Override
	public Map<String, Double> memory() {
		return adaptive ? Map.of(PROBABILITY, probability, SUM, sum, COUNT, count) : Map.of();
	}

	@Override
	public void recall(final Map<String, Double> numbers) {
		probability = numbers.getOrDefault(PROBABILITY, probability);
		sum = numbers.getOrDefault(SUM, sum);
		count = numbers.getOrDefault(COUNT, count);
	}
}
