package sc.fiji.gan.dataset;

import java.util.List;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingData;

/**
 * What trainings of translations have in common: two domains, and what becomes of held-out images.
 * The variety of these is not known: as long as a translation is pale, its images differ little
 * although each shows its own input, and one that makes the same of all is far from the partners,
 * or finds no way back.
 */
public interface TranslationData extends TrainingData {

	/** A row of pictures: images from -1 to 1 that belong together, of the same size. */
	record Example(List<FloatArray> images) {}

	/** What the images of an {@link Example} are, in their order. */
	List<String> exampleTitles();

	/**
	 * Held-out images with what becomes of them.
	 *
	 * @param outputs as for {@link #distance}
	 */
	List<Example> examples(List<FloatArray> outputs);

	/**
	 * The part of the {@link #distance} that is an error of pixels, as a part of the range: of images
	 * that have come back, or of what should have come out.
	 */
	double error(List<FloatArray> outputs);
}
