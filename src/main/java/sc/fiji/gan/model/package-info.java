/**
 * Model packages: a folder with {@code rdf.yaml} (BioImage Model Zoo 0.5), the network, test
 * tensors, a cover and a model card. {@link sc.fiji.gan.model.ModelLibrary} finds them,
 * {@link sc.fiji.gan.model.ModelPackage} reads and checks one,
 * {@link sc.fiji.gan.model.ModelPackageWriter} writes one after a training.
 * {@link sc.fiji.gan.model.ForeignModels} reads what packages of others say, in older formats too.
 * <p>
 * A package from a stranger is read without trust: YAML makes no objects and has limits, files lie
 * in the folder and match their checksums. Whether the network itself holds operations that reach
 * for files or the net is found out by the import ({@code exchange}), before a package comes into
 * the library.
 */

package sc.fiji.gan.model;
