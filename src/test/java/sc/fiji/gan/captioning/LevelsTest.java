package sc.fiji.gan.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.captioning.Levels.Range;

class LevelsTest {

	/** Counts 1 to 11, areas 10 to 110, brightness the other way round, all equally round. */
	private static final List<Measurement> MEASURED = IntStream.rangeClosed(1, 11)
			.mapToObj(i -> new Measurement(i, 10 * i, 12 - i, 0.5)).toList();

	/** Of 11 sorted values, 30 % is the fourth and 70 % the eighth. */
	private static final Levels LEVELS = Levels.of(MEASURED, 30, 70);

	@Test
	void levelsAreQuantilesAndWhatIsAlikeIsNotSaid() {
		assertEquals(Map.of(Attribute.COUNT, new Range(4, 8), Attribute.SIZE, new Range(40, 80), Attribute.BRIGHTNESS,
				new Range(4, 8)), LEVELS.ranges());
	}

	@Test
	void theMiddleIsLeftUnsaid() {
		assertEquals("few small bright nuclei", LEVELS.caption(new Measurement(4, 12, 8, 0.5), "nuclei"));
		assertEquals("many nuclei", LEVELS.caption(new Measurement(8, 60, 6, 1), "nuclei"));
		assertEquals("dim nuclei", LEVELS.caption(new Measurement(5, 79, 1, 0), "nuclei"));
	}

	/**
	 * Between 4 and 8 lies 6: a count of 5 is rather few, though nobody would say it, and one of 6
	 * neither.
	 */
	@Test
	void aWordHoldsOnItsSideOfTheMiddle() {
		final Measurement five = new Measurement(5, 41, 6, 1);
		assertTrue(LEVELS.holds("few", five) && LEVELS.holds("small", five));
		assertFalse(LEVELS.holds("many", five) || LEVELS.isSaid("few", five) || LEVELS.isSaid("small", five));
		assertFalse(LEVELS.holds("dim", five) || LEVELS.holds("bright", five));
		assertEquals(Optional.empty(), LEVELS.attribute("round"));
		assertEquals(Optional.of(Attribute.BRIGHTNESS), LEVELS.attribute("dim"));
	}

	@Test
	void tablesAreReadAsTheyWereWritten(@TempDir final Path folder) throws IOException {
		final Path file = folder.resolve("levels.tsv");
		LEVELS.write(file);
		assertEquals(List.of("attribute\tlow\tat most\thigh\tat least\tunit", "count\tfew\t4.00\tmany\t8.00\tobjects"),
				Files.readAllLines(file).subList(0, 2));
		assertEquals(LEVELS, Levels.read(file));
		for (final String wrong : List.of("", "count\tfew\tmuch\tmany\t8", "count\tfew\t9\tmany\t8", "hue\ta\t1\tb\t2"))
			assertTrue(assertThrows(IllegalArgumentException.class,
					() -> Levels.read(Files.writeString(folder.resolve("wrong.tsv"), wrong))).getMessage()
					.endsWith("choose a levels.tsv that this command has written, or leave it empty."), wrong);
	}

	@Test
	void whatIsNotPossibleIsNamed() {
		assertEquals(
				"low=70.0 high=30.0 is not possible: give percentages above 0 and below 100, low less than high, such"
						+ " as 30 and 70.",
				assertThrows(IllegalArgumentException.class, () -> Levels.of(MEASURED, 70, 30)).getMessage());
		assertEquals("All images measure the same, so there is nothing to say of them: take more, or others.",
				assertThrows(IllegalArgumentException.class, () -> Levels.of(MEASURED.subList(0, 1), 30, 70))
						.getMessage());
	}

	@Test
	void setsOfWordsAreApartByCommas() {
		assertEquals(List.of(Set.of("many", "dim"), Set.of("few")), CaptionSettings.sets(" many dim dim,few,, "));
		assertEquals(List.of(), CaptionSettings.sets(" "));
	}
}
