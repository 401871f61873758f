/**
 * Between ImageJ's images and a network's float blocks: reading and writing every kind of
 * ImagePlus, normalisation, resampling, tiles with their halo.
 */

package sc.fiji.gan.image;
