package sc.fiji.gan.benchmark;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/** Draws frames that came, and below them those that were predicted. */
final class FrameSheet {

	private static final int PAST = 2;
	private static final int LEAST_CELL = 128;
	private static final int GAP = 4;
	private static final int HEADER = 18;
	private static final int FONT_SIZE = 12;
	private static final Color BACKGROUND = new Color(40, 40, 40);

	private FrameSheet() {}

	/**
	 * @param windows of which some are shown, evenly chosen from those that go as far ahead as any
	 * @param count how many frames are predicted
	 * @param rows of how many windows
	 */
	static ImageProcessor draw(final List<PredictedFrames.Window> windows, final int count, final int rows) {
		final int farthest = windows.stream().mapToInt(w -> w.made().size()).max().orElseThrow();
		final List<PredictedFrames.Window> whole = windows.stream().filter(w -> w.made().size() == farthest)
				.filter(w -> w.ahead() == farthest).toList();
		final int shown = Math.min(rows, whole.size());
		final RealFrames first = whole.get(0).lapse();
		final int scale = Math.max(1,
				(LEAST_CELL + first.frames().get(0).getWidth() - 1) / first.frames().get(0).getWidth());
		final int width = scale * first.frames().get(0).getWidth() + GAP;
		final int height = scale * first.frames().get(0).getHeight() + GAP;
		final ColorProcessor sheet = new ColorProcessor((PAST + farthest) * width - GAP,
				shown * (2 * height + HEADER) - GAP);
		sheet.setColor(BACKGROUND);
		sheet.fill();
		for (int row = 0; row < shown; row++)
			draw(sheet, whole.get(row * whole.size() / shown), scale, width, height, row * (2 * height + HEADER));
		return sheet;
	}

	private static void draw(final ColorProcessor sheet, final PredictedFrames.Window window, final int scale,
			final int width, final int height, final int top) {
		final RealFrames lapse = window.lapse();
		sheet.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
		sheet.setAntialiasedText(true);
		sheet.setColor(Color.WHITE);
		for (int column = 0; column < PAST + window.made().size(); column++) {
			final int frame = window.seen() - PAST + column;
			final int ahead = column - PAST + 1;
			sheet.drawString(ahead > 0 ? "+" + ahead + ": real, predicted" : "seen", column * width + GAP,
					top + HEADER - 1);
			insert(sheet, lapse.unit(lapse.frames().get(frame)), lapse, scale, column * width, top + HEADER);
			if (ahead > 0)
				insert(sheet, window.made().get(ahead - 1), lapse, scale, column * width, top + HEADER + height);
		}
	}

	private static void insert(final ColorProcessor sheet, final float[] frame, final RealFrames lapse, final int scale,
			final int left, final int top) {
		final int width = lapse.frames().get(0).getWidth();
		final FloatProcessor pixels = new FloatProcessor(width, frame.length / width, frame.clone());
		pixels.setMinAndMax(0, 1);
		pixels.setInterpolationMethod(ImageProcessor.NONE);
		sheet.insert(pixels.resize(scale * width, scale * frame.length / width).convertToRGB(), left, top);
	}
}
