package sc.fiji.gan.augmentation;

import java.util.SplittableRandom;

import sc.fiji.gan.image.PixelValues;

/**
 * A change of an image that leaves what it shows what it is: an image of the same kind and size
 * that might have been taken as well. A function of the image and of what is drawn.
 */
interface Augmentation {

	/**
	 * @param image is not changed
	 * @param random where everything is drawn from that is left to chance
	 * @return not yet rounded or clipped
	 */
	PixelValues apply(PixelValues image, SplittableRandom random);
}
