package sc.fiji.gan.evaluation;

import java.util.Optional;

import ij.ImagePlus;

/**
 * What was found out about the truth of a model's results without a reference.
 *
 * @param input what the models were given
 * @param result the result that was held against it, if one was
 * @param way how the result was made like its input again: the rest of a sentence that begins with
 *     made like the input again by; empty without a result
 * @param consistency whether that agrees with the input
 * @param spread whether several models agree
 */
public record HallucinationResult(ImagePlus input, Optional<ImagePlus> result, String way,
		Optional<ConsistencyResult> consistency, Optional<SpreadResult> spread) {}
