package sc.fiji.gan.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import sc.fiji.gan.dataset.GenerationImages.Square;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.NormalisedImage;
import sc.fiji.gan.model.TensorDescription;

/** Puts the images for a generator together, folder by folder. */
final class GenerationReader {

	/** Into so many groups a lone stack is divided, whose neighbouring slices look much alike. */
	private static final int BLOCKS = 10;
	/** Of a channel so much is darker than black, and as much brighter than white. */
	private static final double TAIL = 0.001;
	private static final Pattern PALETTE = Pattern.compile("(?i)\\.(png|gif)$");
	/** So many values tell the quantiles well enough. */
	private static final int MOST_VALUES = 4_000_000;

	/**
	 * A square before it is known what is black and white.
	 *
	 * @param folder its number
	 * @param file its number
	 */
	private record Raw(String name, int folder, int file, float[] data) {}

	private final String source;
	private final int size;
	private final Fit fit;
	private final Progress progress;
	private final List<Raw> squares = new ArrayList<>();
	private final List<String> blank = new ArrayList<>();
	private final List<Path> unreadable = new ArrayList<>();
	private final List<String> folders = new ArrayList<>();
	private final CommonKind common;
	private int files;

	GenerationReader(final String source, final int size, final Fit fit, final Progress progress) {
		this.source = source;
		common = new CommonKind(source, false);
		this.size = size;
		this.fit = fit;
		this.progress = progress;
	}

	/**
	 * Adds a folder.
	 *
	 * @param name of the folder
	 * @param needed whether it is a category, which has to have images
	 */
	void add(final List<Path> paths, final String name, final boolean needed) {
		final int before = files;
		for (final Path file : paths) {
			progress.update(0, "Reading " + file.getFileName());
			if (progress.isCanceled()) throw new CancellationException("Reading '" + source + "' was canceled.");
			final ImagePlus image = ImageFiles.open(file);
			if (image == null) unreadable.add(file);
			else addTo(folders.size(), asShown(file, image));
		}
		folders.add(name);
		if (needed && files == before)
			throw new IllegalArgumentException("The category '" + name + "' of '" + source
					+ "' holds no image that ImageJ can open: put images into this folder, or remove it.");
	}

	/**
	 * The numbers of colours in a palette say nothing by themselves, so PNG and GIF files that have one
	 * are RGB. In TIFF files a look-up table is for the eye alone.
	 */
	private static ImagePlus asShown(final Path file, final ImagePlus image) {
		if (image.getBitDepth() != 8 || image.getProcessor().isDefaultLut() || !PALETTE.matcher(file.toString()).find())
			return image;
		final ImageStack colours = new ImageStack(image.getWidth(), image.getHeight());
		for (int slice = 1; slice <= image.getStackSize(); slice++)
			colours.addSlice(image.getStack().getProcessor(slice).convertToRGB());
		return new ImagePlus(image.getTitle(), colours);
	}

	/** Adds an image that is a folder by itself. */
	void add(final ImagePlus image, final String name) {
		addTo(folders.size(), image);
		folders.add(name);
	}

	private void addTo(final int folder, final ImagePlus image) {
		common.require(image);
		final NormalisedImage seen = NormalisedImage.of(image,
				new TensorDescription(source, common.kind().names(), List.of()));
		final int planes = seen.planes().size();
		for (int i = 0; i < planes; i++) {
			final String name = planes == 1 ? image.getTitle() : image.getTitle() + " [" + (i + 1) + "]";
			final float[] data = fit.apply(seen.planes().get(i), seen.width(), seen.height(), common.kind().channels(),
					size);
			if (isBlank(data)) blank.add(name);
			else squares.add(new Raw(name, folder, files, data));
		}
		files++;
	}

	private boolean isBlank(final float[] data) {
		for (int i = common.kind().channels(); i < data.length; i++)
			if (data[i] != data[i - common.kind().channels()]) return false;
		return true;
	}

