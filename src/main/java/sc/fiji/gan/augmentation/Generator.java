package sc.fiji.gan.augmentation;

import sc.fiji.gan.image.PixelValues;

/** Makes images of a class. */
interface Generator {

	/** The image of a seed: always the same. */
	PixelValues image(String category, long seed);

	/** What tells it apart from others. */
	String hash();

	/** What an image of it says of its origin, in a line. */
	String origin();
}
