/**
 * From a folder of images to a model package: reads the data, has the engine train, keeps the
 * curve, writes the model card. What is here knows no dialogs and no SciJava.
 */
package sc.fiji.gan.training;
