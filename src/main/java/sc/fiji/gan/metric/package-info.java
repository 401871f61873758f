/**
 * Measures of image quality: how close an image comes to a reference, how alike two sets of images
 * are in features that are taken of each, and the protocols by which a field compares its methods.
 * They work on planes and vectors of floats, without ImageJ windows or options.
 */

package sc.fiji.gan.metric;
