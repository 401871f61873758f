/**
 * Between ImageJ's images and a network's float blocks.
 * <p>
 * {@link sc.fiji.gan.image.ModelApplication} turns an ImagePlus into another one. On the way,
 * {@code InputLayout} says which planes go into the network together, {@code Normalisation} brings
 * them to its range, {@code TileGrid} and {@code TiledNetwork} run it tile by tile,
 * {@code OutputPlane} takes the tiles into pixels, and {@code Geometry}, {@code Display} and
 * {@link sc.fiji.gan.image.Provenance} give the result what belongs to it.
 * <p>
 * {@link sc.fiji.gan.image.Plane} reads any part of a plane as floats, and
 * {@link sc.fiji.gan.image.Resampling} resizes them: others need these too.
 */
package sc.fiji.gan.image;
