package sc.fiji.gan.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Which mirrored and turned images show the same kind of thing as the image itself. */
public enum Flips {

	/** None: writing, organs with a left and a right. */
	NONE(Symmetry.IDENTITY),
	/** Left and right may change places. */
	HORIZONTAL(Symmetry.IDENTITY, Symmetry.MIRROR_X),
	/** There is no up and down either: all eight symmetries of the square. */
	ALL(Symmetry.values());

	private final List<Symmetry> symmetries;

	Flips(final Symmetry... symmetries) {
		this.symmetries = List.of(symmetries);
	}

	/** As it is written in a macro. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The flips of a name.
	 *
	 * @throws IllegalArgumentException if there are none; one sentence for the user
	 */
	public static Flips named(final String name) {
		return Arrays.stream(values()).filter(f -> f.toString().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"flips=" + name + " is not possible: give none, horizontal or all."));
	}

	/** One of them, every one as likely as any other. */
	Symmetry drawn(final SplittableRandom random) {
		return symmetries.get(random.nextInt(symmetries.size()));
	}
}
