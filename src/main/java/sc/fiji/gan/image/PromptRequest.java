package sc.fiji.gan.image;

import java.util.Locale;

/**
 * Which images are to be made of a text.
 *
 * @param prompt what they are to show, in words that the model knows
 * @param count how many
 * @param seed of the first image, the next one has the next seed; the same prompt and seed give the
 *     same image
 * @param truncation 1 for images as various as those of the training; less for more ordinary ones
 * @param mode how the images hang together
 * @param second the prompt at the other end of an interpolation; else empty
 */
public record PromptRequest(String prompt, int count, long seed, double truncation, Mode mode, String second) {

	/** How the images hang together. */
	public enum Mode {

		/** Each by itself, with seeds that follow each other. */
		IMAGES,
		/** From one prompt to another in small steps, of one seed. */
		INTERPOLATION;

		/**
		 * The mode of that name, as users know it.
		 *
		 * @throws IllegalArgumentException if there is none; one sentence for the user
		 */
		public static Mode named(final String name) {
			for (final Mode mode : values())
				if (mode.toString().equals(name.trim())) return mode;
			throw new IllegalArgumentException("mode=" + name + " is not possible: give images or interpolation.");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final double MOST_TRUNCATION = 2;

	/** @throws IllegalArgumentException if a value is not possible; one sentence for the user */
	public PromptRequest {
		prompt = prompt == null ? "" : prompt.trim();
		second = second == null ? "" : second.trim();
		final int least = mode == Mode.INTERPOLATION ? 2 : 1;
		if (count < least)
			throw new IllegalArgumentException("count=" + count + " is not possible: give " + least + " or more.");
		if (!(truncation >= 0 && truncation <= MOST_TRUNCATION))
			throw new IllegalArgumentException(
					"truncation=" + truncation + " is not possible: give a number from 0 to 2; 1 is usual.");
		if (mode == Mode.IMAGES && !second.isEmpty())
			throw new IllegalArgumentException("second=[" + second
					+ "] is not possible with mode=images, which has one prompt: leave it empty, or give"
					+ " mode=interpolation.");
	}

	/** Images by themselves. */
	public PromptRequest(final String prompt, final int count, final long seed, final double truncation) {
		this(prompt, count, seed, truncation, Mode.IMAGES, "");
	}

	/** As a macro writes it. */
	@Override
	public String toString() {
		final String always = "prompt=[" + prompt + "] count=" + count + " seed=" + seed + " truncation=" + truncation;
		return mode == Mode.IMAGES ? always : always + " mode=" + mode + " second=[" + second + "]";
	}
}
