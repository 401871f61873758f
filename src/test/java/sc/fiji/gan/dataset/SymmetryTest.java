package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SymmetryTest {

	private static final int EDGE = 3;

	/** Where each pixel of the square goes. */
	private static List<Integer> permutation(final Symmetry symmetry) {
		return IntStream.range(0, EDGE * EDGE).map(i -> symmetry.index(i % EDGE, i / EDGE, EDGE)).boxed().toList();
	}

	@Test
	void areEightDifferentPermutations() {
		final Set<List<Integer>> all = new HashSet<>();
		for (final Symmetry symmetry : Symmetry.values()) {
			final List<Integer> permutation = permutation(symmetry);
			assertEquals(EDGE * EDGE, new HashSet<>(permutation).size(), symmetry + " loses pixels");
			all.add(permutation);
		}
		assertEquals(8, all.size());
	}

	@Test
	void oneAfterTheOtherIsAgainOneOfThem() {
		final Set<List<Integer>> all = new HashSet<>();
		Arrays.stream(Symmetry.values()).map(SymmetryTest::permutation).forEach(all::add);
		for (final Symmetry first : Symmetry.values())
			for (final Symmetry second : Symmetry.values()) {
				final List<Integer> then = permutation(second);
				assertTrue(all.contains(permutation(first).stream().map(then::get).toList()), first + ", " + second);
			}
	}

	@Test
	void doWhatTheirNamesSay() {
		assertArrayEquals(new int[]{1, 2, 3, 4}, moved(Symmetry.IDENTITY));
		assertArrayEquals(new int[]{2, 1, 4, 3}, moved(Symmetry.MIRROR_X));
		assertArrayEquals(new int[]{3, 4, 1, 2}, moved(Symmetry.MIRROR_Y));
		assertArrayEquals(new int[]{4, 3, 2, 1}, moved(Symmetry.HALF_TURN));
		assertArrayEquals(new int[]{1, 3, 2, 4}, moved(Symmetry.TRANSPOSE));
		assertArrayEquals(new int[]{4, 2, 3, 1}, moved(Symmetry.ANTI_TRANSPOSE));
		assertArrayEquals(new int[]{3, 1, 4, 2}, moved(Symmetry.QUARTER_TURN));
		assertArrayEquals(new int[]{2, 4, 1, 3}, moved(Symmetry.THREE_QUARTER_TURN));
	}

	/** What becomes of the square 1 2 / 3 4. */
	private static int[] moved(final Symmetry symmetry) {
		final int[] result = new int[4];
		for (int i = 0; i < 4; i++)
			result[symmetry.index(i % 2, i / 2, 2)] = i + 1;
		return result;
	}
}
