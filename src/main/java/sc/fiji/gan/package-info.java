/**
 * Generative adversarial networks in ImageJ. {@link sc.fiji.gan.Gan} is the front door for scripts;
 * menu and macros come through {@link sc.fiji.gan.command}.
 * <p>
 * Imports run downwards only:
 *
 * <pre>
 *  benchmark, standalone     programs; ImageJ without Fiji
 *          |
 *       command              what the menu shows
 *          |
 *         ui                 windows for what takes long
 *          |
 *    augmentation            a folder of images becomes a larger one
 *    (exchange               models from and for others; beside it, on image)
 *          |
 *  training, evaluation      from a folder of images to a model; from images to tables and reports
 *          |                 (Gan: a model for scripts)
 *          |
 *       dataset              training images, batches
 *          |
 *       metric               how close two images are
 *          |
 *        image               ImagePlus &lt;-&gt; float blocks; tiles
 *          |
 *        model               model packages and their library
 *          |
 *        engine              the door: interfaces, records, float arrays
 *  ========:===============  one isolated class loader; nothing above imports anything below
 *      tensorflow            the engine, by TensorFlow Java
 *       |       |
 *  training  inference,      the one training loop; networks as functions of arrays,
 *       |    foreign         and those of others, rewritten
 *       |       |
 *         gan                one file for each architecture
 *          |
 *       network              layers and weights
 *          |
 *       runtime              sessions, tensors, variables
 * </pre>
 *
 * Only {@code command} and {@code standalone} see a SciJava context. What is below the door imports
 * nothing of ImageJ or SciJava.
 */

package sc.fiji.gan;
