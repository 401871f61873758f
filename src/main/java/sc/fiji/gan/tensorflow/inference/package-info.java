/**
 * Trained networks as functions from arrays to arrays: reading, running and writing them.
 */

package sc.fiji.gan.tensorflow.inference;
