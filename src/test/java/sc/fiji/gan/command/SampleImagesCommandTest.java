package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.ImagePlus;

class SampleImagesCommandTest {

	@ParameterizedTest
	@CsvSource({"photo, 24", "nuclei, 16", "chart, 8"})
	void drawsTheImageThatWasAskedFor(final String sample, final int bits) throws Exception {
		final ImagePlus image = (ImagePlus) run(sample).getOutput("result");
		assertEquals(sample, image.getTitle());
		assertEquals(bits, image.getBitDepth());
		image.close();
	}

	@Test
	void namesTheImagesThatThereAre() throws Exception {
		final Module module = run("lena");
		assertNull(module.getOutput("result"));
		final String reason = ((GanCommand) module.getDelegateObject()).getCancelReason();
		assertTrue(reason.contains("'lena'") && reason.contains("sample=nuclei"), reason);
	}

	private static Module run(final String sample) throws Exception {
		try (Context context = new Context()) {
			final ModuleService modules = context.service(ModuleService.class);
			return modules.run(context.service(CommandService.class).getCommand(SampleImagesCommand.class), true,
					"sample", sample).get();
		}
	}
}
