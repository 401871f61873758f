package sc.fiji.gan.metric.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.GreyImage;

/**
 * Features as radiomics and ImageJ know them, on luma: the histogram of intensities, gradients,
 * Haralick's texture features at distances of 1 and 4 pixels, local binary patterns, and the means
 * and deviations of two colour differences, which are 0 for grey images. They have different units:
 * standardise them before distances are taken.
 */
public final class Radiomics implements ImageFeatures {

	private static final int[] DISTANCES = {1, 4};
	private static final int COLOURS = 3;

	@Override
	public String name() {
		return "radiomic features (" + names().size() + ")";
	}

	/** What each feature is, in order. */
	public static List<String> names() {
		final List<String> names = new ArrayList<>(Intensities.NAMES);
		names.addAll(Gradients.NAMES);
		for (final int distance : DISTANCES)
			CoOccurrence.NAMES.forEach(name -> names.add("glcm_" + name + "_" + distance));
		for (int i = 0; i < BinaryPatterns.COUNT; i++)
			names.add("lbp_" + i);
		names.addAll(List.of("mean_red_green", "sd_red_green", "mean_yellow_blue", "sd_yellow_blue"));
		return names;
	}

	@Override
	public float[] of(final FloatArray image) {
		final GreyImage luma = GreyImage.luma(image);
		final List<double[]> parts = new ArrayList<>();
		parts.add(Intensities.of(luma.values()));
		parts.add(Gradients.of(luma));
		for (final int distance : DISTANCES)
			parts.add(CoOccurrence.at(luma, distance).features());
		parts.add(BinaryPatterns.of(luma));
		parts.add(colours(image));
		final double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
		final float[] features = new float[all.length];
		for (int i = 0; i < all.length; i++)
			features[i] = (float) all[i];
		return features;
	}

	private static double[] colours(final FloatArray image) {
		if (image.channels() != COLOURS) return new double[4];
		final float[] redGreen = new float[image.data().length / COLOURS];
		final float[] yellowBlue = new float[redGreen.length];
		for (int i = 0; i < redGreen.length; i++) {
			final float red = image.data()[COLOURS * i];
			final float green = image.data()[COLOURS * i + 1];
			redGreen[i] = red - green;
			yellowBlue[i] = (red + green) / 2 - image.data()[COLOURS * i + 2];
		}
		return new double[]{Intensities.mean(redGreen), Intensities.deviation(redGreen), Intensities.mean(yellowBlue),
				Intensities.deviation(yellowBlue)};
	}
}
