package sc.fiji.gan.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.model.ModelLibrary;

class ModelPageTest {

	@TempDir
	Path library;

	private Path model;

	@BeforeEach
	void writeModel() throws Exception {
		TinyGenerator.write("tiny", library);
		model = library.resolve("tiny");
	}

	private String page(final String card) throws Exception {
		Files.writeString(model.resolve("README.md"), card);
		Files.writeString(model.resolve("rdf.yaml"), "\ndocumentation: README.md\n", StandardOpenOption.APPEND);
		return new ModelPage(new ModelLibrary(List.of(library)).installed().get(0), 100).html();
	}

	private void picture(final Path file, final int width, final int height) throws Exception {
		ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
	}

	@Test
	void headingsAndTablesOfTheCardBecomeHtml() throws Exception {
		final String page = page("## Limits\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
		assertTrue(page.contains("<h2>Limits</h2>"), page);
		assertTrue(page.contains("border=\"1\"") && page.contains("<td>2</td>"), page);
	}

	@Test
	void whatIsHtmlInACardIsShownAndNotObeyed() throws Exception {
		final String page = page("<script>alert(1)</script>\n\n[go](javascript:alert(2))");
		assertFalse(page.contains("<script>") || page.contains("javascript:"), page);
		assertTrue(page.contains("&lt;script&gt;"), page);
	}

	@Test
	void largePicturesAreShownSmallerAndSmallOnesAsTheyAre() throws Exception {
		picture(model.resolve("large.png"), 400, 200);
		picture(model.resolve("small.png"), 40, 20);
		final String page = page("![](large.png)\n![](small.png)");
		assertTrue(page.contains("width=\"100\" height=\"50\""), page);
		assertTrue(page.contains("<img src=\"small.png\" alt=\"\" />"), page);
	}

	@Test
	void noPictureIsLoadedFromElsewhere() throws Exception {
		picture(library.resolve("outside.png"), 40, 20);
		final String page = page("![](https://example.org/spy.png)\n![](../outside.png)\n![](missing.png)");
		assertFalse(page.contains("src="), page);
	}

	@Test
	void aDamagedPackageTellsWhatIsWrong() throws Exception {
		Files.delete(model.resolve("saved_model_bundle.zip"));
		final String page = page("A card.");
		assertTrue(page.contains("'saved_model_bundle.zip' is missing") && page.contains(model.toString()), page);
	}
}
