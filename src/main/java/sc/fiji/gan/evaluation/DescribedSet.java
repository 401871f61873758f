package sc.fiji.gan.evaluation;

import java.util.List;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.FeatureSet;

/**
 * A set of images that was read.
 *
 * @param source to read images again from, for pictures
 * @param images in their order, see {@link DescribedImage}
 * @param sample the pixels of the first of them, for measures that look at pixels
 * @param left what was left out: file names, and images with pixels that are no numbers
 */
record DescribedSet(ImageSet source, List<DescribedImage> images, List<FloatArray> sample, LeftOut left) {

	/**
	 * @param others files that ImageJ cannot open
	 * @param broken images with pixels that are no numbers
	 */
	record LeftOut(List<String> others, List<String> broken) {}

	int size() {
		return images.size();
	}

	FeatureSet features() {
		return new FeatureSet(images.stream().map(DescribedImage::features).toArray(float[][]::new));
	}

	/** The images that look like something, for copies. */
	List<DescribedImage> visible() {
		return images.stream().filter(image -> !image.isBlank()).toList();
	}
}
