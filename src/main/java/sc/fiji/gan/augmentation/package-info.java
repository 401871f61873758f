/**
 * Data sets made larger: a folder of images in, a folder of images out.
 * {@link sc.fiji.gan.augmentation.DatasetAugmentation} is where to start; each kind of change is an
 * {@link sc.fiji.gan.augmentation.Augmentation}.
 */

package sc.fiji.gan.augmentation;
