package sc.fiji.gan.standalone;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.Contextual;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.process.InitPreprocessor;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.module.process.SaveInputsPreprocessor;
import org.scijava.plugin.PluginService;

import ij.IJ;
import ij.plugin.frame.Recorder;

/**
 * Runs commands as imagej-legacy does: the inputs that the macro names, then those that SciJava
 * fills (services, defaults, initializers, what was last used), then a dialog for the rest; after
 * the command its outputs are shown, and its inputs recorded.
 */
final class CommandRun {

	private final Context context;
	private final CommandService commands;
	private final ModuleService modules;
	private final PluginService plugins;
	private final UserMessages messages;

	CommandRun(final Context context, final UserMessages messages) {
		this.context = context;
		this.messages = messages;
		commands = context.service(CommandService.class);
		modules = context.service(ModuleService.class);
		plugins = context.service(PluginService.class);
	}

	/**
	 * Runs the command on one of SciJava's threads, as Fiji does, and waits for it.
	 */
	void run(final String className, final String options) {
		final CommandInfo info = commands.getCommand(className);
		if (info == null) throw new IllegalArgumentException("There is no command " + className + ".");
		final Module module = modules.createModule(info);
		final List<PreprocessorPlugin> before = before(options);
		try {
			modules.run(module, before, after()).get();
		} catch (final ExecutionException e) {
			// SciJava has logged it; as in Fiji, the macro goes on.
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		if (module instanceof Cancelable command && command.isCanceled()) {
			// A canceled command leaves no line in the recorder.
			Recorder.setCommand(null);
			showReason(CommandTitle.of(module), command.getCancelReason(), before);
		}
	}

	private void showReason(final String title, final String reason, final List<PreprocessorPlugin> before) {
		// A user who cancels knows why.
		if (reason == null || reason.isEmpty()) return;
		messages.show(title, reason);
		// Without windows nobody else would say which input kept the command from
		// starting.
		if (GraphicsEnvironment.isHeadless() && before.stream().anyMatch(CommandRun::hasCanceled)) IJ.log(reason);
	}

	private static boolean hasCanceled(final PreprocessorPlugin plugin) {
		// This one hands on what the command's own initializers say.
		return plugin.isCanceled() && !(plugin instanceof InitPreprocessor);
	}

	private List<PreprocessorPlugin> before(final String options) {
		final List<PreprocessorPlugin> before = new ArrayList<>();
		before.add(new MacroInputs(options));
		for (final PreprocessorPlugin plugin : plugins.createInstancesOfType(PreprocessorPlugin.class)) {
			// What is asked for is saved, to be the default the next time.
			if (plugin instanceof SaveInputsPreprocessor)
				before.add(GraphicsEnvironment.isHeadless() ? new LoneFileInput() : new DialogInputs());
			before.add(plugin);
		}
		before.forEach(this::inject);
		return before;
	}

	private List<PostprocessorPlugin> after() {
		final List<PostprocessorPlugin> after = new ArrayList<>(
				plugins.createInstancesOfType(PostprocessorPlugin.class));
		after.add(new ShownOutputs());
		after.add(new RecordedInputs());
		after.forEach(this::inject);
		return after;
	}

	private void inject(final Contextual plugin) {
		if (plugin.getContext() == null) plugin.setContext(context);
	}
}
