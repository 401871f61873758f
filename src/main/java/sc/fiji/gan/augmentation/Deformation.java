package sc.fiji.gan.augmentation;

import java.util.SplittableRandom;

/** A family of ways to move the points of an image, one of which is drawn for each image. */
interface Deformation {

	/** Where the pixel that comes to lie at a point is taken from. */
	interface Field {

		/**
		 * @param x column of a pixel
		 * @param y row of a pixel
		 * @param position the point as earlier fields have moved it, in pixels: column, row; is moved on
		 */
		void move(int x, int y, double[] position);
	}

	/** Draws one for an image of that size. */
	Field draw(int width, int height, SplittableRandom random);
}
