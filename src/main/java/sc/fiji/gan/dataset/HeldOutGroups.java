package sc.fiji.gan.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which groups of images are never trained on. */
final class HeldOutGroups {

	private HeldOutGroups() {}

	/** One in ten of the groups, at least one, evenly spread; the first is not among them. */
	static Set<Integer> oneInTen(final List<Integer> groups) {
		final Set<Integer> chosen = new HashSet<>();
		final int every = groups.size() / Math.max(1, groups.size() / 10);
		for (int i = every - 1; i < groups.size(); i += every)
			chosen.add(groups.get(i));
		return chosen;
	}
}
