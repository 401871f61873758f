/**
 * What sets of images are compared by: numbers that are taken from each image alone. Three kinds,
 * all {@link sc.fiji.gan.metric.features.ImageFeatures}: a network of random weights, radiomic
 * features, and any feature network that the user brings.
 */

package sc.fiji.gan.metric.features;
