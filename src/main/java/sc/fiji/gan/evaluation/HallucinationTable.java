package sc.fiji.gan.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ij.measure.ResultsTable;

/** The figures of a {@link HallucinationResult} as ImageJ's table. */
public final class HallucinationTable {

	private HallucinationTable() {}

	/**
	 * @return the columns Slice ({@code all} in the last row), the figures of the consistency and of
	 * the spread as far as they are there, Remark, which says why a figure is NaN, and the title Image
	 */
	public static ResultsTable of(final HallucinationResult result) {
		final FigureTable table = new FigureTable(Map.of("Image", result.input().getTitle()));
		for (int i = 0; i < result.input().getStackSize(); i++)
			table.addSlice(i + 1, merged(at(result.consistency().map(ConsistencyResult::planes), i),
					at(result.spread().map(SpreadResult::planes), i)));
		return table.finish(
				merged(result.consistency().map(ConsistencyResult::whole), result.spread().map(SpreadResult::whole)));
	}

	private static Optional<Map<String, Figure>> at(final Optional<List<Map<String, Figure>>> planes, final int index) {
		return planes.map(list -> list.get(index));
	}

	private static Map<String, Figure> merged(final Optional<Map<String, Figure>> consistency,
			final Optional<Map<String, Figure>> spread) {
		final Map<String, Figure> figures = new LinkedHashMap<>();
		consistency.ifPresent(figures::putAll);
		spread.ifPresent(figures::putAll);
		return figures;
	}
}
