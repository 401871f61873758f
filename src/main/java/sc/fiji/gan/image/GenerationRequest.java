package sc.fiji.gan.image;

import java.util.Locale;

/**
 * Which images a generator is to make.
 *
 * @param count how many; of a grid of mixed styles, how many rows and columns
 * @param category the name of what they are to show; empty for all in turn, or if the model knows
 *     none
 * @param seed of the first image, the next one has the next seed; the same seed gives the same
 *     image
 * @param truncation 1 for images as various as those of the training; less for more ordinary ones
 * @param mode how the images hang together
 * @param second the seed at the other end of an interpolation; of mixed styles, that of the first
 *     column
 * @param layer the first layer, from 0, that has the styles of the column; 0 for half of all
 */
public record GenerationRequest(int count, String category, long seed, double truncation, Mode mode, long second,
		int layer) {

	/** How the images hang together. */
	public enum Mode {

		/** Each by itself, with seeds that follow each other. */
		IMAGES,
		/** From one seed to another in small steps. */
		INTERPOLATION,
		/** A grid: coarse styles of its row, fine ones of its column. */
		STYLES;

		/**
		 * The mode of that name, as users know it.
		 *
		 * @throws IllegalArgumentException if there is none; one sentence for the user
		 */
		public static Mode named(final String name) {
			for (final Mode mode : values())
				if (mode.toString().equals(name.trim())) return mode;
			throw new IllegalArgumentException(
					"mode=" + name + " is not possible: give images, interpolation or styles.");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final double MOST_TRUNCATION = 2;
	private static final int LARGEST_GRID = 64;

	/** @throws IllegalArgumentException if a value is not possible; one sentence for the user */
	public GenerationRequest {
		category = category == null ? "" : category.trim();
		final int least = mode == Mode.INTERPOLATION ? 2 : 1;
		if (count < least)
			throw new IllegalArgumentException("count=" + count + " is not possible: give " + least + " or more.");
		if (mode == Mode.STYLES && count > LARGEST_GRID)
			throw new IllegalArgumentException("count=" + count + " is not possible for a grid of styles: give 1 to "
					+ LARGEST_GRID + " rows and columns.");
		if (!(truncation >= 0 && truncation <= MOST_TRUNCATION))
			throw new IllegalArgumentException(
					"truncation=" + truncation + " is not possible: give a number from 0 to 2; 1 is usual.");
		if (layer < 0)
			throw new IllegalArgumentException(
					"layer=" + layer + " is not possible: give the number of a layer from 1, or 0 for half of all.");
	}

	/** Images by themselves. */
	public GenerationRequest(final int count, final String category, final long seed, final double truncation) {
		this(count, category, seed, truncation, Mode.IMAGES, seed, 0);
	}

	/** As a macro writes it. */
	@Override
	public String toString() {
		final String always = "count=" + count + (category.isEmpty() ? "" : " category=[" + category + "]") + " seed="
				+ seed + " truncation=" + truncation;
		if (mode == Mode.IMAGES) return always;
		return always + " mode=" + mode + " second=" + second + (mode == Mode.STYLES ? " layer=" + layer : "");
	}
}
