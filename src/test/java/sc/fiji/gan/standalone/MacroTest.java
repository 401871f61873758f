package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.Menus;

/**
 * Commands in macros, without a display. Trap numbers are those that ImageJ2 is known for.
 */
@Timeout(60)
class MacroTest {

	private static final String CELLS = "newImage('cells.tif', '16-bit ramp', 20, 10, 1);"
			+ "setVoxelSize(0.5, 0.5, 1, 'micron');";
	private static Standalone imagej;

	@TempDir
	Path folder;

	@BeforeAll
	static void start() {
		imagej = Standalone.start();
	}

	/** What the macro wrote by {@code say(text)}, line by line. */
	private String run(final String code) throws IOException, MacroAbortedException {
		final Path said = folder.resolve("said.txt");
		final Path macro = folder.resolve("test.ijm");
		Files.deleteIfExists(said);
		Files.writeString(macro, "function say(text) { File.append(text, getArgument()); } close('*');\n" + code);
		imagej.runMacro(macro, said.toString());
		return Files.exists(said) ? Files.readString(said).strip() : "";
	}

	private String runAborting(final String code) {
		return assertThrows(MacroAbortedException.class, () -> run(code)).getMessage();
	}

	private static String enlarge(final String options) {
		return "run('Test Enlargement...', '" + options + "');";
	}

	private String info(final String options) throws IOException, MacroAbortedException {
		return run(CELLS + enlarge(options) + "selectImage('cells-repeat'); say(getMetadata('Info'));");
	}

	@Test
	void commandsStandBesideImageJsOwn() {
		assertEquals("sc.fiji.gan.standalone.CommandPlugIn(\"sc.fiji.gan.standalone.EnlargeCommand\")",
				Menus.getCommands().get("Test Enlargement..."));
		assertTrue(Menus.getCommands().size() > 400);
	}

	@Test
	void resultIsThereUnderItsTitleWhenTheMacroGoesOn() throws Exception {
		final String said = run(CELLS + enlarge("model=repeat factor=3")
				+ "selectImage('cells-repeat'); getPixelSize(unit, w, h);"
				+ "say(getTitle() + ' ' + getWidth() + 'x' + getHeight() + ' ' + bitDepth() + ' ' + d2s(w, 4) + ' ' + nImages);");
		assertEquals("cells-repeat 60x30 16 0.1667 2", said);
	}

	@Test
	void inBatchModeTheActiveImageIsTheInputAndStaysActive() throws Exception {
		// Traps 3 and 4.
		assertEquals("first.tif, then first-repeat",
				run("setBatchMode(true);"
						+ "newImage('other.tif', '8-bit', 8, 8, 1); newImage('first.tif', '8-bit', 8, 8, 1);"
						+ "newImage('last.tif', '8-bit', 8, 8, 1); selectImage('first.tif');" + enlarge("model=repeat")
						+ "before = getTitle(); selectImage('first-repeat'); say(before + ', then ' + getTitle());"));
	}

	@Test
	void threadThatRanTheCommandForgetsTheResult() throws Exception {
		// Trap 2: the next run of a command, on the same pooled thread, takes the
		// macro's image.
		run(CELLS + enlarge("model=repeat") + "selectImage('cells.tif');" + enlarge("model=[four times]")
				+ "selectImage('cells-four times');");
	}

	@Test
	void inputGoesByTitleIdAndFile() throws Exception {
		final String file = folder.resolve("on-disk.tif").toString();
		assertEquals("a-repeat,b-repeat,on-disk-repeat",
				run("newImage('a.tif', '8-bit', 4, 4, 1); id = getImageID();"
						+ "newImage('b.tif', '8-bit', 4, 4, 1); newImage('c.tif', '8-bit', 4, 4, 1); saveAs('tiff', '"
						+ file + "'); close(); run('Test Enlargement...', 'model=repeat input=' + id);"
						+ enlarge("model=repeat input=b.tif") + enlarge("model=repeat input=[" + file + "]")
						+ "say('a-repeat,b-repeat,on-disk-repeat');"
						+ "selectImage('a-repeat'); selectImage('b-repeat'); selectImage('on-disk-repeat');"));
	}

