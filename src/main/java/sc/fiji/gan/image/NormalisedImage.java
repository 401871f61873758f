package sc.fiji.gan.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import sc.fiji.gan.image.InputLayout.InputPlane;
import sc.fiji.gan.model.TensorDescription;

/**
 * An image as a network sees it when {@link ModelApplication} applies it: for trainings, which are
 * to see the same.
 *
 * @param width of the part that is seen: the bounding box of the image's selection
 * @param height likewise
 * @param planes HWC, the slices of the first frame first
 * @param black what the image has in each channel where the network sees -1
 * @param white likewise, where it sees 1
 */
public record NormalisedImage(int width, int height, List<float[]> planes, float[] black, float[] white) {

	/**
	 * @param input channels and processing; if it has one channel and the image several, only the first
	 *     one is seen
	 * @throws IllegalArgumentException if the image does not suit them; one sentence for the user
	 */
	public static NormalisedImage of(final ImagePlus image, final TensorDescription input) {
		final InputLayout layout = new InputLayout(image, input, input.id());
		final Normalisation normalisation = layout.normalisation(input, 0, () -> {});
		final int channels = input.channels().size();
		final List<float[]> planes = new ArrayList<>();
		for (int t = 0; t < layout.frames(); t++)
			for (int z = 0; z < layout.slices(); z++) {
				final InputPlane plane = layout.plane(0, z, t);
				final float[] values = plane.pixels().read();
				normalisation.apply(values, channels);
				planes.add(values);
			}
		return new NormalisedImage(layout.area().width, layout.area().height, planes, raw(normalisation, channels, -1),
				raw(normalisation, channels, 1));
	}

	private static float[] raw(final Normalisation normalisation, final int channels, final float seen) {
		final float[] values = new float[channels];
		Arrays.fill(values, seen);
		normalisation.inverse().apply(values, channels);
		return values;
	}
}