	/** @param categories whether the folders are categories */
	GenerationImages images(final boolean categories) {
		if (files == 0)
			throw new IllegalArgumentException(
					"'" + source + "' holds no image that ImageJ can open: put TIFF, PNG or JPEG files there.");
		if (squares.isEmpty())
			throw new IllegalArgumentException("There is nothing to see in '" + source
					+ "': all pixels of an image have the same value; choose other images.");
		if (squares.size() < GenerationImages.LEAST)
			throw new IllegalArgumentException("'%s' has %d images that are not blank, but %d are needed: add images."
					.formatted(source, squares.size(), GenerationImages.LEAST));
		final Set<Raw> heldOut = heldOut(categories);
		final double[][] ranges = IntStream.range(0, common.kind().channels()).mapToObj(this::range)
				.toArray(double[][]::new);
		final List<Square> images = new ArrayList<>();
		for (final Raw raw : squares) {
			normalise(raw.data, ranges);
			images.add(new Square(categories ? raw.folder : 0, raw.file, heldOut.contains(raw), raw.data));
		}
		return new GenerationImages(source, common.kind(), files, categories ? folders : List.of(), size, images, blank,
				unreadable, Arrays.stream(ranges).map(r -> r[0]).toList(),
				Arrays.stream(ranges).map(r -> r[1]).toList());
	}

	/**
	 * One in ten of each folder: of its files, or if it has but one, of the parts of that. So a stack
	 * that is all there is of something is never held out as a whole.
	 */
	private Set<Raw> heldOut(final boolean needed) {
		final Set<Raw> chosen = new HashSet<>();
		for (int f = 0; f < folders.size(); f++) {
			final int folder = f;
			final List<Raw> all = squares.stream().filter(s -> s.folder == folder).toList();
			final boolean lone = all.stream().map(Raw::file).distinct().count() == 1;
			final List<Integer> groups = IntStream.range(0, all.size())
					.mapToObj(i -> lone ? BLOCKS * i / Math.max(BLOCKS, all.size()) : all.get(i).file).toList();
			final List<Integer> distinct = groups.stream().distinct().toList();
			if (needed && distinct.size() < 2)
				throw new IllegalArgumentException(
						"The category '%s' of '%s' has %d image%s that %s not blank, but 2".formatted(folders.get(f),
								source, all.size(), all.size() == 1 ? "" : "s", all.size() == 1 ? "is" : "are")
								+ " are needed, of which one is held out: add images.");
			if (distinct.isEmpty()) continue;
			final Set<Integer> tenth = distinct.size() == 1 ? Set.of() : HeldOutGroups.oneInTen(distinct);
			IntStream.range(0, all.size()).filter(i -> tenth.contains(groups.get(i))).mapToObj(all::get)
					.forEach(chosen::add);
		}
		// Folders of one image each, which are no categories.
		if (chosen.isEmpty()) chosen.add(squares.get(squares.size() - 1));
		return chosen;
	}

	/** Black and white: of colours and 8 bits all that there can be. */
	private double[] range(final int channel) {
		if (common.kind().bitDepth() == 8 || common.kind().bitDepth() == 24) return new double[]{0, 255};
		final int channels = common.kind().channels();
		final long all = (long) squares.size() * size * size;
		final int stride = (int) Math.max(1, all / MOST_VALUES);
		final float[] values = new float[(int) ((all + stride - 1) / stride)];
		for (int i = 0; i < values.length; i++) {
			final long pixel = (long) i * stride;
			values[i] = squares.get((int) (pixel / (size * size))).data[(int) (pixel % (size * size)) * channels
					+ channel];
		}
		Arrays.sort(values);
		final int tail = (int) (TAIL * (values.length - 1));
		final double black = values[tail];
		final double white = values[values.length - 1 - tail];
		return new double[]{black, white > black ? white : black + 1};
	}

	private static void normalise(final float[] data, final double[][] ranges) {
		for (int i = 0; i < data.length; i++) {
			final double[] range = ranges[i % ranges.length];
			data[i] = (float) Math.max(-1, Math.min(1, 2 * (data[i] - range[0]) / (range[1] - range[0]) - 1));
		}
	}
}
