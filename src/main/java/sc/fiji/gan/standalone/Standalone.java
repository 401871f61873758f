package sc.fiji.gan.standalone;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;
import org.scijava.prefs.PrefService;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;

/**
 * ImageJ, running, with the GAN commands in its menu. One per JVM, as ImageJ itself.
 */
final class Standalone {

	private static Standalone instance;

	private final Context context;
	private final CommandRun commands;
	// SciJava holds those who listen to its events by weak references only.
	private final StatusBar statusBar = new StatusBar();
	private final UserMessages messages = new UserMessages();

	private Standalone(final Context context) {
		this.context = context;
		commands = new CommandRun(context, messages);
	}

	/** Starts ImageJ: with its window, or without if there is no display. */
	static Standalone start() {
		return start(context -> {});
	}

	/**
	 * Starts ImageJ. Without a display, no ImageJ class may have been loaded before.
	 *
	 * @param meanwhile what to begin as soon as there is a context, while ImageJ starts
	 * @throws IllegalStateException if Java does not let ImageJ's classes be patched
	 */
	static synchronized Standalone start(final Consumer<Context> meanwhile) {
		if (instance != null) return instance;
		final boolean windows = !GraphicsEnvironment.isHeadless();
		final CompletableFuture<Void> patches = windows ? CompletableFuture.completedFuture(null) : patchImageJ();
		final Context context = newContext();
		meanwhile.accept(context);
		join(patches);
		startImageJ(windows);
		instance = new Standalone(context);
		instance.install();
		return instance;
	}

	private static Context newContext() {
		// One that is no URLClassLoader keeps SciJava from taking Maven's for Eclipse's, and from
		// indexing the classes once more.
		final ClassLoader loader = new ClassLoader(Standalone.class.getClassLoader()) {};
		return new Context(List.of(CommandService.class, PrefService.class, StatusService.class, TaskService.class,
				LogService.class), new PluginIndex(new DefaultPluginFinder(loader)));
	}

	private static CompletableFuture<Void> patchImageJ() {
		// A thread of its own has the right class loader; those of the common pool have not.
		return CompletableFuture.runAsync(HeadlessImageJ::patch, task -> new Thread(task, "ImageJ patches").start());
	}

	private static void join(final CompletableFuture<Void> patches) {
		try {
			patches.join();
		} catch (final CompletionException e) {
			throw e.getCause() instanceof IllegalStateException refusal ? refusal : e;
		}
	}

	/** The running one. */
	static synchronized Standalone instance() {
		if (instance == null) throw new IllegalStateException("ImageJ has not been started.");
		return instance;
	}

	private static void startImageJ(final boolean windows) {
		if (!windows) IJ.runPlugIn("ij.IJ.init", "");
		else if (IJ.getInstance() == null) new ImageJ(ImageJ.STANDALONE).exitWhenQuitting(true);
	}

	private void install() {
		context.inject(statusBar);
		final GanMenu menu = new GanMenu(context);
		menu.addTo(Menus.getCommands());
		if (Menus.getMenuBar() != null) menu.addTo(Menus.getMenuBar());
	}

	/**
	 * Runs a macro file and waits for its end. Nobody needs to be there: errors open no dialog.
	 *
	 * @param argument what the macro gets from {@code getArgument()}
	 * @throws MacroAbortedException if the macro does not reach its end
	 */
	void runMacro(final Path macro, final String argument) throws MacroAbortedException {
		messages.setAttended(false);
		try {
			new MacroRun(macro, argument).run(messages);
		} finally {
			messages.setAttended(true);
		}
	}

	/**
	 * Runs a macro file for somebody who looks at ImageJ's window, and sees there what goes wrong.
	 */
	void showMacro(final Path macro) {
		IJ.runMacroFile(macro.toString());
	}

	/**
	 * Runs a command and waits for its end.
	 *
	 * @param className the command's class
	 * @param options what {@code run(name, options)} of a macro gave; null if it gave nothing
	 */
	void runCommand(final String className, final String options) {
		commands.run(className, options);
	}
}
