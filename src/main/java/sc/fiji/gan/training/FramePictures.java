package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.FrameWindows;
import sc.fiji.gan.engine.FloatArray;

/** Rows of held-out parts of time-lapses: what was, what came, and what was predicted. */
final class FramePictures implements Pictures {

	private static final int CELL = 144;

	private final FrameWindows data;
	private ColorProcessor last;

	FramePictures(final FrameWindows data) {
		this.data = data;
	}

	@Override
	public ImageProcessor picture(final List<FloatArray> outputs) {
		last = sheet(data, outputs, CELL);
		return last;
	}

	/** @param cell edge of each image, in pixels */
	static ColorProcessor sheet(final FrameWindows data, final List<FloatArray> outputs, final int cell) {
		return TranslationPictures.sheet(data.exampleTitles(),
				data.examples(outputs).stream().map(FrameWindows.Example::images).toList(), cell);
	}

	@Override
	public void save(final Path folder) throws IOException {
		Pictures.write(last, folder.resolve(FILE));
	}
}
