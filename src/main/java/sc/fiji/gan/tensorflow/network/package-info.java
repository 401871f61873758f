/** Layers, weights and losses: symbolic only, nothing here runs a session. */

package sc.fiji.gan.tensorflow.network;
