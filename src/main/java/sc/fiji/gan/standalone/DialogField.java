package sc.fiji.gan.standalone;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.TextComponent;
import java.io.File;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.scijava.module.ModuleItem;
import org.scijava.util.NumberUtils;

/** One input in a dialog. */
interface DialogField {

	/** What the user operates. */
	Component component();

	/** Whether what stands in the field is a value for the input. */
	default boolean isValid() {
		return true;
	}

	/** The value that stands in the field; if it is valid. */
	Object read();

	void write(Object value);

	/** A list of choices; {@code labels} are what the user sees of {@code values}. */
	record OneOf(Choice component, List<?> values) implements DialogField {

		@Override
		public Object read() {
			final int selected = component.getSelectedIndex();
			return selected < 0 ? null : values.get(selected);
		}

		@Override
		public void write(final Object value) {
			final int index = values.indexOf(value);
			if (index >= 0) component.select(index);
		}
	}

	record Toggle(Checkbox component) implements DialogField {

		@Override
		public Object read() {
			return component.getState();
		}

		@Override
		public void write(final Object value) {
			component.setState(Boolean.TRUE.equals(value));
		}
	}

	record Text(TextComponent component) implements DialogField {

		@Override
		public Object read() {
			return component.getText();
		}

		@Override
		public void write(final Object value) {
			component.setText(Objects.toString(value, ""));
		}
	}

	/** The path of a file or folder; empty for none. */
	record Path(TextComponent component, boolean required) implements DialogField {

		@Override
		public boolean isValid() {
			return !required || read() != null;
		}

		@Override
		public Object read() {
			final String path = component.getText().strip();
			return path.isEmpty() ? null : new File(path);
		}

		@Override
		public void write(final Object value) {
			component.setText(Objects.toString(value, ""));
		}
	}

	/** A number within the item's minimum and maximum. */
	record Numeric(TextComponent component, ModuleItem<?> item) implements DialogField {

		@Override
		public boolean isValid() {
			final Number value = (Number) read();
			return value != null && !isBeyond(value, item.getMinimumValue(), -1)
					&& !isBeyond(value, item.getMaximumValue(), 1);
		}

		private static boolean isBeyond(final Number value, final Object bound, final int side) {
			return bound instanceof Number limit && Double.compare(value.doubleValue(), limit.doubleValue()) == side;
		}

		@Override
		public Object read() {
			try {
				final BigDecimal value = new BigDecimal(component.getText().strip());
				return NumberUtils.toNumber(isWhole() ? value.toBigIntegerExact() : value, item.getType());
			} catch (final NumberFormatException | ArithmeticException e) {
				return null;
			}
		}

		boolean isWhole() {
			final Class<?> type = item.getType();
			return type == int.class || type == Integer.class || type == long.class || type == Long.class;
		}

		@Override
		public void write(final Object value) {
			component.setText(format(value));
		}

		/** Without trailing zeros, and without an exponent: 0.0002, not 2.0E-4. */
		static String format(final Object number) {
			return number == null ? "" : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
		}
	}
}
