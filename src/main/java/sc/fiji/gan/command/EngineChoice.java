package sc.fiji.gan.command;

import java.util.Locale;

import org.scijava.prefs.PrefService;

import sc.fiji.gan.engine.EngineOptions;

/** The user's options for the engine, as they are kept between sessions. */
record EngineChoice(String device, int threads, int gpuMemoryMb) {

	/** @throws IllegalArgumentException if there is no such device or a number is negative */
	EngineOptions options() {
		return new EngineOptions(deviceOption(), threads, gpuMemoryMb);
	}

	private EngineOptions.Device deviceOption() {
		try {
			return EngineOptions.Device.valueOf(device.trim().toUpperCase(Locale.ROOT));
		} catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException("device=" + device + " is not possible: give auto, cpu or gpu.", e);
		}
	}

	void save(final PrefService prefs) {
		prefs.put(EngineChoice.class, "device", device);
		prefs.put(EngineChoice.class, "threads", threads);
		prefs.put(EngineChoice.class, "gpumemory", gpuMemoryMb);
	}

	static EngineChoice load(final PrefService prefs) {
		return new EngineChoice(prefs.get(EngineChoice.class, "device", "auto"),
				prefs.getInt(EngineChoice.class, "threads", 0), prefs.getInt(EngineChoice.class, "gpumemory", 0));
	}
}
