package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import sc.fiji.gan.metric.SuperResolutionProtocol.Quality;

/**
 * What each method reached on each image, and the means over the sets as a table.
 */
final class QualityTable {

	/** One image made larger by one method. */
	record Row(String set, int scale, String method, String image, Quality quality, Perception perception) {}

	private final List<Row> rows = new ArrayList<>();

	void add(final Row row) {
		rows.add(row);
	}

	/**
	 * Two tables with one line for each scale and method, and one column for each set: mean PSNR / mean
	 * SSIM, and the means of what is measured of the looks.
	 */
	String toMarkdown() {
		return toMarkdown(QualityTable::quality) + """

				Sliced Wasserstein distance x 1000 / LPIPS-like distance / difference of the reduced result from the \
				input, in % of the input's range:

				""" + toMarkdown(QualityTable::perception);
	}

	private String toMarkdown(final Function<List<Row>, String> cell) {
		final List<String> sets = distinct(rows, Row::set);
		final StringBuilder text = new StringBuilder("| scale | method |");
		sets.forEach(set -> text.append(' ').append(set).append(" |"));
		text.append("\n|---|---|").append("---|".repeat(sets.size())).append('\n');
		for (final int scale : distinct(rows, Row::scale))
			for (final String method : distinct(where(rows, Row::scale, scale), Row::method)) {
				text.append("| x").append(scale).append(" | ").append(method).append(" |");
				final List<Row> line = where(where(rows, Row::scale, scale), Row::method, method);
				sets.forEach(set -> text.append(' ').append(cell.apply(where(line, Row::set, set))).append(" |"));
				text.append('\n');
			}
		return text.toString();
	}

	/** One line for each image, scale and method; distances and errors as they are, not scaled. */
	String toCsv() {
		return rows.stream()
				.map(row -> String.format(Locale.ROOT, "%s,%d,%s,%s,%.4f,%.6f,%.6f,%.6f,%.6f,%.6f%n", row.set,
						row.scale, row.method, row.image, row.quality.psnr(), row.quality.ssim(),
						row.perception.slicedWasserstein(), row.perception.featureDistance(),
						row.perception.rangeError(), row.perception.normError()))
				.collect(Collectors.joining("", String.format(
						"set,scale,method,image,psnr,ssim,sliced_wasserstein,lpips_like,range_error,norm_error%n"),
						""));
	}

	private static String quality(final List<Row> cell) {
		if (cell.isEmpty()) return "";
		return String.format(Locale.ROOT, "%.2f / %.4f", mean(cell, row -> row.quality.psnr()),
				mean(cell, row -> row.quality.ssim()));
	}

	private static String perception(final List<Row> cell) {
		if (cell.isEmpty()) return "";
		final double features = mean(cell, row -> row.perception.featureDistance());
		return String.format(Locale.ROOT, "%.1f / %s / %.2f",
				1000 * mean(cell, row -> row.perception.slicedWasserstein()),
				Double.isNaN(features) ? "-" : String.format(Locale.ROOT, "%.4f", features),
				100 * mean(cell, row -> row.perception.rangeError()));
	}

	private static double mean(final List<Row> cell, final ToDoubleFunction<Row> value) {
		return cell.stream().mapToDouble(value).average().orElseThrow();
	}

	private static <T> List<T> distinct(final List<Row> rows, final Function<Row, T> property) {
		return rows.stream().map(property).distinct().toList();
	}

	private static <T> List<Row> where(final List<Row> rows, final Function<Row, T> property, final T value) {
		return rows.stream().filter(row -> property.apply(row).equals(value)).toList();
	}
}
