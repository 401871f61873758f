package sc.fiji.gan.dataset;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import ij.ImagePlus;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.image.NormalisedImage;

/** Puts a domain together, image by image. */
final class DomainReader {

	/** Into so many groups a lone stack is divided, whose neighbouring slices look much alike. */
	private static final int BLOCKS = 10;

	private final String source;
	private final Part part;
	private final boolean labels;
	private final List<DomainImage> images = new ArrayList<>();
	private final List<Path> unreadable = new ArrayList<>();
	private final List<float[]> black = new ArrayList<>();
	private final List<float[]> white = new ArrayList<>();
	private final CommonKind common;
	private int files;

	DomainReader(final String source, final Part part, final boolean labels) {
		this.source = source;
		this.part = part;
		this.labels = labels;
		common = new CommonKind(source, labels);
	}

	/**
	 * @param image null if the file is none
	 * @param file where it comes from, or null
	 * @param key see {@link DomainImage}
	 */
	void add(final ImagePlus image, final Path file, final String key) {
		if (image == null) {
			unreadable.add(file);
			return;
		}
		checkKind(image);
		final NormalisedImage seen = NormalisedImage.of(withPart(image), common.kind().input(source));
		black.add(seen.black());
		white.add(seen.white());
		final int planes = seen.planes().size();
		for (int i = 0; i < planes; i++) {
			final String name = planes == 1 ? image.getTitle() : image.getTitle() + " [" + (i + 1) + "]";
			images.add(new DomainImage(name, key + (planes == 1 ? "" : "[" + (i + 1) + "]"), files,
					seen.planes().get(i), seen.width(), seen.height(), common.kind().channels()));
		}
		files++;
	}

	private void checkKind(final ImagePlus image) {
		if (labels && image.getBitDepth() == 24)
			throw new IllegalArgumentException("'" + image.getTitle() + "' of '" + source
					+ "' is RGB, but label images are grey: give those that its colours were made of.");
		common.require(image);
	}

	/** The same pixels with a selection of the part alone. */
	private ImagePlus withPart(final ImagePlus image) {
		final ImagePlus copy = new ImagePlus(image.getTitle(), image.getStack());
		copy.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		final int half = image.getWidth() / 2;
		if (part != Part.WHOLE && half == 0)
			throw new IllegalArgumentException(
					"'" + image.getTitle() + "' is 1 pixel wide, which makes no two images.");
		if (part == Part.LEFT) copy.setRoi(new Rectangle(half, image.getHeight()));
		if (part == Part.RIGHT) copy.setRoi(new Rectangle(image.getWidth() - half, 0, half, image.getHeight()));
		return copy;
	}

	ImageDomain domain() {
		if (images.isEmpty())
			throw new IllegalArgumentException(
					"'" + source + "' holds no image that ImageJ can open: put TIFF, PNG or JPEG files there.");
		final List<DomainImage> grouped = files == 1
				? IntStream.range(0, images.size())
						.mapToObj(i -> images.get(i).inGroup(BLOCKS * i / Math.max(BLOCKS, images.size()))).toList()
				: images;
		return new ImageDomain(source, common.kind(), files, grouped, unreadable, medians(black), medians(white));
	}

	private List<Double> medians(final List<float[]> values) {
		return IntStream.range(0, common.kind().channels()).mapToObj(
				c -> values.stream().mapToDouble(v -> v[c]).sorted().skip(values.size() / 2).findFirst().orElseThrow())
				.toList();
	}
}
