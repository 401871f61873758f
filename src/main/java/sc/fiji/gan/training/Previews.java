package sc.fiji.gan.training;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import ij.process.ByteProcessor;
import sc.fiji.gan.engine.FloatArray;

/**
 * Pictures of a few held-out images, always the same: what goes into the generator, what comes out,
 * and what should. The range that is shown is that of what should come out.
 */
final class Previews implements Pictures {

	private static final List<String> TITLES = List.of("input", "output", "reference");
	private static final int MOST = 3;
	/** In pixels of the output: the middle is shown of what is larger. */
	private static final int LARGEST_EDGE = 192;
	private static final int GAP = 4;
	/** For the titles. */
	private static final int LEAST_CELL = 72;
	private static final int HEADER = 18;
	private static final int FONT_SIZE = 12;
	private static final int BACKGROUND = 40;
	/** So much of the pixels is darker than black, or brighter than white. */
	private static final double SATURATED = 0.001;

	/** A part of one of the images. */
	private record Preview(int index, FloatArray input, Part reference, double black, double white) {}

	/** A rectangle of an image of one channel. */
	private record Part(FloatArray image, int left, int top, int width, int height) {

		float at(final int x, final int y) {
			return image.data()[(top + y) * image.width() + left + x];
		}

		float[] sorted() {
			final float[] values = new float[width * height];
			for (int i = 0; i < values.length; i++)
				values[i] = at(i % width, i / width);
			Arrays.sort(values);
			return values;
		}
	}

	private final List<Preview> previews;
	private final int cellWidth;
	private final int cellHeight;
	private ByteProcessor last;

	/**
	 * @param inputs each {@code {1, height, width, 1}}
	 * @param references what the outputs should be, a whole number of times larger
	 */
	Previews(final List<FloatArray> inputs, final List<FloatArray> references) {
		previews = chosen(references).stream().map(i -> preview(i, inputs.get(i), references.get(i))).toList();
		cellWidth = previews.stream().mapToInt(p -> p.reference.width).reduce(LEAST_CELL, Math::max);
		cellHeight = previews.stream().mapToInt(p -> p.reference.height).max().orElseThrow();
	}

	/**
	 * Neighbours come from one image: the most detailed of each third of them. Of a small image they
	 * are all the same.
	 */
	private static List<Integer> chosen(final List<FloatArray> references) {
		final List<Integer> different = IntStream.range(0, references.size()).boxed()
				.filter(i -> references.indexOf(references.get(i)) == i).toList();
		final int count = Math.min(MOST, different.size());
		final List<Integer> chosen = new ArrayList<>();
		for (int i = 0; i < count; i++)
			chosen.add(different.subList(different.size() * i / count, different.size() * (i + 1) / count).stream()
					.max(Comparator.comparingDouble(k -> detail(references.get(k)))).orElseThrow());
		return chosen;
	}

	/** The sum of the squares of differences between neighbours, for each pixel. */
	private static double detail(final FloatArray image) {
		double sum = 0;
		for (int i = 1; i < image.data().length; i++)
			if (i % image.width() != 0) sum += Math.pow(image.data()[i] - image.data()[i - 1], 2);
		return sum / image.data().length;
	}

	private static Preview preview(final int index, final FloatArray input, final FloatArray reference) {
		final Part part = middle(reference, reference.width() / input.width());
		final float[] values = part.sorted();
		final int tail = (int) (SATURATED * values.length);
		return new Preview(index, input, part, values[tail], values[values.length - 1 - tail]);
	}

	/** @param multiple of which place and size are multiples, in pixels */
	private static Part middle(final FloatArray image, final int multiple) {
		final int width = Math.min(LARGEST_EDGE, image.width()) / multiple * multiple;
		final int height = Math.min(LARGEST_EDGE, image.height()) / multiple * multiple;
		return new Part(image, (image.width() - width) / 2 / multiple * multiple,
				(image.height() - height) / 2 / multiple * multiple, width, height);
	}

	/**
	 * Makes the next picture: a row for each preview, with input (its pixels as they are), output and
	 * reference side by side.
	 *
	 * @param outputs in the order of the inputs
	 */
	@Override
	public ByteProcessor picture(final List<FloatArray> outputs) {
		final ByteProcessor picture = new ByteProcessor(3 * cellWidth + 2 * GAP,
				previews.size() * (cellHeight + GAP) - GAP + HEADER);
		picture.setColor(BACKGROUND);
		picture.fill();
		for (int column = 0; column < TITLES.size(); column++)
			write(picture, TITLES.get(column), column * (cellWidth + GAP));
		for (int row = 0; row < previews.size(); row++) {
			final Preview preview = previews.get(row);
			final int top = HEADER + row * (cellHeight + GAP);
			draw(picture, preview, preview.input, 0, top);
			draw(picture, preview, outputs.get(preview.index), cellWidth + GAP, top);
			draw(picture, preview, preview.reference.image, 2 * (cellWidth + GAP), top);
		}
		last = picture;
		return picture;
	}

	@Override
	public void save(final Path folder) throws IOException {
		Pictures.write(last, folder.resolve(FILE));
	}

	private static void write(final ByteProcessor picture, final String text, final int left) {
		picture.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
		picture.setAntialiasedText(true);
		picture.setColor(Color.WHITE);
		picture.drawString(text, left + GAP, HEADER - GAP);
	}

	/** Draws the part of an image that lies where the preview's reference does, as large as that. */
	private void draw(final ByteProcessor picture, final Preview preview, final FloatArray image, final int left,
			final int top) {
		final Part part = preview.reference;
		final int scale = part.image.width() / image.width();
		final int x0 = left + (cellWidth - part.width) / 2;
		final int y0 = top + (cellHeight - part.height) / 2;
		for (int y = 0; y < part.height; y++)
			for (int x = 0; x < part.width; x++) {
				final float value = image.data()[(part.top + y) / scale * image.width() + (part.left + x) / scale];
				picture.set(x0 + x, y0 + y, grey(value, preview.black, preview.white));
			}
	}

	/** 0 to 255. */
	private static int grey(final double value, final double black, final double white) {
		final double range = Math.max(white - black, 1e-6);
		return (int) Math.round(255 * Math.max(0, Math.min(1, (value - black) / range)));
	}
}
