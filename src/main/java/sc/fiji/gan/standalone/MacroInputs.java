package sc.fiji.gan.standalone;

import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.plugin.Parameter;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

/**
 * Fills inputs with what a macro's {@code run(name, options)} gives, by imagej-legacy's rules: the
 * key is the field's name in lower case; a flag without a value is ignored, and so is a key that no
 * field has; images go by ID, by title, or else by the path of a file, which is opened.
 */
final class MacroInputs extends AbstractPreprocessorPlugin {

	@Parameter
	private ConvertService converter;

	private final String options;

	/**
	 * @param options as in {@code key=value key=[value with spaces]}; null if there are none
	 */
	MacroInputs(final String options) {
		this.options = options;
	}

	@Override
	public void process(final Module module) {
		if (options == null) return;
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			final String text = Macro.getValue(options, input.getName(), null);
			if (text != null) resolve(module, input, text);
		}
	}

	private void resolve(final Module module, final ModuleItem<?> input, final String text) {
		final Object value = input.getType() == ImagePlus.class ? image(text) : convert(text, input.getType());
		if (value == null) return;
		module.setInput(input.getName(), value);
		module.resolveInput(input.getName());
	}

	private Object convert(final String text, final Class<?> type) {
		return converter.supports(text, type) ? converter.convert(text, type) : null;
	}

	private static ImagePlus image(final String text) {
		final ImagePlus open = openImage(text);
		// Like SciJava's conversion: an image of 0 x 0 pixels, if there is no such
		// file.
		return open != null ? open : new ImagePlus(text);
	}

	private static ImagePlus openImage(final String text) {
		try {
			final ImagePlus byId = WindowManager.getImage(Integer.parseInt(text));
			if (byId != null) return byId;
		} catch (final NumberFormatException e) {
			// A title, then.
		}
		return WindowManager.getImage(text);
	}
}
