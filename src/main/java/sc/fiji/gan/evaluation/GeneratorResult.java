package sc.fiji.gan.evaluation;

import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.measure.ResultsTable;

/**
 * What an evaluation of generated images found.
 *
 * @param title of the generated images
 * @param method what was done, in a sentence: images, extractor, seed
 * @param figures the measures, a row each
 * @param nearest a row for each generated image, the nearest to a training image first; empty if
 *     there were no training images
 * @param features a plot: where the sets lie in the two directions along which real images differ
 *     most
 * @param distances a plot: how near generated and held-out images come to training images
 * @param examples RGB stack: generated, real, odd and missed images
 * @param pairs RGB stack: generated images, each beside the nearest training image
 * @param copies how many generated images are called copies; empty if that was not judged
 * @param remarks what was left out or not judged, in sentences
 */
public record GeneratorResult(String title, String method, ResultsTable figures, Optional<ResultsTable> nearest,
		ImagePlus features, Optional<ImagePlus> distances, ImagePlus examples, Optional<ImagePlus> pairs,
		Optional<Long> copies, List<String> remarks) {}
