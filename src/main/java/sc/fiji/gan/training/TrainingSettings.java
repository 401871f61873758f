package sc.fiji.gan.training;

/** What users choose for trainings of all kinds of models, and how that is checked. */
interface TrainingSettings {

	/** The id of the training, under which it is resumed, and of its first model. */
	String name();

	/** When it ends, counted from the very first step; 0 for a pre-flight. */
	long steps();

	/** The id of the model whose weights are the beginning; empty if they are random. */
	String start();

	/** @throws IllegalArgumentException if it does not hold; one sentence for the user */
	static void require(final boolean holds, final String key, final Object value, final String expected) {
		if (!holds) throw new IllegalArgumentException(key + "=" + value + " is not possible: give " + expected + ".");
	}

	/**
	 * @param example of an id
	 * @throws IllegalArgumentException if it is none for a model; one sentence for the user
	 */
	static void requireName(final String key, final String name, final String example) {
		require(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), key, name,
				"lower-case letters, digits and hyphens, such as " + example);
	}

	/**
	 * @throws IllegalArgumentException if it cannot be an SPDX identifier; one sentence for the user
	 */
	static void requireLicence(final String licence) {
		require(licence.matches("[A-Za-z0-9.+-]+"), "licence", licence, "an SPDX identifier, such as CC-BY-4.0");
	}

	/** @throws IllegalArgumentException if there cannot be so many; one sentence for the user */
	static void requireSteps(final long steps) {
		require(steps >= 0, "steps", steps, "a whole number above 0, or 0 for a pre-flight");
	}
}
