/**
 * Measurements of images and models as a whole: from images to tables, maps and reports. Scripts
 * use it as the commands of <i>Plugins &gt; GAN &gt; Evaluate</i> do.
 */

package sc.fiji.gan.evaluation;
