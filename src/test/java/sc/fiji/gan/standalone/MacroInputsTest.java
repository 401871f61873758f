package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The option string of {@code run(name, options)}. */
class MacroInputsTest {

	private static Context context;

	@BeforeContainer
	static void start() {
		context = new Context(CommandService.class, StatusService.class);
	}

	@AfterContainer
	static void end() {
		context.dispose();
	}

	private static Module moduleWith(final String options) {
		final CommandInfo info = context.service(CommandService.class).getCommand(EnlargeCommand.class);
		final Module module = context.service(ModuleService.class).createModule(info);
		final MacroInputs inputs = new MacroInputs(options);
		inputs.setContext(context);
		inputs.process(module);
		return module;
	}

	@Property(tries = 200)
	void whatStandsInBracketsIsTakenAsItIs(@ForAll("texts") final String text, @ForAll("otherKeys") final String before,
			@ForAll("otherKeys") final String after) {
		assertEquals(text, moduleWith(before + " model=[" + text + "] " + after).getInput("model"));
	}

	@Property(tries = 200)
	void numbersAndFlagsAreTaken(@ForAll final int factor, @ForAll final double strength, @ForAll final boolean keep) {
		final Module module = moduleWith("keepcolours=" + keep + " factor=" + factor + " strength=" + strength);
		assertEquals(factor, module.getInput("factor"));
		assertEquals(strength, module.getInput("strength"));
		assertEquals(keep, module.getInput("keepcolours"));
	}

	@Property(tries = 50)
	void inputsThatAreNotNamedStayOpen(@ForAll("otherKeys") final String options) {
		final Module module = moduleWith(options);
		assertFalse(module.isInputResolved("model"));
		assertNull(module.getInput("model"));
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.strings().ascii().withChars("µé=' /\\").excludeChars('[', ']').ofMinLength(1)
				.ofMaxLength(30);
	}

	/** Options that do not name the model, though they look like it. */
	@Provide
	Arbitrary<String> otherKeys() {
		return Arbitraries.of("", "mymodel=x", "model", "models=[a b]", "factor=3", "input=none", "Model=y", "x=[ = ]");
	}
}
