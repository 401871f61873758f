package sc.fiji.gan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class VocabularyTest {

	private static final Vocabulary WORDS = new Vocabulary(List.of("bright", "dim", "few", "many", "nuclei", "o'clock"),
			4);

	private static String refused(final String prompt) {
		return assertThrows(IllegalArgumentException.class, () -> WORDS.numbers(prompt, "prompt", "cells"))
				.getMessage();
	}

	@Test
	void caseAndWhatIsBetweenWordsMakeNoDifference() {
		assertEquals(List.of(3, 0, 4), WORDS.numbers(" Many,\tBRIGHT -- nuclei!\n", "prompt", "cells"));
		assertEquals(List.of("cjk", "ideograph-5408", "o'clock"), Vocabulary.split("'CJK' (ideograph-5408), o'clock."));
	}

	@Test
	void wordsThatAreNotKnownArePassedOverInCaptions() {
		assertEquals(List.of(1, 4), WORDS.known("dim blurred nuclei"));
		assertEquals(List.of(0, 1, 2, 3), WORDS.known("bright dim few many nuclei"));
	}

	/**
	 * "brigth" is two replacements from "bright"; "dim" is five; all others are six, of which "few" is
	 * the first.
	 */
	@Test
	void theNearestWordsAreToldOfOneThatIsNotKnown() {
		assertEquals("Model 'cells' does not know 'brigth': it knows 'bright', 'dim', 'few' and others.",
				refused("many brigth nuclei"));
	}

	@Test
	void nothingTooMuchAndOtherScriptsAreRefused() {
		final String none = "The prompt has no words: say what is to be seen (prompt=[bright]); model 'cells' knows"
				+ " bright, dim, few, many, nuclei, o'clock.";
		assertEquals(none, refused(""));
		assertEquals(none, refused(" \t?!... "));
		assertEquals("The prompt has 10,000 characters: give at most 1,000, and at most 4 words.",
				refused("x".repeat(10_000)));
		assertEquals("The prompt has 5 words, but model 'cells' reads at most 4: leave some out.",
				refused("many many many bright nuclei"));
		assertEquals("Model 'cells' does not know '明るい核': it knows 'dim', 'few', 'many' and others.", refused("明るい核"));
		assertEquals("Model 'cells' does not know '" + "y".repeat(30) + "...': it knows",
				refused("y".repeat(999)).substring(0, 73));
	}
}
