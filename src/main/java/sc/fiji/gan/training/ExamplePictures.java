package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.TranslationData;
import sc.fiji.gan.engine.FloatArray;

/** Rows of held-out images and what becomes of them. */
final class ExamplePictures implements Pictures {

	private static final int CELL = 144;

	private final TranslationData data;
	private ColorProcessor last;

	ExamplePictures(final TranslationData data) {
		this.data = data;
	}

	@Override
	public ImageProcessor picture(final List<FloatArray> outputs) {
		last = TranslationPictures.sheet(data.exampleTitles(),
				data.examples(outputs).stream().map(TranslationData.Example::images).toList(), CELL);
		return last;
	}

	@Override
	public void save(final Path folder) throws IOException {
		Pictures.write(last, folder.resolve(FILE));
	}
}
