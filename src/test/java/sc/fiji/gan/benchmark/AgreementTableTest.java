package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ij.process.ColorProcessor;
import sc.fiji.gan.benchmark.AgreementTable.Pair;

class AgreementTableTest {

	private static final WordCheck COLOURS = WordCheck.ofColours();

	private static Pair pair(final String prompt, final int colour) {
		final ColorProcessor image = new ColorProcessor(4, 4);
		image.setColor(colour);
		image.fill();
		return new Pair(prompt, COLOURS.measure(image));
	}

	/**
	 * Half of the images are red, half blue, and one is not what its prompt says. By chance about half
	 * are.
	 */
	@Test
	void wordsThatHoldAreCountedBesideChance() {
		final List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < 200; i++)
			pairs.add(i % 2 == 0 ? pair("a red icon", 0xe01010) : pair("a blue icon", 0x1010e0));
		pairs.add(pair("a green icon", 0x1010e0));
		final AgreementTable table = new AgreementTable(COLOURS, pairs);
		assertEquals(200 / 201.0, table.holds());
		final String[] row = table.rows("").get(1).split(" *\\| *");
		assertEquals(List.of("colour", "201", "99.5 %"), List.of(row).subList(1, 4));
		assertEquals(50, Double.parseDouble(row[4].replace(" %", "")), 12);
		assertEquals(row[3], row[5]);
	}
}
