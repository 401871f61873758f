/**
 * Model packages: a folder with {@code rdf.yaml} (BioImage Model Zoo 0.5), the
 * network, test tensors, a cover and a model card; the library that finds them;
 * and what writes them after a training.
 */

package sc.fiji.gan.model;
