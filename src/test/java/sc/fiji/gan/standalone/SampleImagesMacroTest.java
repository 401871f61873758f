package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleImagesMacroTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({"photo, 24", "nuclei, 16", "chart, 8"})
	void drawsTheImageThatWasAskedFor(final String sample, final int bits) throws Exception {
		final Path said = folder.resolve("said.txt");
		run("run('Sample Images...', 'sample=" + sample + "'); selectImage('" + sample
				+ "'); File.saveString(d2s(bitDepth(), 0), getArgument()); close();", said.toString());
		assertEquals(String.valueOf(bits), Files.readString(said).strip());
	}

	@Test
	void namesTheImagesThatThereAre() {
		final MacroAbortedException refused = assertThrows(MacroAbortedException.class,
				() -> run("run('Sample Images...', 'sample=lena');", ""));
		assertEquals("There is no sample image 'lena': give sample=photo, sample=nuclei or sample=chart.",
				refused.getMessage());
	}

	private void run(final String code, final String argument) throws IOException, MacroAbortedException {
		Standalone.start().runMacro(Files.writeString(folder.resolve("test.ijm"), code), argument);
	}
}
