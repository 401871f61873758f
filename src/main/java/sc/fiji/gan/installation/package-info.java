/**
 * Gets onto a computer what the plugin's jar does not contain: TensorFlow's jars, from Maven
 * Central ({@link sc.fiji.gan.installation.EngineInstallation}); and the plugin itself into a Fiji
 * folder ({@link sc.fiji.gan.installation.FijiInstallation}).
 */

package sc.fiji.gan.installation;
