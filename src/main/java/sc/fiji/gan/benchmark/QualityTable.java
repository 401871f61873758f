package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

import sc.fiji.gan.metric.SuperResolutionProtocol.Quality;

/**
 * What each method reached on each image, and the means over the sets as a table.
 */
final class QualityTable {

	/** One image made larger by one method. */
	record Row(String set, int scale, String method, String image, Quality quality) {}

	private final List<Row> rows = new ArrayList<>();

	void add(final Row row) {
		rows.add(row);
	}

	/**
	 * One line for each scale and method, one column for each set: mean PSNR / mean SSIM.
	 */
	String toMarkdown() {
		final List<String> sets = distinct(rows, Row::set);
		final StringBuilder text = new StringBuilder("| scale | method |");
		sets.forEach(set -> text.append(' ').append(set).append(" |"));
		text.append("\n|---|---|").append("---|".repeat(sets.size())).append('\n');
		for (final int scale : distinct(rows, Row::scale))
			for (final String method : distinct(where(rows, Row::scale, scale), Row::method)) {
				text.append("| x").append(scale).append(" | ").append(method).append(" |");
				final List<Row> line = where(where(rows, Row::scale, scale), Row::method, method);
				sets.forEach(set -> text.append(' ').append(mean(where(line, Row::set, set))).append(" |"));
				text.append('\n');
			}
		return text.toString();
	}

	/** One line for each image, scale and method. */
	String toCsv() {
		return rows.stream()
				.map(row -> String.format(Locale.ROOT, "%s,%d,%s,%s,%.4f,%.6f%n", row.set, row.scale, row.method,
						row.image, row.quality.psnr(), row.quality.ssim()))
				.collect(Collectors.joining("", String.format("set,scale,method,image,psnr,ssim%n"), ""));
	}

	private static String mean(final List<Row> cell) {
		if (cell.isEmpty()) return "";
		final double psnr = cell.stream().mapToDouble(row -> row.quality.psnr()).average().orElseThrow();
		final double ssim = cell.stream().mapToDouble(row -> row.quality.ssim()).average().orElseThrow();
		return String.format(Locale.ROOT, "%.2f / %.4f", psnr, ssim);
	}

	private static <T> List<T> distinct(final List<Row> rows, final Function<Row, T> property) {
		return rows.stream().map(property).distinct().toList();
	}

	private static <T> List<Row> where(final List<Row> rows, final Function<Row, T> property, final T value) {
		return rows.stream().filter(row -> property.apply(row).equals(value)).toList();
	}
}
