package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each method made of each micrograph, and the means over the kinds as a table. */
final class MicroscopyTable {

	private static final String ALL = "all";

	/**
	 * One image restored by one method.
	 *
	 * @param psnr in decibels, for a range of 255
	 * @param error root mean square over the range of the true image
	 * @param drift how much larger the result's mean intensity is than the input's, as a part of it
	 */
	record Row(String kind, String method, String image, double psnr, double error, double drift) {}

	private final List<Row> rows = new ArrayList<>();

	void add(final Row row) {
		rows.add(row);
	}

	/**
	 * One line for each kind and method and one for all kinds, each beside the first method: means over
	 * the images; of the drift, the mean and the greatest of its absolute value.
	 */
	String toMarkdown() {
		final StringBuilder text = new StringBuilder(
				"""
						| kind | method | PSNR, dB | NRMSE, % | PSNR gained, dB | NRMSE less by, % | drift, mean, % | largest, % |
						|---|---|---|---|---|---|---|---|
						""");
		final List<String> kinds = rows.stream().map(Row::kind).distinct().toList();
		final List<String> methods = rows.stream().map(Row::method).distinct().toList();
		for (final String kind : Stream.concat(kinds.stream(), kinds.size() > 1 ? Stream.of(ALL) : Stream.of())
				.toList())
			for (final String method : methods)
				text.append(line(kind, method, of(kind, method), of(kind, methods.get(0))));
		return text.toString();
	}

	private List<Row> of(final String kind, final String method) {
		return rows.stream().filter(row -> (kind.equals(ALL) || row.kind.equals(kind)) && row.method.equals(method))
				.toList();
	}

	private static String line(final String kind, final String method, final List<Row> these,
			final List<Row> baseline) {
		final double psnr = mean(these, Row::psnr);
		final double error = mean(these, Row::error);
		return String.format(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f | %.1f | %.3f | %.3f |%n", kind, method, psnr,
				100 * error, psnr - mean(baseline, Row::psnr), 100 * (1 - error / mean(baseline, Row::error)),
				100 * mean(these, row -> Math.abs(row.drift)),
				100 * these.stream().mapToDouble(row -> Math.abs(row.drift)).max().orElseThrow());
	}

	private static double mean(final List<Row> rows, final ToDoubleFunction<Row> value) {
		return rows.stream().mapToDouble(value).average().orElseThrow();
	}

	/** One line for each image and method; errors and drifts as parts, not in percent. */
	String toCsv() {
		return rows.stream()
				.map(row -> String.format(Locale.ROOT, "%s,%s,%s,%.4f,%.6f,%.7f%n", row.kind, row.method, row.image,
						row.psnr, row.error, row.drift))
				.collect(Collectors.joining("", String.format("kind,method,image,psnr,nrmse,drift%n"), ""));
	}
}
