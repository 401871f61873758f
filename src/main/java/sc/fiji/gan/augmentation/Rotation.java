package sc.fiji.gan.augmentation;

import java.util.SplittableRandom;

/**
 * Turns an image about its centre.
 *
 * @param degrees it is turned by at most so many, either way, every angle as likely
 */
record Rotation(double degrees) implements Deformation {

	@Override
	public Field draw(final int width, final int height, final SplittableRandom random) {
		final double angle = Math.toRadians(random.nextDouble(-degrees, degrees));
		final double cos = Math.cos(angle);
		final double sin = Math.sin(angle);
		final double centreX = (width - 1) / 2.0;
		final double centreY = (height - 1) / 2.0;
		return (x, y, position) -> {
			final double dx = position[0] - centreX;
			final double dy = position[1] - centreY;
			position[0] = centreX + cos * dx - sin * dy;
			position[1] = centreY + sin * dx + cos * dy;
		};
	}
}
