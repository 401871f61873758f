package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.InitPreprocessor;
import org.scijava.module.process.LoadInputsPreprocessor;
import org.scijava.prefs.PrefService;
import org.scijava.service.Service;
import org.scijava.task.TaskService;
import org.scijava.util.Types;

import ij.IJ;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.standalone.Macros;

/** What was last used, in a dialog or elsewhere, does not change what a macro does. */
@Timeout(120)
class MacroDefaultsTest {

	private static Context context;

	@BeforeAll
	static void start() {
		context = new Context(CommandService.class, PrefService.class, StatusService.class, TaskService.class);
	}

	@AfterAll
	static void end() {
		context.dispose();
	}

	static Stream<String> commands() {
		try (Context all = new Context(CommandService.class)) {
			return all.service(CommandService.class).getCommandsOfType(Command.class).stream()
					.map(CommandInfo::getClassName).filter(c -> c.startsWith(GanCommand.class.getPackageName() + "."))
					.toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyKeyThatIsLeftOutHasTheValueOfAFreshInstallation(final String command) {
		final CommandInfo info = context.service(CommandService.class).getCommand(command);
		context.service(PrefService.class).clear(command);
		final Map<String, Object> fresh = inputs(info);
		final List<String> remembered = new ArrayList<>();
		for (final ModuleItem<?> input : info.inputs())
			if (isKey(input) && input.isPersisted()) remembered.add(remember(input));
		try {
			assertEquals(fresh, inputs(info), "remembered: " + remembered);
		} finally {
			context.service(PrefService.class).clear(command);
		}
	}

	/** What the command would work with if a macro named nothing. */
	private static Map<String, Object> inputs(final CommandInfo info) {
		final Module module = context.service(ModuleService.class).createModule(info);
		new InitPreprocessor().process(module);
		final LoadInputsPreprocessor load = new LoadInputsPreprocessor();
		context.inject(load);
		load.process(module);
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final ModuleItem<?> input : info.inputs()) {
			if (!isKey(input)) continue;
			assertTrue(module.isInputResolved(input.getName()), input.getName() + " would be asked for");
			values.put(input.getName(), input.getValue(module));
		}
		return values;
	}

	private static boolean isKey(final ModuleItem<?> input) {
		return input.getType() != Context.class && !Service.class.isAssignableFrom(input.getType());
	}

	@SuppressWarnings("unchecked")
	private static String remember(final ModuleItem<?> input) {
		final ModuleService modules = context.service(ModuleService.class);
		final Class<?> type = input.getType();
		if (type == File.class) modules.save((ModuleItem<File>) input, new File("remembered"));
		else if (type == String.class) modules.save((ModuleItem<String>) input, "remembered");
		else if (Types.isBoolean(type)) modules.save((ModuleItem<Boolean>) input, true);
		else modules.save((ModuleItem<Double>) input, 7.0);
		assertFalse(modules.load(input) == null, input.getName());
		return input.getName();
	}

	@Test
	void aTrainingTakesTheImageAndNotTheFolderOfTheLastOne(@TempDir final Path folder) {
		IJ.saveAs(SampleImages.photo(96, 3), "png", folder.resolve("a.png").toString());
		IJ.saveAs(SampleImages.photo(96, 4), "png", folder.resolve("b.png").toString());
		final String settings = " name=macro-defaults steps=0 features=4 blocks=1 batch=2 patch=12');";
		final String first = Macros
				.run("run('Train Super-Resolution...', 'source=[" + Macros.quote(folder) + "]" + settings);
		assertTrue(first.contains("2 images"), first);
		final String second = Macros.run("newImage('lone', '8-bit ramp', 100, 100, 1);"
				+ "run('Train Super-Resolution...', 'input=lone" + settings + " close('*');");
		assertTrue(second.contains("'lone'"), second);
	}
}
