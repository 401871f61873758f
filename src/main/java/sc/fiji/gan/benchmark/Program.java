package sc.fiji.gan.benchmark;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** How the programs of this package are run. */
final class Program {

	private Program() {}

	/** Runs it, and ends the process if it fails. */
	static void run(final Callable<Integer> program, final String... arguments) {
		final int status = of(program).execute(arguments);
		if (status != 0) System.exit(status);
	}

	/** Says what went wrong by one line on the error stream and the status 1, not by a stack trace. */
	static CommandLine of(final Callable<Integer> program) {
		return new CommandLine(program).setExecutionExceptionHandler(Program::tell);
	}

	private static int tell(final Exception e, final CommandLine line, final ParseResult parsed) {
		line.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
		return line.getCommandSpec().exitCodeOnExecutionException();
	}
}
