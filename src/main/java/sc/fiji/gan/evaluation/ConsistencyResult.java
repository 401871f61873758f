package sc.fiji.gan.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import ij.ImagePlus;

/**
 * How far a result, made like its input again, is from its input.
 *
 * @param planes for each slice its figures, by the names of their columns
 * @param whole those of the stack
 * @param map the differences in grey values, of the input's size
 * @param relative the same in standard deviations of the input's noise; none if there is no noise
 */
public record ConsistencyResult(List<Map<String, Figure>> planes, Map<String, Figure> whole, ImagePlus map,
		Optional<ImagePlus> relative) {}
