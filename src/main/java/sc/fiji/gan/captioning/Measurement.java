package sc.fiji.gan.captioning;

/**
 * What is measured of the objects of an image.
 *
 * @param count how many there are, 1 or more
 * @param area the mean of their areas, in pixels
 * @param brightness the mean grey value of all that is inside of them
 * @param roundness the mean of minor by major axis, above 0 and up to 1
 */
public record Measurement(int count, double area, double brightness, double roundness) {}
