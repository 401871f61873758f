package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.ItemVisibility;
import org.scijava.MenuEntry;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

import ij.ImagePlus;

/** What holds for every command: field names are macro keys, which do not change once published. */
class CommandContractTest {

	private static List<CommandInfo> commands() {
		try (Context context = new Context(CommandService.class)) {
			return context.service(CommandService.class).getCommandsOfType(Command.class).stream()
					.filter(c -> c.getClassName().startsWith(CommandContractTest.class.getPackageName() + "."))
					.toList();
		}
	}

	/** The inputs that a macro can name. */
	private static List<String> keys(final CommandInfo command) {
		return inputs(command).filter(i -> i.getVisibility() != ItemVisibility.MESSAGE).map(ModuleItem::getName)
				.toList();
	}

	private static Stream<ModuleItem<?>> inputs(final CommandInfo command) {
		return StreamSupport.stream(command.inputs().spliterator(), false)
				.filter(i -> !Service.class.isAssignableFrom(i.getType()) && i.getType() != Context.class);
	}

	@Test
	void theCommandsOfTheDesignAreThere() {
		final List<String> titles = commands().stream().map(CommandInfo::getTitle).toList();
		assertTrue(titles.containsAll(List.of("Super-Resolution...", "Image Translation...",
				"Train Super-Resolution...", "Train Generator...", "GAN Options...", "Compare Images...",
				"Check Hallucinations...", "Evaluate Generator...", "Generate Images...", "Augment Dataset...",
				"Model Manager...", "Import Model...", "Export Model...", "Text to Image...", "Train Text to Image...",
				"Caption Images...")), titles.toString());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void keysAreLowerCaseAndOneWord(final CommandInfo command) {
		assertFalse(keys(command).isEmpty());
		for (final String key : keys(command))
			assertTrue(key.matches("[a-z][a-z0-9]*"), command.getClassName() + ": " + key);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void noKeyIsTheEndOfAnother(final CommandInfo command) {
		for (final String key : keys(command))
			for (final String other : keys(command))
				assertFalse(!key.equals(other) && other.endsWith(key),
						command.getClassName() + ": " + key + "= is in " + other + "=");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void standsInTheGanMenuUnderItsTitleAndRunsWithoutADisplay(final CommandInfo command) throws InstantiableException {
		final List<String> path = command.getMenuPath().stream().map(MenuEntry::getName).toList();
		assertEquals(List.of("Plugins", "GAN"), path.subList(0, 2));
		assertTrue(path.get(path.size() - 1).endsWith("..."), path + " opens a dialog");
		assertTrue(command.canRunHeadless(), command.getClassName());
		assertTrue(GanCommand.class.isAssignableFrom(command.loadClass()), command.getClassName());
	}

	/** ImageJ2 would take the wrong image in batch mode, and none without a word if none is open. */
	@ParameterizedTest
	@MethodSource("commands")
	void imagesAreChosenByTheCommandItself(final CommandInfo command) {
		inputs(command).filter(i -> i.getType() == ImagePlus.class).forEach(i -> {
			assertFalse(i.isAutoFill() || i.isRequired() || i.isPersisted(), i.getName());
			assertFalse(i.getInitializer() == null || i.getInitializer().isEmpty(), i.getName());
		});
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyInputHasALabelForTheDialog(final CommandInfo command) {
		inputs(command).forEach(i -> assertFalse(i.getLabel() == null || i.getLabel().isBlank(), i.getName()));
	}
}