	@Test
	void valuesAreTakenByKeyAndDefaultsForTheRest() throws Exception {
		final String info = info("model=repeat factor=4 strength=0.25 keepcolours=false folder=[/some where/else]");
		assertTrue(info.startsWith("factor=4 strength=0.25 keepcolours=false folder=/some where/else rate=2.0E-4"),
				info);
		assertTrue(info("model=repeat").startsWith("factor=2 strength=0.5 keepcolours=true folder=null"));
	}

	@Test
	void bareFlagsAndKeysWithCapitalsAreIgnoredAsInFiji() throws Exception {
		assertTrue(info("model=repeat Factor=4 keepcolours").startsWith("factor=2 strength=0.5 keepcolours=true"));
	}

	@Test
	void numbersAreNotValidatedAsInFiji() throws Exception {
		final String info = info("model=repeat strength=strong");
		assertTrue(info.contains("strength=0.0"), info);
	}

	@Test
	void whatIsLeftOutHasItsDefaultWhateverWasUsedLast() throws Exception {
		run(CELLS + enlarge("model=[four times]"));
		run(CELLS + enlarge("factor=2") + "selectImage('cells-repeat');");
	}

	@Test
	void failingCommandStopsTheMacroWithOneSentence() {
		// Trap 5.
		assertEquals("Model 'broken' has no weights: choose another.",
				runAborting(CELLS + enlarge("model=broken") + "say('went on');"));
		assertFalse(Files.exists(folder.resolve("said.txt")));
	}

	@Test
	void unexpectedExceptionIsOneSentenceToo() {
		final String message = runAborting(CELLS + enlarge("model=crash"));
		assertTrue(message.startsWith("Test Enlargement failed unexpectedly (java.lang.NullPointerException: oh)"),
				message);
		assertTrue(runAborting(CELLS + enlarge("model=[throw up]")).contains("StackOverflowError"));
	}

	@Test
	void choiceThatDoesNotExistIsTheCommandsToRefuse() {
		assertEquals("There is no model 'bogus'.", runAborting(CELLS + enlarge("model=bogus")));
	}

	@Test
	void noImageAndUnknownTitleAreToldApart() {
		assertEquals("No image is open: open one first (File > Open...), or name a file in the macro (input=[path]).",
				runAborting(enlarge("model=repeat")));
		final String unknown = runAborting(CELLS + enlarge("model=repeat input=nobody"));
		assertTrue(unknown.startsWith("The image given as 'input' is neither open nor a file"), unknown);
	}

	@Test
	void unknownCommandStopsTheMacro() {
		assertEquals("test.ijm: Unrecognized command: \"Make Tea...\" in line 2", runAborting("run('Make Tea...');"));
	}

	@Test
	void exitStopsTheMacroAndIsAFailureOnlyWithAMessage() throws Exception {
		assertEquals("before", run("say('before'); exit(); say('after');"));
		assertEquals("Nothing to do.", runAborting("exit('Nothing to do.');"));
		assertEquals("", run("showMessage('All is well.');"));
	}

	@Test
	void escapeStopsARunningCommandAndItsMacro() throws Exception {
		// Trap 6.
		final ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			final Future<String> message = other
					.submit(() -> runAborting(CELLS + enlarge("model=slow") + "say('on');"));
			Thread.sleep(500);
			assertFalse(message.isDone());
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
			// Left alone, the command would take a minute.
			assertEquals("test.ijm was stopped.", message.get(1, TimeUnit.SECONDS));
		} finally {
			IJ.resetEscape();
			other.shutdown();
		}
	}

	@Test
	void loneFileLeftOutKeepsACommandFromRunningAsInFiji() throws Exception {
		// Trap 1.
		FileCommand.last = null;
		assertEquals("went on", run("run('Test File...', ''); say('went on');"));
		assertNull(FileCommand.last);
		run("run('Test File...', 'where=[a file]');");
		assertEquals("a file", FileCommand.last);
	}
}
