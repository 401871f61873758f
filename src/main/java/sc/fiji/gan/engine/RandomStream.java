package sc.fiji.gan.engine;

import java.util.SplittableRandom;

/**
 * Random numbers for a place in a training, such as a step and the number of a patch: they depend
 * on the place alone, so that nothing has to be remembered for a resumption.
 */
public final class RandomStream {

	private RandomStream() {}

	/**
	 * The stream of a place. The numbers of the place are hashed with the finaliser of SplitMix64: a
	 * {@link SplittableRandom} takes its seed as it is and walks on from there in equal steps, so seeds
	 * that lie such steps apart would give the same numbers, only shifted.
	 */
	public static SplittableRandom of(final long... place) {
		long hash = 0;
		for (final long number : place)
			hash = mixed(hash + number + 0x9e3779b97f4a7c15L);
		return new SplittableRandom(hash);
	}

	private static long mixed(final long value) {
		long h = value;
		h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
		h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
		return h ^ h >>> 31;
	}
}
