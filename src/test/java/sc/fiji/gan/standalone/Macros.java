package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs macros with the GAN commands, as {@link Main} does without a display. */
public final class Macros {

	/**
	 * What became of a macro.
	 *
	 * @param failure the sentence that the user reads if the macro did not reach its end, else null
	 * @param printed all that came to standard output and standard error besides it
	 */
	public record Outcome(String failure, String printed) {}

	private Macros() {}

	/** Runs a macro that must reach its end. */
	public static String run(final String code) {
		final Outcome outcome = attempt(code);
		assertNull(outcome.failure, outcome.failure + "\n" + outcome.printed);
		return outcome.printed;
	}

	/**
	 * Runs a macro that must not reach its end, and must say why in one sentence and nothing else.
	 *
	 * @return the sentence
	 */
	public static String refusal(final String code) {
		final Outcome outcome = attempt(code + "\nprint('The macro went on.');");
		assertNotNull(outcome.failure, "The macro reached its end.\n" + outcome.printed);
		assertEquals("", outcome.printed, outcome.failure);
		assertSentence(outcome.failure);
		return outcome.failure;
	}

	/** One line, ended by a full stop, with a remedy; no name of a Java class in it. */
	public static void assertSentence(final String message) {
		assertEquals(1, message.lines().count(), message);
		assertFalse(message.contains("Exception") || message.contains("unexpectedly"), message);
		assertTrue(message.endsWith(".") && (message.contains(": ") || message.contains("; ")), message);
	}

	/** Runs a macro, whatever becomes of it. */
	public static Outcome attempt(final String code) {
		try {
			final Path macro = Files.createTempFile("macro", ".ijm");
			try {
				return attempt(Files.writeString(macro, code), "");
			} finally {
				Files.delete(macro);
			}
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Runs the macro of a file with an argument. */
	public static Outcome attempt(final Path macro, final String argument) {
		final Standalone imagej = Standalone.start();
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
			System.setOut(both);
			System.setErr(both);
			return new Outcome(failure(imagej, macro, argument), printed.toString(StandardCharsets.UTF_8).strip());
		} finally {
			System.setOut(out);
			System.setErr(err);
		}
	}

	private static String failure(final Standalone imagej, final Path macro, final String argument) {
		try {
			imagej.runMacro(macro, argument);
			return null;
		} catch (final MacroAbortedException e) {
			return e.getMessage();
		}
	}

	/** Runs a command as two clicks in the menu do: without a macro, on the thread that asks for it. */
	public static void runCommand(final Class<?> command, final String options) {
		Standalone.start().runCommand(command.getName(), options);
	}

	/** A path as it is written in a macro. */
	public static String quote(final Path path) {
		return path.toString().replace('\\', '/');
	}
}
