/**
 * Models from others and for others. What comes in is unpacked with care
 * ({@link sc.fiji.gan.exchange.UnpackedArchive}), its network is rewritten in Java and then tried
 * in a process of its own ({@link sc.fiji.gan.exchange.NetworkTrial}), and what its package does
 * not say is found by trying ({@link sc.fiji.gan.exchange.ModelImport}).
 */
package sc.fiji.gan.exchange;
