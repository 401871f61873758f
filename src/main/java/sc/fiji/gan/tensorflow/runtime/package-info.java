/**
 * What every TensorFlow graph here needs: how a session starts, devices, tensors, named variables.
 */

package sc.fiji.gan.tensorflow.runtime;
