/**
 * Training data: folders and stacks of images, and the batches that are cut from them.
 */

package sc.fiji.gan.dataset;
