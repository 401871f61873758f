package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.exchange.Foreign;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/** The command by macro. */
@Timeout(300)
class ImportModelTest {

	@TempDir
	Path folder;

	private Path library;
	private Path networks;

	@BeforeEach
	void writeNetworks() throws Exception {
		library = Files.createDirectory(folder.resolve("library"));
		networks = Foreign.networks(folder.resolve("networks"));
		System.setProperty(ModelLibrary.PROPERTY, library.toString());
	}

	@AfterEach
	void forgetLibrary() {
		System.clearProperty(ModelLibrary.PROPERTY);
		Macros.run("close('*');");
	}

	private String run(final String file, final String options) {
		return "run('Import Model...', 'file=[" + Macros.quote(networks.resolve(file)) + "] " + options + "');";
	}

	private List<String> installed() throws IOException {
		try (Stream<Path> models = Files.list(library)) {
			return models.map(model -> model.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void importedModelIsThereForTheNextLineOfTheMacro() {
		Macros.run("newImage('ramp', '8-bit ramp', 40, 30, 1);" + run("enlarge.pb", "name=four-times")
				+ "v = getPixel(20, 10); run('Super-Resolution...', 'input=ramp model=four-times');"
				+ "selectImage('ramp-four-times');"
				+ "if (getWidth() != 80 || getPixel(41, 20) != v) exit('not ' + v + ': ' + getPixel(41, 20));");
	}

	@Test
	void lookingShowsWhatWasFoundAndWritesNothing() throws IOException {
		final String log = Macros.run(run("enlarge.pb", "name=four-times look=true"));
		assertTrue(log.contains("scale: 2 (found by trying)") && log.contains("axes bcyx (found by trying)"), log);
		assertEquals(List.of(), installed());
	}

	@Test
	void anExistingModelIsReplacedOnlyIfThatIsWanted() throws IOException {
		Macros.run(run("enlarge.pb", "name=four-times"));
		final byte[] before = Files.readAllBytes(library.resolve("four-times/rdf.yaml"));
		final String refusal = Macros.attempt(run("channels-first.pb", "name=four-times")).failure();
		assertTrue(refusal.contains("There is already a model 'four-times'"), refusal);
		assertEquals(new String(before), Files.readString(library.resolve("four-times/rdf.yaml")));
		Macros.run(run("channels-first.pb", "name=four-times overwrite=true"));
		assertEquals(List.of("four-times"), installed());
	}

	@Test
	void badValuesAreRefusedBeforeAnythingIsRead() {
		for (final String options : List.of("name=[My Model]", "inputaxes=yz", "range=[5 to 3]", "task=generation",
				"halo=-2", "scale=-1"))
			Macros.assertSentence(Macros.attempt(run("enlarge.pb", options)).failure());
		Macros.refusal("run('Import Model...', 'name=nothing');");
		Macros.refusal(run("nothing.zip", ""));
	}

	@Test
	void importedModelCanBeExported() throws IOException {
		final Path file = folder.resolve("four-times.zip");
		final String export = "run('Export Model...', 'model=four-times file=[" + Macros.quote(file) + "]');";
		Macros.run(run("enlarge.pb", "name=four-times") + export);
		assertTrue(Files.size(file) > 0);
		Macros.refusal(export);
		Macros.refusal("run('Export Model...', 'model=nobody file=[" + Macros.quote(file) + "]');");
		Macros.refusal("run('Export Model...', 'model=four-times');");
	}

	@Test
	void networksThatDoHarmAreRefusedAndNothingIsLeft() throws IOException {
		for (final String file : List.of("reads-a-file.pb", "runs-python.pb")) {
			final String refusal = Macros.refusal(run(file, "name=harm"));
			assertTrue(refusal.contains("not allowed"), refusal);
		}
		assertEquals(List.of(), installed());
	}
}
