package sc.fiji.gan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {

	@Test
	void thereIsOneEngineInAClassLoaderOfItsOwn() throws ClassNotFoundException {
		final Engine engine = Engines.engine();
		assertSame(engine, Engines.engine());
		assertNotSame(getClass().getClassLoader(), engine.getClass().getClassLoader());
		assertSame(Engines.loader(), Engines.loader().loadClass("org.tensorflow.Graph").getClassLoader());
		assertSame(Engine.class, Engines.loader().loadClass(Engine.class.getName()));
	}

	@Test
	void listsTheDevicesThatTensorFlowSees() {
		assertTrue(Engines.engine().version().matches("2\\.\\d+\\.\\d+.*"));
		assertEquals("/device:CPU:0", Engines.engine().devices().get(0).name());
	}

	@Test
	void optionsAfterTheStartDoNotPretendToTakeEffect() {
		Engines.engine();
		assertTrue(Engines.configure(EngineOptions.DEFAULT));
		assertEquals(false, Engines.configure(new EngineOptions(EngineOptions.Device.CPU, 7, 0)));
	}

	@Test
	void missingNativesAreReportedWithTheFolderAndTheRemedy(@TempDir final Path empty) {
		System.setProperty(EngineFolder.PROPERTY, empty.toString());
		try {
			final EngineException missing = assertThrows(EngineException.class,
					() -> EngineFolder.jars(EngineOptions.Device.AUTO));
			assertTrue(missing.getMessage().contains(empty.toString()), missing.getMessage());
			assertTrue(missing.getMessage().contains(EngineFolder.platform()), missing.getMessage());
		} finally {
			System.clearProperty(EngineFolder.PROPERTY);
		}
	}

	@Test
	void impossibleOptionsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new EngineOptions(EngineOptions.Device.CPU, -1, 0));
		assertThrows(IllegalArgumentException.class, () -> new EngineOptions(EngineOptions.Device.CPU, 0, -1));
	}
}
