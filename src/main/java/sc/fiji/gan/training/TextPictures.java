package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.CaptionData;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.training.GenerationPictures.Grid;

/** What a network makes of the same captions and seeds in the course of its training. */
final class TextPictures implements Pictures {

	private static final int COLUMNS = 8;
	private static final int LEAST_CELL = 64;
	private static final int LARGEST_CELL = 96;

	private final CaptionData data;
	private ColorProcessor last;

	TextPictures(final CaptionData data) {
		this.data = data;
	}

	@Override
	public ImageProcessor picture(final List<FloatArray> outputs) {
		final List<Grid> grids = new ArrayList<>();
		for (int i = 0; i < data.previewed().size(); i++)
			grids.add(new Grid(data.previewed().get(i), data.preview(outputs, i), COLUMNS));
		last = GenerationPictures.sheet(grids, cell(outputs.get(0).width()));
		return last;
	}

	/** How large an image of so many pixels is shown. */
	static int cell(final int size) {
		return Math.max(LEAST_CELL, Math.min(LARGEST_CELL, size));
	}

	@Override
	public void save(final Path folder) throws IOException {
		Pictures.write(last, folder.resolve(FILE));
	}
}
