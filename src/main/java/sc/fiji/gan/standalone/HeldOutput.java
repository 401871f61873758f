package sc.fiji.gan.standalone;

import java.io.PrintStream;
import java.lang.StackWalker.StackFrame;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/**
 * Standard output or error while a macro runs. The last line is held back: if the macro aborts, it
 * may be the reason why, which the user should read once, and from whoever started the macro.
 */
final class HeldOutput extends PrintStream {

	private static final StackWalker STACK = StackWalker.getInstance();

	private final PrintStream out;
	private final Consumer<PrintStream> setter;
	private final String className;
	private final String method;
	private String held;
	private String noted;

	private HeldOutput(final PrintStream out, final Consumer<PrintStream> setter, final String className,
			final String method) {
		super(out, true, Charset.defaultCharset());
		this.out = out;
		this.setter = setter;
		this.className = className;
		this.method = method;
		setter.accept(this);
	}

	/**
	 * Takes the place of {@code System.out}. Notes what a macro says in {@code exit(message)}.
	 */
	static HeldOutput ofSystemOut() {
		return new HeldOutput(System.out, System::setOut, "ij.macro.Functions", "exit");
	}

	/**
	 * Takes the place of {@code System.err}. Notes what the patched ImageJ prints instead of a dialog.
	 */
	static HeldOutput ofSystemErr() {
		return new HeldOutput(System.err, System::setErr, "ij.macro.Interpreter", "showError");
	}

	@Override
	public synchronized void println(final String line) {
		release();
		held = line;
		if (STACK.walk(frames -> frames.anyMatch(this::isNoted))) noted = line;
	}

	private boolean isNoted(final StackFrame frame) {
		return className.equals(frame.getClassName()) && method.equals(frame.getMethodName());
	}

	@Override
	public synchronized void write(final byte[] bytes, final int offset, final int length) {
		release();
		super.write(bytes, offset, length);
	}

	@Override
	public synchronized void write(final int b) {
		release();
		super.write(b);
	}

	private void release() {
		if (held != null) out.println(held);
		held = null;
	}

	/** What the noted method has printed last; null if it has not. */
	synchronized String noted() {
		return noted;
	}

	/** Does not print the line that is held back, if it is this one. */
	synchronized void drop(final String line) {
		if (line != null && line.equals(held)) held = null;
	}

	/** Gives the stream its place back. */
	@Override
	public synchronized void close() {
		setter.accept(out);
		release();
	}
}
