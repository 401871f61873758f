package sc.fiji.gan.exchange;

/**
 * Something that is known of a model, and how.
 *
 * @param <T> what it is
 */
record Finding<T>(T value, Origin origin) {

	/** How something became known. */
	enum Origin {
		/** The user says so. */
		GIVEN("given"),
		/** The package or the network says so. */
		READ("as it says"),
		/** The network did so when it was run. */
		TRIED("found by trying"),
		/** Nothing says so, and it could not be tried. */
		ASSUMED("assumed: check it");

		private final String words;

		Origin(final String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return words;
		}
	}

	static <T> Finding<T> given(final T value) {
		return new Finding<>(value, Origin.GIVEN);
	}

	static <T> Finding<T> read(final T value) {
		return new Finding<>(value, Origin.READ);
	}

	static <T> Finding<T> tried(final T value) {
		return new Finding<>(value, Origin.TRIED);
	}

	static <T> Finding<T> assumed(final T value) {
		return new Finding<>(value, Origin.ASSUMED);
	}

	@Override
	public String toString() {
		return value + " (" + origin + ")";
	}
}
