package sc.fiji.gan.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.training.CurveRow;

/**
 * The losses of all steps, as means over equally many neighbouring ones; the more steps, the longer
 * are the means, so that there are never more than a screen can show.
 */
final class LossBins {

	private static final int MOST = 400;

	/** Sums over steps. */
	private static final class Bin {

		private long lastStep;
		private int count;
		private final Map<String, Double> sums = new LinkedHashMap<>();
		private final Map<String, Integer> counts = new LinkedHashMap<>();

		void add(final long step, final Map<String, Double> losses) {
			lastStep = step;
			count++;
			losses.forEach((name, loss) -> {
				sums.merge(name, loss, Double::sum);
				counts.merge(name, 1, Integer::sum);
			});
		}

		void add(final Bin later) {
			lastStep = later.lastStep;
			count += later.count;
			later.sums.forEach((name, sum) -> sums.merge(name, sum, Double::sum));
			later.counts.forEach((name, n) -> counts.merge(name, n, Integer::sum));
		}

		CurveRow row() {
			final Map<String, Double> means = new LinkedHashMap<>();
			sums.forEach((name, sum) -> means.put(name, sum / counts.get(name)));
			return CurveRow.ofLosses(lastStep, means);
		}
	}

	private final List<Bin> bins = new ArrayList<>();
	private int width = 1;

	/** @param losses of one step, by the names of the objectives; those that were updated in it */
	void add(final long step, final Map<String, Double> losses) {
		if (bins.isEmpty() || bins.get(bins.size() - 1).count >= width) {
			if (bins.size() == MOST) mergePairs();
			bins.add(new Bin());
		}
		bins.get(bins.size() - 1).add(step, losses);
	}

	private void mergePairs() {
		for (int i = 0; i < MOST / 2; i++) {
			final Bin bin = bins.get(2 * i);
			bin.add(bins.get(2 * i + 1));
			bins.set(i, bin);
		}
		bins.subList(MOST / 2, MOST).clear();
		width *= 2;
	}

	/** A row for each mean, at the last of its steps. */
	List<CurveRow> rows() {
		return bins.stream().map(Bin::row).toList();
	}
}
