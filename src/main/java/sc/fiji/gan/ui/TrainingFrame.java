package sc.fiji.gan.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JSlider;
import javax.swing.JSplitPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import javax.swing.WindowConstants;

import ij.ImagePlus;
import ij.ImageStack;
import sc.fiji.gan.training.TrainingMonitor.Wish;
import sc.fiji.gan.ui.TrainingRecord.Picture;

/**
 * Shows a {@link TrainingRecord}: curves, previews, faults, and buttons. It looks for news by
 * itself, so that the training never waits for it. To be used on the event thread only.
 */
final class TrainingFrame extends JFrame {

	private static final long serialVersionUID = 1;

	private static final int TICK_MILLIS = 250;
	/** Curves are drawn again after so many ticks, and at each validation. */
	private static final int TICKS_PER_DRAWING = 16;
	private static final int BORDER = 6;
	private static final int FAULT_ROWS = 4;
	private static final int RESOLUTION = 1000;
	private static final Dimension LARGEST = new Dimension(1040, 700);
	/** What other windows and the desktop want of the screen. */
	private static final int SCREEN_MARGIN = 60;
	private static final Color YELLOW = new Color(255, 243, 176);

	private final transient TrainingRecord record;
	private final JLabel status = new JLabel(" ");
	private final JProgressBar bar = new JProgressBar(0, RESOLUTION);
	private final CurvesPanel curves = new CurvesPanel();
	private final PicturePanel preview = new PicturePanel();
	private final JLabel moment = new JLabel(" ");
	private final JSlider slider = new JSlider(0, 0, 0);
	private final JTextArea faults = new JTextArea();
	private final JScrollPane faultArea = new JScrollPane(faults);
	private final JButton pause = new JButton("Pause");
	private final JButton keep = new JButton("Stop and Keep");
	private final JButton cancel = new JButton("Cancel");
	private final JButton stack = new JButton("Show Stack");
	private final Timer timer = new Timer(TICK_MILLIS, event -> tick());
	private int ticks;
	private transient Picture newest;

