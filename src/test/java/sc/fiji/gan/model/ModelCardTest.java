package sc.fiji.gan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ModelCardTest {

	private static final String MARKDOWN = """
			# Super-resolution x2

			![curve](curve.png)

			## What it does

			Enlarges photographs.

			## Training

			```
			## not a heading but a comment in code
			run("Train Super-Resolution...", "steps=1000");
			```

			### Details

			Long.
			""";

	@Test
	void whatIsReadIsWrittenTheSame() {
		assertEquals(MARKDOWN, ModelCard.parse(MARKDOWN).toMarkdown());
	}

	@Test
	void readsSectionsButNotHeadingsInCode() {
		final ModelCard card = ModelCard.parse(MARKDOWN);
		assertEquals(List.of("What it does", "Training"), card.titles());
		assertEquals("Enlarges photographs.", card.section(ModelCard.PURPOSE));
		assertEquals("", card.section(ModelCard.LIMITS));
	}

	@Test
	void replacesOneSectionInItsPlace() {
		assertEquals(MARKDOWN.replace("Enlarges photographs.", "Enlarges photographs twofold."), ModelCard
				.parse(MARKDOWN).replaceSection(ModelCard.PURPOSE, "Enlarges photographs twofold.\n").toMarkdown());
	}

	@Test
	void addsASectionAtTheEnd() {
		assertEquals(MARKDOWN + "\n## Limits\n\nNot for diagnosis.\n",
				ModelCard.parse(MARKDOWN).replaceSection(ModelCard.LIMITS, "Not for diagnosis.").toMarkdown());
	}

	@Test
	void makesTables() {
		assertEquals("""
				| set | bicubic | model |
				|---|--:|--:|
				| set5 \\| Y | 33.66 | 37.40 |""",
				ModelCard.table(List.of("set", "bicubic", "model"), List.of(List.of("set5 | Y", "33.66", "37.40"))));
	}
}
