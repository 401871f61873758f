/**
 * Networks of others, made into networks like ours: read, looked through and rewritten in Java
 * before any native code sees them.
 */

package sc.fiji.gan.tensorflow.foreign;