	TrainingFrame(final TrainingRecord record) {
		this.record = record;
		setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		final JPanel content = new JPanel(new BorderLayout(BORDER, BORDER));
		content.setBorder(BorderFactory.createEmptyBorder(BORDER, BORDER, BORDER, BORDER));
		content.add(top(), BorderLayout.NORTH);
		final JSplitPane middle = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, curves, previews());
		middle.setResizeWeight(0.45);
		middle.setBorder(null);
		content.add(middle, BorderLayout.CENTER);
		content.add(bottom(), BorderLayout.SOUTH);
		setContentPane(content);
		listen();
		for (final JComponent text : List.of(status, moment, stack, pause, keep, cancel))
			text.setFont(text.getFont().deriveFont(Font.PLAIN));
		setSizeToScreen();
		tick();
		timer.start();
	}

	private JComponent top() {
		final JPanel top = new JPanel(new BorderLayout(BORDER, BORDER));
		top.add(status, BorderLayout.CENTER);
		top.add(bar, BorderLayout.EAST);
		return top;
	}

	private JComponent previews() {
		final JPanel navigation = new JPanel(new BorderLayout(BORDER, 0));
		navigation.add(slider, BorderLayout.CENTER);
		navigation.add(moment, BorderLayout.EAST);
		final JPanel panel = new JPanel(new BorderLayout(BORDER, BORDER));
		panel.add(preview, BorderLayout.CENTER);
		panel.add(navigation, BorderLayout.SOUTH);
		return panel;
	}

	private JComponent bottom() {
		faults.setEditable(false);
		faults.setLineWrap(true);
		faults.setWrapStyleWord(true);
		faults.setBackground(YELLOW);
		faults.setForeground(Color.BLACK);
		faults.setRows(FAULT_ROWS);
		faultArea.setVisible(false);
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, BORDER, 0));
		for (final JButton button : List.of(stack, pause, keep, cancel))
			buttons.add(button);
		final JPanel bottom = new JPanel(new BorderLayout(BORDER, BORDER));
		bottom.add(faultArea, BorderLayout.CENTER);
		bottom.add(buttons, BorderLayout.SOUTH);
		return bottom;
	}

	private void listen() {
		stack.setToolTipText("Opens the previews of all moments as an image");
		keep.setToolTipText("Ends the training and makes the model of its best checkpoint");
		cancel.setToolTipText("Ends the training; its checkpoint stays, and resume=true goes on");
		stack.addActionListener(event -> showStack());
		pause.addActionListener(event -> wish(record.wish() == Wish.PAUSE ? Wish.GO_ON : Wish.PAUSE));
		keep.addActionListener(event -> wish(Wish.KEEP));
		cancel.addActionListener(event -> {
			if (record.hasEnded()) dispose();
			else wish(Wish.CANCEL);
		});
		slider.addChangeListener(event -> showPicture());
		getRootPane().registerKeyboardAction(event -> wish(Wish.CANCEL), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
				JComponent.WHEN_IN_FOCUSED_WINDOW);
	}

	/** The focus is not on a button, so that a key that was meant for another window presses none. */
	@Override
	public void setVisible(final boolean visible) {
		super.setVisible(visible);
		preview.requestFocusInWindow();
	}

	private void wish(final Wish wish) {
		record.setWish(wish);
		tick();
	}

	private void setSizeToScreen() {
		final Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
		setSize(Math.min(LARGEST.width, screen.width - SCREEN_MARGIN),
				Math.min(LARGEST.height, screen.height - SCREEN_MARGIN));
		setLocationRelativeTo(null);
	}

	/** Shows what is new. */
	private void tick() {
		setTitle(record.title());
		status.setText(record.status());
		status.setToolTipText(record.status());
		bar.setValue((int) (RESOLUTION * record.fraction()));
		pause.setText(record.wish() == Wish.PAUSE ? "Go On" : "Pause");
		pause.setEnabled(!record.isEnding());
		keep.setEnabled(!record.isEnding());
		cancel.setEnabled(record.hasEnded() || !record.isEnding());
		if (record.hasEnded()) cancel.setText("Close");
		showFaults();
		final boolean isNew = showPictures();
		if (isNew || ticks++ % TICKS_PER_DRAWING == 0 || record.hasEnded()) curves.show(record.plots(), record.rows());
		if (record.hasEnded()) timer.stop();
	}

	private void showFaults() {
		final String text = record.faults();
		if (text.equals(faults.getText())) return;
		faults.setText(text);
		faults.setCaretPosition(text.lastIndexOf('\n') + 1);
		faultArea.setVisible(true);
		validate();
	}

	/** @return whether there are new ones */
	private boolean showPictures() {
		final List<Picture> pictures = record.pictures();
		stack.setEnabled(!pictures.isEmpty());
		slider.setEnabled(pictures.size() > 1);
		if (pictures.isEmpty() || pictures.get(pictures.size() - 1) == newest) return false;
		newest = pictures.get(pictures.size() - 1);
		final boolean follows = slider.getValue() == slider.getMaximum();
		slider.setMaximum(pictures.size() - 1);
		if (follows) slider.setValue(pictures.size() - 1);
		showPicture();
		return true;
	}

	private void showPicture() {
		final List<Picture> pictures = record.pictures();
		final Picture chosen = pictures.get(Math.min(slider.getValue(), pictures.size() - 1));
		moment.setText(chosen.label());
		preview.show(chosen.image().getBufferedImage());
	}

	private void showStack() {
		final List<Picture> pictures = record.pictures();
		final ImageStack images = new ImageStack();
		pictures.forEach(picture -> images.addSlice(picture.label(), picture.image().duplicate()));
		new ImagePlus("Previews of " + record.name(), images).show();
	}

	@Override
	public void dispose() {
		timer.stop();
		super.dispose();
	}
}
