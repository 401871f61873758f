package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/** The command by macro. */
@Timeout(120)
class ModelManagerTest {

	@TempDir
	Path library;

	@BeforeEach
	void writeModel() throws Exception {
		System.setProperty(ModelLibrary.PROPERTY, library.toString());
		TinyGenerator.write("a-tiny-one", library);
	}

	@AfterEach
	void forgetLibrary() {
		System.clearProperty(ModelLibrary.PROPERTY);
		Macros.run("run('Clear Results');");
	}

	@Test
	void listIsATableThatMacrosRead() {
		Macros.run("run('Model Manager...', '');"
				+ "if (getResultString('Model', 0) != 'a-tiny-one') exit('model ' + getResultString('Model', 0));"
				+ "if (getResultString('Task', 0) != 'generation') exit('task ' + getResultString('Task', 0));"
				+ "if (getResult('MB', 0) <= 0) exit('size');"
				+ "if (!startsWith(getResultString('Quality', nResults - 1), 'PSNR')) exit('quality');");
	}

	@Test
	void detailsTellVersionFolderAndCard() {
		final String log = Macros.run("run('Model Manager...', 'action=details model=a-tiny-one');");
		assertTrue(log.contains("a-tiny-one, version 1.0.0, generation"), log);
		assertTrue(log.contains(library.resolve("a-tiny-one").toString()), log);
	}

	@Test
	void deletesOnlyWhatIsConfirmed() {
		final String refusal = Macros.refusal("run('Model Manager...', 'action=delete model=a-tiny-one');");
		assertTrue(refusal.contains("confirmed=true"), refusal);
		assertTrue(Files.exists(library.resolve("a-tiny-one")));
		Macros.run("run('Model Manager...', 'action=delete model=a-tiny-one confirmed=true');");
		assertFalse(Files.exists(library.resolve("a-tiny-one")));
		assertEquals(0, library.toFile().list().length);
	}

	@Test
	void whatIsNotThereIsNamed() {
		assertTrue(Macros.refusal("run('Model Manager...', 'action=delete model=a-tiny-two confirmed=true');")
				.contains("'a-tiny-one'"));
		assertTrue(Macros.refusal("run('Model Manager...', 'action=rename model=a-tiny-one');")
				.startsWith("There is no action 'rename'"));
		assertTrue(Macros.refusal("run('Model Manager...', 'action=window');").contains("action=list"));
	}
}
