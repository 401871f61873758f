package sc.fiji.gan.model;

/**
 * What a model package says of its network, as far as it is needed to run it on images.
 *
 * @param id the folder name of the package: lower case, digits and hyphens
 * @param name for people
 * @param version of the model, such as {@code 1.0.0}
 * @param task what it is for
 * @param licence SPDX identifier of the weights' licence
 * @param input the one image it takes
 * @param output the one image it gives
 * @param scale how many times larger the output is than the input, along both axes; 1 if it keeps
 *     the size
 * @param halo radius of the receptive field in input pixels: an output pixel depends on no input
 *     pixel further away than this
 * @param multiple height and width of an input block must be multiples of this
 * @param restoresRange whether the output is in the units of the normalised input, so that the
 *     inverse of the input's normalisation brings it back to the image's own range
 */
public record ModelDescription(String id, String name, String version, Task task, String licence,
		TensorDescription input, TensorDescription output, int scale, int halo, int multiple, boolean restoresRange) {

	public int inputChannels() {
		return input.channels().size();
	}

	public int outputChannels() {
		return output.channels().size();
	}
}
