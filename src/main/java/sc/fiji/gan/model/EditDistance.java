package sc.fiji.gan.model;

/**
 * How many characters have to be inserted, removed or replaced to turn one text into another
 * (Levenshtein).
 */
final class EditDistance {

	private EditDistance() {}

	static int between(final String a, final String b) {
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j < previous.length; j++)
			previous[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			final int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j < current.length; j++) {
				final int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[b.length()];
	}
}
