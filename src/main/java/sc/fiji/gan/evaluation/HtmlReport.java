package sc.fiji.gan.evaluation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import javax.imageio.ImageIO;

import ij.macro.Variable;
import ij.measure.ResultsTable;
import sc.fiji.gan.engine.WholeFile;

/**
 * A page for browsers in one file: texts, tables, plots and pictures, one below the other.
 *
 * <pre>
 * new HtmlReport("Comparison of cells").paragraph("...").table(headings, rows).pictures(pictures).write(file);
 * </pre>
 */
public final class HtmlReport {

	/**
	 * @param image any size
	 * @param caption text, shown below it
	 */
	public record Picture(BufferedImage image, String caption) {}

	private static final String HEAD = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<title>%1$s</title>
			<style>
			body { font-family: sans-serif; color: #222; max-width: 1000px; margin: 24px auto; padding: 0 16px; \
			line-height: 1.4; }
			h1 { font-size: 22px; } h2 { font-size: 16px; margin: 24px 0 8px; }
			table { border-collapse: collapse; font-size: 14px; }
			th, td { padding: 3px 10px; border-bottom: 1px solid #ccc; text-align: right; }
			th:first-child, td:first-child { text-align: left; }
			tr:last-child td { font-weight: bold; } .plain tr:last-child td { font-weight: normal; }
			.row { display: flex; flex-wrap: wrap; gap: 12px; }
			figure { margin: 0; } figcaption { font-size: 13px; color: #555; max-width: 460px; }
			img { image-rendering: pixelated; max-width: 100%%; }
			</style>
			</head>
			<body>
			<h1>%1$s</h1>
			""";

	private final StringBuilder html = new StringBuilder();

	/** An empty page. */
	public HtmlReport(final String title) {
		html.append(HEAD.formatted(escape(title)));
	}

	/** Begins a section. */
	public HtmlReport heading(final String text) {
		html.append("<h2>").append(escape(text)).append("</h2>\n");
		return this;
	}

	/** Adds a text. */
	public HtmlReport paragraph(final String text) {
		html.append("<p>").append(escape(text)).append("</p>\n");
		return this;
	}

	/** The last row is the one to look at. */
	public HtmlReport table(final List<String> headings, final List<List<String>> rows) {
		return table("<table>\n", headings, rows);
	}

	/** A table all of whose rows are alike. */
	public HtmlReport list(final List<String> headings, final List<List<String>> rows) {
		return table("<table class=\"plain\">\n", headings, rows);
	}

	private HtmlReport table(final String begin, final List<String> headings, final List<List<String>> rows) {
		html.append(begin);
		addRow("th", headings);
		rows.forEach(row -> addRow("td", row));
		html.append("</table>\n");
		return this;
	}

	private void addRow(final String cell, final List<String> texts) {
		html.append("<tr>");
		texts.forEach(text -> html.append('<').append(cell).append('>').append(escape(text)).append("</").append(cell)
				.append('>'));
		html.append("</tr>\n");
	}

	/** Side by side, as far as the window is wide enough. */
	public HtmlReport pictures(final List<Picture> pictures) {
		html.append("<div class=\"row\">\n");
		for (final Picture picture : pictures)
			html.append("<figure><img alt=\"").append(escape(picture.caption)).append("\" src=\"data:image/png;base64,")
					.append(Base64.getEncoder().encodeToString(png(picture.image))).append("\"><figcaption>")
					.append(escape(picture.caption)).append("</figcaption></figure>\n");
		html.append("</div>\n");
		return this;
	}

	private static byte[] png(final BufferedImage image) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(image, "png", out);
			return out.toByteArray();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	/** @throws UncheckedIOException if it cannot be written; then the old file is untouched */
	public void write(final Path file) {
		write(file, html + "</body>\n</html>\n");
	}

	/**
	 * Writes a table for spreadsheets: a line of headings, then a line for each row, with all digits
	 * that numbers have.
	 */
	static void writeCsv(final ResultsTable table, final Path file) {
		final StringBuilder csv = new StringBuilder(String.join(",", table.getHeadings())).append('\n');
		final List<Variable[]> columns = List.of(table.getHeadings()).stream().map(table::getColumnAsVariables)
				.toList();
		for (int row = 0; row < table.size(); row++) {
			final int r = row;
			csv.append(String.join(",", columns.stream().map(column -> cell(column[r])).toList())).append('\n');
		}
		write(file, csv.toString());
	}

	private static String cell(final Variable value) {
		final String text = value.getString();
		if (text == null) return Figures.text(value.getValue(), 10);
		return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
	}

	private static void write(final Path file, final String text) {
		try {
			WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
