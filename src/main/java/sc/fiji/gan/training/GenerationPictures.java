package sc.fiji.gan.training;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.GenerationData;
import sc.fiji.gan.dataset.GenerationImages;
import sc.fiji.gan.engine.FloatArray;

/** What a generator makes of the same seeds in the course of its training, category by category. */
final class GenerationPictures implements Pictures {

	/** Between two pictures, in pixels. */
	private static final int BESIDE = 16;
	private static final int COLUMNS = 8;
	/** Of a generator that knows no categories; of one that does, a row for each. */
	private static final int ROWS = 6;
	private static final int MOST_CATEGORIES = 10;
	private static final int CELL = 56;
	private static final int GAP = 2;
	private static final int HEADER = 16;
	private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
	private static final Color BACKGROUND = new Color(40, 40, 40);

	/**
	 * Images in a grid, row by row, under a title.
	 *
	 * @param columns how many stand side by side
	 * @param title may be empty; then there is no room for it
	 */
	record Grid(String title, List<FloatArray> images, int columns) {

		int rows() {
			return (images.size() + columns - 1) / columns;
		}
	}

	private final GenerationImages images;
	private final GenerationData data;
	private ColorProcessor last;

	GenerationPictures(final GenerationImages images, final GenerationData data) {
		this.images = images;
		this.data = data;
	}

	@Override
	public ImageProcessor picture(final List<FloatArray> outputs) {
		last = sheet(grids(outputs), Math.max(CELL, Math.min(2 * CELL, images.size())));
		return last;
	}

	private List<Grid> grids(final List<FloatArray> outputs) {
		if (!images.isConditional())
			return List.of(new Grid("", data.samples(outputs, 0).subList(0, COLUMNS * ROWS), COLUMNS));
		final List<Grid> grids = new ArrayList<>();
		for (int c = 0; c < Math.min(MOST_CATEGORIES, images.categories().size()); c++)
			grids.add(new Grid(images.categories().get(c), data.samples(outputs, c).subList(0, COLUMNS), COLUMNS));
		return grids;
	}

	@Override
	public void save(final Path folder) throws IOException {
		Pictures.write(last, folder.resolve(FILE));
	}

	/** Two pictures side by side, on white. */
	static ColorProcessor beside(final ColorProcessor left, final ColorProcessor right) {
		final ColorProcessor both = new ColorProcessor(left.getWidth() + BESIDE + right.getWidth(),
				Math.max(left.getHeight(), right.getHeight()));
		both.setColor(0xffffff);
		both.fill();
		both.insert(left, 0, 0);
		both.insert(right, left.getWidth() + BESIDE, 0);
		return both;
	}

	/**
	 * Draws grids below each other.
	 *
	 * @param grids of images from -1 to 1
	 * @param cell edge of a square that each image is enlarged or reduced to, in pixels
	 */
	static ColorProcessor sheet(final List<Grid> grids, final int cell) {
		final int step = cell + GAP;
		final int height = grids.stream().mapToInt(g -> header(g) + g.rows() * step).sum() - GAP;
		final int width = grids.stream().mapToInt(g -> Math.max(g.columns * step - GAP, titleWidth(g))).max()
				.orElseThrow();
		final ColorProcessor sheet = new ColorProcessor(width, height);
		sheet.setColor(BACKGROUND);
		sheet.fill();
		sheet.setFont(FONT);
		sheet.setAntialiasedText(true);
		sheet.setColor(Color.WHITE);
		int top = 0;
		for (final Grid grid : grids) {
			if (!grid.title.isEmpty()) sheet.drawString(grid.title, GAP, top + HEADER);
			top += header(grid);
			for (int i = 0; i < grid.images.size(); i++)
				sheet.insert(TranslationPictures.resized(grid.images.get(i), cell), i % grid.columns * step,
						top + i / grid.columns * step);
			top += grid.rows() * step;
		}
		return sheet;
	}

	private static int titleWidth(final Grid grid) {
		final ImageProcessor pixels = new ColorProcessor(1, 1);
		pixels.setFont(FONT);
		return grid.title.isEmpty() ? 0 : pixels.getStringWidth(grid.title) + 2 * GAP;
	}

	private static int header(final Grid grid) {
		return grid.title.isEmpty() ? 0 : HEADER + GAP;
	}
}
