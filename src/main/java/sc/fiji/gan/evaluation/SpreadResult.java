package sc.fiji.gan.evaluation;

import java.util.List;
import java.util.Map;

import ij.ImagePlus;

/**
 * How much several outputs for one input differ.
 *
 * @param planes for each slice its figures, by the names of their columns
 * @param whole those of the stack
 * @param map the standard deviation of each pixel in grey values, of the outputs' size
 */
public record SpreadResult(List<Map<String, Figure>> planes, Map<String, Figure> whole, ImagePlus map) {}
