package sc.fiji.gan.benchmark;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong by one line on the error stream, instead of a stack trace. */
final class TerseErrors implements IExecutionExceptionHandler {

	@Override
	public int handleExecutionException(final Exception e, final CommandLine line, final ParseResult parsed) {
		line.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
		return line.getCommandSpec().exitCodeOnExecutionException();
	}
}
