package sc.fiji.gan.standalone;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Font;
import java.awt.TextField;
import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Vector;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;
import org.scijava.widget.FileWidget;
import org.scijava.widget.NumberWidget;
import org.scijava.widget.WidgetStyle;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;

/**
 * Lays out inputs in a dialog: which kind of field, by the type and the style of the input. If
 * there are many, short fields share lines, so that the dialog fits on the screen.
 */
final class DialogBuilder {

	private static final int TEXT_COLUMNS = 28;
	private static final int NUMBER_COLUMNS = 8;
	private static final int LINE_LENGTH = 64;
	private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 12);

	/** More do not fit one below the other. */
	private static final int MOST_LINES = 18;

	private final GenericDialog dialog;
	private final Module module;
	private final boolean isPaired;
	/** Whether there is room for a short field in the line of the last one. */
	private boolean hasRoom;

	/** @param count of the inputs that are to be added */
	DialogBuilder(final GenericDialog dialog, final Module module, final int count) {
		this.dialog = dialog;
		this.module = module;
		isPaired = count > MOST_LINES;
	}

	/**
	 * @return the field of the item; nothing if it is a message, or of a type that has no field
	 */
	Optional<DialogField> add(final ModuleItem<?> item) {
		final Object value = module.getInput(item.getName());
		if (item.getVisibility() == ItemVisibility.MESSAGE) {
			beginLong();
			message(Objects.toString(value, label(item)));
			return Optional.empty();
		}
		return Optional.ofNullable(field(item, value));
	}

	/** Of the HTML that is possible in Fiji, only bold headings remain. */
	private void message(final String html) {
		if (html.contains("<b>")) dialog.addMessage(wrap(html), HEADING);
		else dialog.addMessage(wrap(html));
	}

	private DialogField field(final ModuleItem<?> item, final Object value) {
		final Class<?> type = item.getType();
		final List<?> choices = item.getChoices();
		if (choices != null && !choices.isEmpty()) return choice(item, choices, value);
		if (Types.isBoolean(type)) return toggle(item, value);
		if (Types.isNumber(type)) return number(item, value);
		if (File.class.isAssignableFrom(type)) return path(item, value);
		if (type == ImagePlus.class) return image(item, value);
		return type == String.class ? text(item, value) : null;
	}

	/** To be called before a field that takes half a line. */
	private void beginShort() {
		if (isPaired && hasRoom) dialog.addToSameRow();
		hasRoom = !hasRoom;
	}

	/** To be called before a field that takes a line of its own. */
	private void beginLong() {
		hasRoom = false;
	}

	private DialogField choice(final ModuleItem<?> item, final List<?> values, final Object value) {
		beginShort();
		final String[] labels = values.stream().map(String::valueOf).toArray(String[]::new);
		dialog.addChoice(label(item), labels, labels[Math.max(0, values.indexOf(value))]);
		return new DialogField.OneOf((Choice) last(dialog.getChoices()), values);
	}

	private DialogField image(final ModuleItem<?> item, final Object value) {
		final List<ImagePlus> images = new ArrayList<>();
		if (!item.isRequired()) images.add(null);
		final int[] ids = WindowManager.getIDList();
		if (ids != null) Arrays.stream(ids).mapToObj(WindowManager::getImage).forEach(images::add);
		// A command that needs an image says itself that there is none.
		if (images.isEmpty()) return null;
		final String[] titles = images.stream().map(i -> i == null ? "None" : i.getTitle()).toArray(String[]::new);
		beginLong();
		dialog.addChoice(label(item), titles, null);
		final DialogField field = new DialogField.OneOf((Choice) last(dialog.getChoices()), images);
		field.write(value);
		return field;
	}

	private DialogField toggle(final ModuleItem<?> item, final Object value) {
		beginShort();
		dialog.addCheckbox(label(item), Boolean.TRUE.equals(value));
		return new DialogField.Toggle((Checkbox) last(dialog.getCheckboxes()));
	}

	private DialogField number(final ModuleItem<?> item, final Object value) {
		final double start = value == null ? 0 : ((Number) value).doubleValue();
		if (isStyle(item, NumberWidget.SLIDER_STYLE) && item.getMinimumValue() instanceof Number min
				&& item.getMaximumValue() instanceof Number max) {
			final double step = item.getStepSize() == null ? 1 : item.getStepSize().doubleValue();
			beginLong();
			dialog.addSlider(label(item), min.doubleValue(), max.doubleValue(), start, step);
		} else {
			beginShort();
			dialog.addNumericField(label(item), start, digits(value), NUMBER_COLUMNS, range(item));
		}
		final DialogField field = new DialogField.Numeric((TextField) last(dialog.getNumericFields()), item);
		field.write(value);
		return field;
	}

	private static int digits(final Object value) {
		return value == null ? 0 : Math.max(0, new BigDecimal(value.toString()).stripTrailingZeros().scale());
	}

	private static String range(final ModuleItem<?> item) {
		final String min = DialogField.Numeric.format(item.getMinimumValue());
		final String max = DialogField.Numeric.format(item.getMaximumValue());
		if (min.isEmpty()) return max.isEmpty() ? null : "up to " + max;
		return max.isEmpty() ? "from " + min : min + " to " + max;
	}

	private DialogField path(final ModuleItem<?> item, final Object value) {
		beginLong();
		final String path = Objects.toString(value, "");
		if (isStyle(item, FileWidget.DIRECTORY_STYLE)) dialog.addDirectoryField(label(item), path, TEXT_COLUMNS);
		else dialog.addFileField(label(item), path, TEXT_COLUMNS);
		return new DialogField.Path((TextField) last(dialog.getStringFields()), item.isRequired());
	}

	private DialogField text(final ModuleItem<?> item, final Object value) {
		beginLong();
		dialog.addStringField(label(item), Objects.toString(value, ""), TEXT_COLUMNS);
		return new DialogField.Text((TextField) last(dialog.getStringFields()));
	}

	/** Puts the descriptions of the items behind the dialog's Help button. */
	void addHelp(final List<ModuleItem<?>> items) {
		final StringBuilder html = new StringBuilder();
		for (final ModuleItem<?> item : items)
			if (item.getDescription() != null && !item.getDescription().isEmpty())
				html.append("<p><b>").append(label(item)).append("</b><br>")
						.append(wrap(item.getDescription()).replace("\n", "<br>")).append("</p>");
		if (html.length() > 0) dialog.addHelp("<html>" + html + "</html>");
	}

	private static boolean isStyle(final ModuleItem<?> item, final String style) {
		return WidgetStyle.isStyle(item, style);
	}

	/** The label, else the name with a capital. */
	private static String label(final ModuleItem<?> item) {
		final String label = item.getLabel();
		if (label != null && !label.isEmpty()) return label;
		return Character.toUpperCase(item.getName().charAt(0)) + item.getName().substring(1);
	}

	/** Breaks text into lines at spaces. */
	static String wrap(final String text) {
		return text.replaceAll("<[^>]*>", "").replaceAll("(.{1," + LINE_LENGTH + "})(\\s+|$)", "$1\n").stripTrailing();
	}

	private static Object last(final Vector<?> components) {
		return components.lastElement();
	}
}
