package sc.fiji.gan.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;
import ij.plugin.frame.Editor;

/** One run of a macro file, on the thread that asks for it. */
final class MacroRun {

	private final Path file;
	private final String argument;
	private final Interpreter macro = new Interpreter();
	private boolean exited;

	MacroRun(final Path file, final String argument) {
		this.file = file;
		this.argument = argument;
	}

	/**
	 * @param messages where commands that the macro runs say why they fail
	 * @throws MacroAbortedException if the macro does not reach its end, or ends itself with a message
	 */
	void run(final UserMessages messages) throws MacroAbortedException {
		final String code = Editor.doInclude(read());
		Macro_Runner.setFilePath(file.toAbsolutePath().toString());
		messages.take();
		try (ErrorDialogs dialogs = new ErrorDialogs();
				HeldOutput out = HeldOutput.ofSystemOut();
				HeldOutput err = HeldOutput.ofSystemErr()) {
			String reason = interpret(code) ? out.noted() : reason(messages.take(), err.noted());
			if (exited && dialogs.isMessageShown()) reason = file.getFileName() + " ended itself with a message.";
			if (reason == null) return;
			out.drop(reason);
			err.drop(err.noted());
			throw new MacroAbortedException(reason);
		}
	}

	private String read() {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		} catch (final IOException e) {
			throw new UncheckedIOException("The macro " + file + " cannot be read: " + e.getMessage(), e);
		}
	}

	/** @return whether the macro came to its end, or to an exit() of its own. */
	private boolean interpret(final String code) {
		try {
			macro.run(code, argument);
			return !macro.wasError();
		} catch (final RuntimeException e) {
			exited = Macro.MACRO_CANCELED.equals(e.getMessage()) && !macro.wasError();
			if (exited || macro.wasError()) return exited;
			macro.abort(e.toString());
			return false;
		}
	}

	/**
	 * @param message of a command; null if it is not a command that stopped the macro
	 * @param error what ImageJ prints without a display: a title, the error with its line, and the code
	 */
	private String reason(final String message, final String error) {
		if (message != null) return message;
		final String reason = error == null
				? macro.getErrorMessage()
				: error.replaceFirst("^(Macro Error|No Image): ", "").lines().findFirst().orElse(null);
		return file.getFileName() + (reason == null ? " was stopped." : ": " + reason.replaceAll("\\s+", " ").strip());
	}
}
