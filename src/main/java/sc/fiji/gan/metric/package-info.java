/**
 * Measures of image quality: how close an image comes to a reference, and the protocols by which a
 * field compares its methods. They work on planes of floats, without ImageJ windows or options.
 */

package sc.fiji.gan.metric;
