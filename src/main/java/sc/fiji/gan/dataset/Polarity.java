package sc.fiji.gan.dataset;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether what is bright in the source domain is to be bright in the target domain too. Nothing in
 * an unpaired training says so, and networks like to exchange objects and ground.
 */
public enum Polarity {

	/** As the domains show: objects are few, and the ground is much. */
	AUTO,
	/** Bright stays bright. */
	KEEP,
	/** Bright becomes dark. */
	INVERT,
	/** It is not looked at. */
	FREE;

	/** Below this no objects stand out from the ground. */
	private static final double CLEAR = 0.2;

	/** As it is written in a macro. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The one of a name.
	 *
	 * @throws IllegalArgumentException if there is none; one sentence for the user
	 */
	public static Polarity named(final String name) {
		return Arrays.stream(values()).filter(p -> p.toString().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"polarity=" + name + " is not possible: give auto, keep, invert or free."));
	}

	/**
	 * 1 if bright is to stay bright, -1 if it is to become dark, 0 if it is not known.
	 *
	 * @param source with {@link #AUTO} its skewness is compared with that of {@code target}: a few
	 *     bright objects on a dark ground, as in fluorescence, have one above 0, a few dark ones on a
	 *     bright ground, as in stained sections, one below
	 */
	public int sign(final ImageDomain source, final ImageDomain target) {
		if (this != AUTO) return this == KEEP ? 1 : this == INVERT ? -1 : 0;
		final double a = skewness(source);
		final double b = skewness(target);
		return Math.abs(a) < CLEAR || Math.abs(b) < CLEAR ? 0 : (int) Math.signum(a * b);
	}

	private static double skewness(final ImageDomain domain) {
		return Luminance.skewness(domain.images().stream().map(DomainImage::luminance).toList());
	}
}
