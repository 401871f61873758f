package sc.fiji.gan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.standalone.VirtualDisplay;
import sc.fiji.gan.training.TrainingMonitor;

/** The training window, on a small screen: what {@link TrainingWindowScript} has seen. */
class TrainingWindowTest {

	private static final Map<String, String> SEEN = new LinkedHashMap<>();

	@BeforeAll
	static void runScript(@TempDir final Path folder) throws Exception {
		try (VirtualDisplay display = new VirtualDisplay("800x600")) {
			SEEN.putAll(display.run(TrainingWindowScript.class, folder, 300));
		}
	}

	private static void assertSeen(final String is, final String what) {
		assertEquals(is, SEEN.get(what), what);
	}

	@Test
	void titleTellsModelAndStep() {
		assertSeen(
				"a-model-with-a-name-that-is-longer-than-most-names-of-models-are-x2-photo-gan: step 1,000 of 20,000",
				"title");
		assertSeen("true", "time left");
	}

	@Test
	void everythingIsOnASmallScreen() {
		assertSeen("true, 800x600", "fits");
		assertSeen("true, 800x600", "still fits");
	}

	@Test
	void faultsAppearInYellowAndWrap() {
		assertSeen("false", "yellow before");
		assertSeen("Step 900: Vanishing gradients, wraps true", "yellow after");
	}

	@Test
	void previewsGrowIntoAStackAndWhoLooksBackIsNotDisturbed() {
		assertSeen("step 300, 49.54 dB", "moment");
		assertSeen("step 300, 49.54 dB", "moment stays");
		assertSeen("11 slices, step 100, 40.00 dB", "stack");
	}

	@Test
	void closingAWindowThatHasEndedWishesNothing() {
		assertSeen(TrainingMonitor.Wish.GO_ON.toString(), "wish");
	}

	@Test
	void aPausedTrainingDoesNoSteps() {
		assertSeen("0 steps", "paused");
	}

	@Test
	void stopAndKeepMakesTheModel() {
		assertSeen("The model 'kept' is ready.", "kept");
		assertSeen("true", "kept package");
		assertSeen("Show Stack, Close", "kept buttons");
	}

	@Test
	void cancelEndsTheTrainingAndTellsHowToGoOn() {
		assertSeen("Training of 'canceled' was stopped after step n and can be resumed with resume=true.", "canceled");
		assertSeen("false", "canceled package");
	}

	@Test
	void aTrainingGoesOnWithoutItsWindowUntilEscape() {
		assertSeen("true, log true", "hidden");
		assertSeen("false", "escaped");
	}

	@Test
	void escapeInTheWindowCancels() {
		assertSeen("false", "keyed");
	}
}
