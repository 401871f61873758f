package sc.fiji.gan.evaluation;

import sc.fiji.gan.metric.Estimate;

/**
 * A measure of a set of generated images, and what real images reach by it.
 *
 * @param name of the measure
 * @param better which values are: {@code lower}, {@code higher}, or {@code like real}
 * @param value of all images
 * @param likewise of as many images as {@code real} is of, for measures that depend on their number
 * @param real one half of the real images judged by the other
 * @param generatedImages how many generated images the value is of
 * @param realImages how many real ones
 * @param halfImages how many of either {@code likewise} and {@code real} are of
 * @param remark what to mind; empty if nothing
 */
record SetFigure(String name, String better, Estimate value, Estimate likewise, Estimate real, int generatedImages,
		int realImages, int halfImages, String remark) {}
