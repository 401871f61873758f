/**
 * The TensorFlow side of the door. Everything below this package is loaded by one isolated class
 * loader, imports nothing of ImageJ or SciJava, and is reached only through
 * {@link sc.fiji.gan.engine.Engine}.
 */

package sc.fiji.gan.tensorflow;
