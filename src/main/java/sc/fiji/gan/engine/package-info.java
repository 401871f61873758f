/**
 * The door between the Fiji side and TensorFlow: interfaces and records that both sides know, the
 * isolated class loader that holds TensorFlow, and what finds its native libraries.
 * <p>
 * Nothing of TensorFlow's passes through here: what crosses is float arrays
 * ({@link sc.fiji.gan.engine.FloatArray}), records, and callbacks.
 */

package sc.fiji.gan.engine;
