package sc.fiji.gan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.standalone.VirtualDisplay;

/** The window of models, on a small screen: what {@link ModelManagerScript} has seen. */
class ModelManagerWindowTest {

	private static final Map<String, String> SEEN = new LinkedHashMap<>();

	@BeforeAll
	static void runScript(@TempDir final Path folder) throws Exception {
		try (VirtualDisplay display = new VirtualDisplay("800x600")) {
			SEEN.putAll(display.run(ModelManagerScript.class, folder, 300));
		}
	}

	private static void assertSeen(final String is, final String what) {
		assertEquals(is, SEEN.get(what), what);
	}

	@Test
	void menuOpensTheListWithoutADialog() {
		assertSeen("a-broken-one, cannot be read, 0.0 MB", "first row");
		assertSeen("a-tiny-one, generation, n MB", "second row");
		assertSeen("true", "fits");
	}

	@Test
	void detailsTellWhatAModelIsOrWhyItCannotBeRead() {
		assertSeen("true", "broken details");
		assertSeen("true", "details");
	}

	@Test
	void aTaskAndAPathAreChosen() {
		assertSeen("a-tiny-one, chosen row 0", "of one task");
		assertSeen("true", "clipboard");
	}

	@Test
	void onlyAConfirmedModelIsDeleted() {
		assertSeen("true", "after Cancel");
		assertSeen("false, true, first is generate-blood-cells", "after Delete");
	}
}
