
package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** What Fiji sees of this package: nothing. */
class InFijiTest {

	@Test
	void noClassIsASciJavaPlugin() throws Exception {
		final Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		final Path index = classes.resolve("META-INF/json/org.scijava.plugin.Plugin");
		if (Files.exists(index)) assertFalse(Files.readString(index).contains("sc.fiji.gan.standalone"));
	}
}
