package sc.fiji.gan.ui;

import java.awt.BorderLayout;
import java.awt.Desktop;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.WindowConstants;
import javax.swing.event.HyperlinkEvent;
import javax.swing.table.TableRowSorter;
import javax.swing.text.html.HTMLDocument;

import ij.plugin.BrowserLauncher;
import sc.fiji.gan.model.InstalledModel;
import sc.fiji.gan.model.ModelException;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.ui.ModelTable.Column;

/**
 * The models that are installed: a list on the left, what the chosen one is on the right, and
 * buttons. To be used on the event thread only.
 */
final class ModelManagerFrame extends JFrame {

	private static final long serialVersionUID = 1;

	private static final int BORDER = 6;
	private static final Dimension LARGEST = new Dimension(1180, 720);
	/** What other windows and the desktop want of the screen. */
	private static final int SCREEN_MARGIN = 60;
	private static final int LIST_WIDTH = 720;
	private static final int PICTURE_WIDTH = 390;
	private static final String ALL = "all tasks";
	private static final int[] WIDTHS = {ModelTable.PICTURE + 4, 232, 118, 60, 100, 150};

	private final transient Supplier<ModelLibrary> library;
	private final ModelTable models = new ModelTable();
	private final JTable table = new JTable(models);
	private final TableRowSorter<ModelTable> sorter = new TableRowSorter<>(models);
	private final JComboBox<String> tasks = new JComboBox<>(
			Stream.concat(Stream.of(ALL), Stream.of(Task.values()).map(Task::tag)).toArray(String[]::new));
	private final JEditorPane page = new JEditorPane();
	private final JLabel status = new JLabel(" ");
	private final JButton copy = new JButton("Copy Path");
	private final JButton open = new JButton("Open Folder");
	private final JButton delete = new JButton("Delete...");
	private final JButton close = new JButton("Close");

	/** @param library asked anew whenever the list is made */
	ModelManagerFrame(final Supplier<ModelLibrary> library) {
		super("Model Manager");
		this.library = library;
		setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		setSizeToScreen();
		final JPanel content = new JPanel(new BorderLayout(BORDER, BORDER));
		content.setBorder(BorderFactory.createEmptyBorder(BORDER, BORDER, BORDER, BORDER));
		content.add(top(), BorderLayout.NORTH);
		content.add(middle(), BorderLayout.CENTER);
		content.add(bottom(), BorderLayout.SOUTH);
		setContentPane(content);
		listen();
		for (final JComponent text : List.of(tasks, status, copy, open, delete, close))
			text.setFont(text.getFont().deriveFont(Font.PLAIN));
		refresh();
	}

	private void setSizeToScreen() {
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		setSize(Math.min(LARGEST.width, screen.width - SCREEN_MARGIN),
				Math.min(LARGEST.height, screen.height - SCREEN_MARGIN));
		setLocationRelativeTo(null);
	}

	private JComponent top() {
		final JPanel top = new JPanel(new FlowLayout(FlowLayout.LEFT, BORDER, 0));
		top.add(new JLabel("Show"));
		top.add(tasks);
		return top;
	}

	/** Side by side, or on a small screen one above the other. */
	private JComponent middle() {
		final boolean isWide = getWidth() >= LIST_WIDTH + PICTURE_WIDTH;
		final JSplitPane middle = new JSplitPane(isWide ? JSplitPane.HORIZONTAL_SPLIT : JSplitPane.VERTICAL_SPLIT,
				models(), details());
		middle.setDividerLocation(isWide ? LIST_WIDTH : getHeight() / 2 - ModelTable.PICTURE);
		middle.setBorder(null);
		return middle;
	}

	private JComponent models() {
		table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		table.setRowHeight(ModelTable.PICTURE + 4);
		table.setShowVerticalLines(false);
		table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
		sorter.setSortable(Column.COVER.ordinal(), false);
		table.setRowSorter(sorter);
		table.setDefaultRenderer(Object.class, new TipRenderer());
		for (int column = 0; column < WIDTHS.length; column++)
			table.getColumnModel().getColumn(column).setPreferredWidth(WIDTHS[column]);
		return new JScrollPane(table);
	}

	private JComponent details() {
		page.setEditable(false);
		page.setContentType("text/html");
		page.putClientProperty(JEditorPane.HONOR_DISPLAY_PROPERTIES, true);
		page.addHyperlinkListener(ModelManagerFrame::follow);
		return new JScrollPane(page);
	}

