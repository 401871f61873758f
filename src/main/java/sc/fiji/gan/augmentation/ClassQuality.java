package sc.fiji.gan.augmentation;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.GeneratorEvaluation;
import sc.fiji.gan.evaluation.GeneratorResult;
import sc.fiji.gan.evaluation.GeneratorSettings;
import sc.fiji.gan.evaluation.HtmlReport.Picture;
import sc.fiji.gan.evaluation.ImageSet;
import sc.fiji.gan.metric.features.RandomNetwork;

/**
 * How new images of a class compare with the source's.
 *
 * @param name of the class
 * @param method that made the images
 * @param figures a row for each measure, see {@link GeneratorResult#figures}
 * @param sheets some of the images; if the source's are in the data set too, some of these
 */
record ClassQuality(String name, String method, ResultsTable figures, List<Picture> sheets) {

	private static final String[] MEASURES = {"KID", "Precision", "Recall"};

	static ClassQuality of(final SourceClass source, final String method, final List<Path> made,
			final AugmentationSettings augmentation, final Progress progress) {
		final GeneratorSettings settings = new GeneratorSettings(GeneratorSettings.RANDOM, augmentation.seed(),
				GeneratorSettings.DEFAULT.size());
		final GeneratorResult result = new GeneratorEvaluation(settings, RandomNetwork.STANDARD).onlyBy(MEASURES)
				.evaluate(ImageSet.ofFiles(source.name(), "new images", made),
						ImageSet.ofFiles(source.name(), "images of the source", source.files()), null, null, progress);
		final ImageStack pages = result.examples().getStack();
		final List<Picture> sheets = new ArrayList<>(List.of(new Picture(sheet(pages, 1), method)));
		// Who leaves out the originals may want to give the data set away.
		if (augmentation.originals()) sheets.add(new Picture(sheet(pages, 2), "source"));
		return new ClassQuality(source.name(), method, result.figures(), sheets);
	}

	private static BufferedImage sheet(final ImageStack pages, final int page) {
		final ImageProcessor pixels = pages.getProcessor(page);
		return pixels.getBufferedImage();
	}

	/** The figure of a measure, in a column of the table. */
	double figure(final String measure, final String column) {
		for (int row = 0; row < figures.size(); row++)
			if (figures.getStringValue("Measure", row).equals(measure)) return figures.getValue(column, row);
		return Double.NaN;
	}
}
