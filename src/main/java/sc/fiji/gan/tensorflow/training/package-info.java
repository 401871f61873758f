/**
 * The one training loop, with its optimiser, its moving average and its checkpoints.
 */

package sc.fiji.gan.tensorflow.training;
