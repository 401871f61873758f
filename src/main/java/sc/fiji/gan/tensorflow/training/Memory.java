package sc.fiji.gan.tensorflow.training;

import java.util.Map;

/** Something with numbers that have to be in a checkpoint, so that a resumption is exact. */
interface Memory {

	/** The numbers, by names of its own. */
	Map<String, Double> memory();

	/** Takes them over; what is missing keeps its value. */
	void recall(Map<String, Double> numbers);
}