	private JComponent bottom() {
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, BORDER, 0));
		for (final JButton button : List.of(copy, open, delete, close))
			buttons.add(button);
		final JPanel bottom = new JPanel(new BorderLayout(BORDER, BORDER));
		bottom.add(status, BorderLayout.CENTER);
		bottom.add(buttons, BorderLayout.EAST);
		return bottom;
	}

	private void listen() {
		copy.setToolTipText(
				"Puts the path of the model's folder into the clipboard; commands take it in place of a name");
		open.setToolTipText("Shows the model's files");
		delete.setToolTipText("Deletes the model's folder, when you have said so twice");
		table.getSelectionModel().addListSelectionListener(event -> {
			if (!event.getValueIsAdjusting()) showDetails();
		});
		tasks.addActionListener(event -> filter());
		copy.addActionListener(event -> chosen().ifPresent(this::copyPath));
		open.addActionListener(event -> chosen().ifPresent(this::openFolder));
		delete.addActionListener(event -> chosen().ifPresent(this::delete));
		close.addActionListener(event -> dispose());
		getRootPane().registerKeyboardAction(event -> dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
				JComponent.WHEN_IN_FOCUSED_WINDOW);
	}

	private void filter() {
		final String task = String.valueOf(tasks.getSelectedItem());
		sorter.setRowFilter(task.equals(ALL) ? null : RowFilter.regexFilter("^" + task + "$", Column.TASK.ordinal()));
		chooseFirst();
	}

	/** Reads the library anew. */
	private void refresh() {
		final List<InstalledModel> installed = library.get().installed();
		models.show(installed);
		status.setText(installed.size() + " models in " + installed.stream()
				.map(model -> model.folder().getParent().toString()).distinct().collect(Collectors.joining(", ")));
		status.setToolTipText(status.getText());
		chooseFirst();
	}

	private void chooseFirst() {
		if (table.getRowCount() > 0) table.setRowSelectionInterval(0, 0);
		showDetails();
	}

	private Optional<InstalledModel> chosen() {
		final int row = table.getSelectedRow();
		return row < 0 ? Optional.empty() : Optional.of(models.model(table.convertRowIndexToModel(row)));
	}

	private void showDetails() {
		final Optional<InstalledModel> model = chosen();
		for (final JButton button : List.of(copy, open, delete))
			button.setEnabled(model.isPresent());
		try {
			page.setText("");
			if (model.isEmpty()) return;
			((HTMLDocument) page.getDocument()).setBase(model.get().folder().toUri().toURL());
			page.setText(new ModelPage(model.get(), PICTURE_WIDTH).html());
			page.setCaretPosition(0);
		} catch (final MalformedURLException e) {
			throw new IllegalStateException(e); // a file's is none
		}
	}

	private static void follow(final HyperlinkEvent event) {
		if (event.getEventType() != HyperlinkEvent.EventType.ACTIVATED || event.getURL() == null) return;
		if (!event.getURL().getProtocol().startsWith("http")) return; // documents of the project are not installed
		try {
			BrowserLauncher.openURL(event.getURL().toString());
		} catch (final IOException e) {
			Toolkit.getDefaultToolkit().beep();
		}
	}

	private void copyPath(final InstalledModel model) {
		final StringSelection path = new StringSelection(model.folder().toString());
		Toolkit.getDefaultToolkit().getSystemClipboard().setContents(path, path);
		status.setText("Copied: " + model.folder());
	}

	private void openFolder(final InstalledModel model) {
		try {
			Desktop.getDesktop().open(model.folder().toFile());
		} catch (final IOException | UnsupportedOperationException e) {
			status.setText("This desktop opens no folders: " + model.folder());
		}
	}

	private void delete(final InstalledModel model) {
		final Object[] choices = {"Delete", "Cancel"};
		final int choice = JOptionPane.showOptionDialog(this,
				"Delete the model '" + model.id() + "'?\n" + model.folder() + "\nIts files cannot be brought back.",
				"Delete Model", JOptionPane.DEFAULT_OPTION, JOptionPane.WARNING_MESSAGE, null, choices, choices[1]);
		if (choice != 0) return;
		try {
			library.get().delete(model.id());
			refresh();
			status.setText("Deleted: " + model.folder());
		} catch (final ModelException e) {
			JOptionPane.showMessageDialog(this, e.getMessage(), "Delete Model", JOptionPane.ERROR_MESSAGE);
		}
	}
}
