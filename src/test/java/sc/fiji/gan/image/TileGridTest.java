package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import sc.fiji.gan.image.TileGrid.Tile;

class TileGridTest {

	@Property(tries = 300)
	void tilesCoverThePlaneOnceInBlocksThatSuitTheNetwork(@ForAll @IntRange(min = 1, max = 90) final int width,
			@ForAll @IntRange(min = 1, max = 90) final int height, @ForAll @IntRange(max = 9) final int halo,
			@ForAll @IntRange(min = 1, max = 8) final int multiple, @ForAll @IntRange(max = 3000) final int spare) {
		final int margin = (halo + multiple - 1) / multiple * multiple;
		final long limit = (long) (multiple + 2 * margin) * (multiple + 2 * margin) + spare;
		final TileGrid grid = TileGrid.of(width, height, halo, multiple, limit);
		final int[] covered = new int[width * height];
		for (int i = 0; i < grid.size(); i++) {
			final Tile t = grid.tile(i);
			assertTrue(t.x() % multiple == 0 && t.y() % multiple == 0);
			for (int y = t.y(); y < t.y() + t.height(); y++)
				for (int x = t.x(); x < t.x() + t.width(); x++)
					covered[y * width + x]++;
		}
		for (final int times : covered)
			assertEquals(1, times);
		assertTrue(grid.margin() >= halo);
		assertTrue(grid.blockWidth() % multiple == 0 && grid.blockHeight() % multiple == 0);
		assertTrue(grid.blockPixels() <= limit);
	}

	@Example
	void tilesAreEqual() {
		final TileGrid grid = TileGrid.of(1025, 1025, 16, 1, 1056 * 1056);
		assertEquals(2, grid.size());
		assertEquals(1025 * 513, grid.tileWidth() * grid.tileHeight());
	}

	@Example
	void aLongImageHasLongTiles() {
		assertEquals(1, TileGrid.of(8192, 64, 16, 1, 1056 * 1056).size());
	}

	/** 64 tiles of 1024 pixels with 16 around them. */
	@Example
	void theHaloOfAPhotographCostsLittle() {
		final TileGrid grid = TileGrid.of(8192, 8192, 16, 1, 1056 * 1056);
		assertEquals(64, grid.size());
		assertEquals(1.063, grid.pixels() / (8192.0 * 8192), 1e-3);
	}

	@Example
	void tooLittleMemoryIsRefused() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> TileGrid.of(100, 100, 10, 4, 20 * 20))
				.getMessage().contains("28 x 28 pixels"));
	}
}
