package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.ImagePlus;

class SampleImagesCommandTest {

	@ParameterizedTest
	@CsvSource({"photo, 24", "nuclei, 16", "chart, 8"})
	void drawsTheImageThatWasAskedFor(final String sample, final int bits) throws Exception {
		final ImagePlus image = (ImagePlus) run(sample).getOutput("output");
		assertEquals(sample, image.getTitle());
		assertEquals(bits, image.getBitDepth());
		image.close();
	}

	@Test
	void namesTheImagesThatThereAre() throws Exception {
		final CommandModule module = run("lena");
		assertNull(module.getOutput("output"));
		final String reason = ((GanCommand) module.getCommand()).getCancelReason();
		assertTrue(reason.contains("'lena'") && reason.contains("sample=nuclei"), reason);
	}

	private static CommandModule run(final String sample) throws Exception {
		try (Context context = new Context()) {
			return context.service(CommandService.class).run(SampleImagesCommand.class, true, "sample", sample).get();
		}
	}
}
