/**
 * One file for each architecture: its networks, and the objectives that train them, in the order in
 * which they are updated. A new one is a new file here, a line in {@code META-INF/services}, and a
 * test that extends the contract test; the trainer knows none of them.
 */

package sc.fiji.gan.tensorflow.gan;
