package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ImageJ's windows, on a display of the test's own: what {@link WindowScript} has seen.
 */
class WindowTest {

	private static final Map<String, String> SEEN = new LinkedHashMap<>();

	@BeforeAll
	static void runScript(@TempDir final Path folder) throws Exception {
		try (VirtualDisplay display = new VirtualDisplay("1280x900")) {
			SEEN.putAll(display.run(WindowScript.class, folder, 300));
		}
	}

	private static void assertSeen(final String is, final String what) {
		assertEquals(is, SEEN.get(what), what);
	}

	@Test
	void commandStandsInTheMenuBarAndItsDialogHasItsName() {
		assertSeen("Test Enlargement...", "menu");
		assertSeen("Test Enlargement", "dialog");
	}

	@Test
	void dialogFollowsCallbacksAndRefusesWhatIsNoNumberInRange() {
		assertSeen("4", "after callback");
		assertSeen("false", "ok with no number");
		assertSeen("false", "ok with 9");
		assertSeen("true", "ok with 3");
	}

	@Test
	void resultIsShownOnceWithTitleSizeAndCalibration() {
		assertSeen("cells-four times 180x120 0.1667 micron", "result");
		assertSeen("2", "windows");
		assertSeen("factor=3 strength=0.75 keepcolours=false folder=null rate=2.0E-4", "inputs");
	}

	@Test
	void recorderWritesTheMacroAndForgetsWhatWasCanceled() {
		final String recorded = "selectImage(\"cells.tif\"); | run(\"Test Enlargement...\", "
				+ "\"input=cells.tif model=[four times] factor=3 strength=0.75 keepcolours=false rate=2.0E-4\");";
		assertSeen(recorded, "recorded");
		assertSeen(recorded, "recorded after cancel");
		assertSeen("1 image, dialog null", "after cancel");
	}

	@Test
	void whatGoesWrongIsOneMessageBeforeAnyDialog() {
		assertSeen("Test Enlargement, dialog null", "message");
	}

	@Test
	void theLongestDialogFitsOnASmallScreen() {
		assertSeen("true", "long dialog");
		assertSeen("my-super-resolution-x2", "long dialog begins");
	}

	@Test
	void commandRunsTwiceAtOnce() {
		assertSeen("2 results", "two at once");
	}

	@Test
	void macrosRunBesideWindowsAndNeedNobodyToCloseDialogs() {
		// Trap 3: the batch image, and not the one in the window.
		assertSeen("ended", "batch");
		assertSeen("aborted: Model 'broken' has no weights: choose another.", "broken");
		assertSeen("aborted: macro: Unrecognized command: \"Make Tea...\"", "unknown");
	}
}
