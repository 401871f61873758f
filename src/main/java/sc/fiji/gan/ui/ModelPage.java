package sc.fiji.gan.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

import sc.fiji.gan.model.InstalledModel;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.ModelPackage;

/**
 * What there is to tell of a model, as HTML that Swing can show: its facts, then its card. A card
 * may come from anyone, so nothing of it is taken as HTML, and no picture is loaded that does not
 * lie in the package.
 */
final class ModelPage {

	/** As many of the checksum as tell two networks apart. */
	private static final int HASH_DIGITS = 16;
	private static final List<Extension> TABLES = List.of(TablesExtension.create());
	private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

	private final InstalledModel model;
	private final int pictureWidth;

	/** @param pictureWidth the most pixels that a picture of the card is shown with */
	ModelPage(final InstalledModel model, final int pictureWidth) {
		this.model = model;
		this.pictureWidth = pictureWidth;
	}

	/** The page; the files that it names are those of {@link InstalledModel#folder()}. */
	String html() {
		final StringBuilder page = new StringBuilder("<html><body>");
		try {
			final ModelPackage opened = ModelPackage.read(model.folder());
			facts(opened).forEach((name, value) -> fact(page, name, value));
			page.append(card(opened.card()));
		} catch (final ModelException e) {
			page.append("<p>").append(escape(e.getMessage())).append("</p>");
			fact(page, "Folder", model.folder().toString());
		}
		return page.append("</body></html>").toString();
	}

	private Map<String, String> facts(final ModelPackage opened) {
		final ModelDescription is = opened.description();
		final Map<String, String> facts = new LinkedHashMap<>();
		facts.put("Model", is.id() + ", version " + is.version());
		facts.put("Task", is.task().tag());
		facts.put("Licence of the weights", is.licence());
		facts.put("Measured quality", model.quality());
		facts.put("By", String.join(", ", opened.authors()));
		facts.put("Can be trained further", opened.checkpoints().isEmpty() ? "no" : "yes");
		facts.put("Folder", opened.folder().toString());
		facts.put("SHA-256 of the network", opened.weightsHash().substring(0, HASH_DIGITS) + "...");
		facts.values().removeIf(String::isEmpty);
		return facts;
	}

	private static void fact(final StringBuilder page, final String name, final String value) {
		page.append("<b>").append(escape(name)).append(":</b> ").append(escape(value)).append("<br>");
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private String card(final String markdown) {
		final HtmlRenderer renderer = HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true)
				.attributeProviderFactory(context -> (AttributeProvider) this::adapt).build();
		return renderer.render(PARSER.parse(markdown));
	}

	private void adapt(final Node node, final String tag, final Map<String, String> attributes) {
		if (node instanceof Image && tag.equals("img")) adaptPicture(attributes);
		if (node instanceof TableBlock && tag.equals("table"))
			attributes.putAll(Map.of("border", "1", "cellspacing", "0", "cellpadding", "3"));
	}

	private void adaptPicture(final Map<String, String> attributes) {
		final Optional<BufferedImage> picture = picture(attributes.get("src"));
		if (picture.isEmpty()) attributes.remove("src");
		picture.filter(image -> image.getWidth() > pictureWidth).ifPresent(image -> {
			attributes.put("width", String.valueOf(pictureWidth));
			attributes.put("height", String.valueOf(image.getHeight() * pictureWidth / image.getWidth()));
		});
	}

	private Optional<BufferedImage> picture(final String source) {
		if (source == null || source.isBlank()) return Optional.empty();
		try {
			final Path file = model.folder().resolve(source).normalize();
			if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(model.folder().toRealPath()))
				return Optional.empty();
			return Optional.ofNullable(ImageIO.read(file.toFile()));
		} catch (final IOException | InvalidPathException e) {
			return Optional.empty();
		}
	}
}
