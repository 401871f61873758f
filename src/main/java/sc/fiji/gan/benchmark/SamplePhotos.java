package sc.fiji.gan.benchmark;

import ij.ImagePlus;
import ij.ImageStack;
import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.image.sample.SampleImages;

/** Training images for those who have none: drawn photographs. */
final class SamplePhotos {

	private SamplePhotos() {}

	/** @param edge of each photograph, in pixels */
	static TrainingImages draw(final int count, final int edge) {
		final ImageStack stack = new ImageStack(edge, edge);
		for (int seed = 1; seed <= count; seed++)
			stack.addSlice("photo " + seed, SampleImages.photo(edge, seed).getProcessor());
		return TrainingImages.of(new ImagePlus("photos", stack));
	}
}
