package sc.fiji.gan.evaluation;

import java.util.List;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.image.PlaneStore;
import sc.fiji.gan.metric.GreyImage;

/**
 * What an image has too much (red) or too little (blue), pixel by pixel, in the grey values of its
 * reference; or how much it is off. Calibrated as the reference is; of the channels of colours each
 * has a plane.
 */
final class ErrorMap implements AutoCloseable {

	private final ImagePlus input;
	private final ImagePlus reference;
	private final int channels;
	private final boolean signed;
	private final PlaneStore store;
	private final MapDisplay display = new MapDisplay();

	ErrorMap(final ComparedImages images, final boolean signed) {
		input = images.input().image();
		reference = images.reference().image();
		channels = images.reference().channels();
		this.signed = signed;
		store = PlaneStore.ofFloats("The error map of '" + input.getTitle() + "'", reference.getWidth(),
				reference.getHeight(), channels * reference.getStackSize(), reference.getStack().isVirtual());
	}

	/** @param index of the plane, from 1 */
	void put(final int index, final List<GreyImage> image, final List<GreyImage> wanted) {
		for (int c = 0; c < channels; c++) {
			final float[] errors = image.get(c).values().clone();
			for (int i = 0; i < errors.length; i++) {
				errors[i] -= wanted.get(c).values()[i];
				if (!signed) errors[i] = Math.abs(errors[i]);
			}
			display.add(errors);
			store.put((index - 1) * channels + c + 1,
					new FloatProcessor(reference.getWidth(), reference.getHeight(), errors),
					reference.getStackSize() == 1 ? null : reference.getStack().getSliceLabel(index));
		}
	}

	ImagePlus finish() {
		final ImagePlus map = new ImagePlus(ModelApplication.title(input, "error"), store.finish());
		display.apply(map, reference, channels, signed);
		map.setProperty("Info", (signed ? "Errors of '" : "Absolute errors of '") + input.getTitle()
				+ "' against the reference '" + reference.getTitle() + "', in grey values\n");
		return map;
	}

	@Override
	public void close() {
		store.close();
	}
}
