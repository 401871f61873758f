package sc.fiji.gan.ui;

import java.util.List;
import java.util.Locale;

import javax.swing.ImageIcon;
import javax.swing.table.AbstractTableModel;

import sc.fiji.gan.model.InstalledModel;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Task;

/** The models of the library as the rows of a table. */
final class ModelTable extends AbstractTableModel {

	private static final long serialVersionUID = 1;

	/** The edge of the pictures in the first column, in pixels. */
	static final int PICTURE = 48;
	private static final String BROKEN = "cannot be read";

	/** The columns; sizes are sorted as numbers. */
	enum Column {

		COVER("", ImageIcon.class),
		MODEL("Model", String.class),
		TASK("Task", String.class),
		SIZE("Size", Size.class),
		LICENCE("Licence", String.class),
		QUALITY("Measured quality", String.class);

		private final String title;
		private final Class<?> type;

		Column(final String title, final Class<?> type) {
			this.title = title;
			this.type = type;
		}
	}

	/** A size in megabytes, that is sorted by its number. */
	record Size(double megabytes) implements Comparable<Size> {

		@Override
		public int compareTo(final Size other) {
			return Double.compare(megabytes, other.megabytes);
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%.1f MB", megabytes);
		}
	}

	private final transient CoverIcons covers = new CoverIcons(PICTURE);
	private transient List<InstalledModel> models = List.of();

	void show(final List<InstalledModel> installed) {
		models = List.copyOf(installed);
		fireTableDataChanged();
	}

	InstalledModel model(final int row) {
		return models.get(row);
	}

	/** The row of a model, or -1. */
	int row(final String id) {
		return models.stream().map(InstalledModel::id).toList().indexOf(id);
	}

	@Override
	public int getRowCount() {
		return models.size();
	}

	@Override
	public int getColumnCount() {
		return Column.values().length;
	}

	@Override
	public String getColumnName(final int column) {
		return Column.values()[column].title;
	}

	@Override
	public Class<?> getColumnClass(final int column) {
		return Column.values()[column].type;
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final InstalledModel model = models.get(row);
		return switch (Column.values()[column]) {
			case COVER -> covers.of(model);
			case MODEL -> model.id();
			case TASK -> model.description().map(ModelDescription::task).map(Task::tag).orElse(BROKEN);
			case SIZE -> new Size(model.megabytes());
			case LICENCE -> model.description().map(ModelDescription::licence).orElse("");
			case QUALITY -> model.quality();
		};
	}
}
