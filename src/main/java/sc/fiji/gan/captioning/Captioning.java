package sc.fiji.gan.captioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.io.FileSaver;
import sc.fiji.gan.captioning.Tiles.Tile;
import sc.fiji.gan.dataset.CaptionTable;
import sc.fiji.gan.dataset.CommonKind;
import sc.fiji.gan.dataset.ImageFiles;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.FolderReplacement;

/**
 * Cuts images into tiles and writes a caption of each: what is measured of its objects, in words.
 * The result is there when all of it is; until then nothing is.
 *
 * <pre>
 * new Captioning(settings).run(Progress.NONE).forEach(IJ::log);
 * </pre>
 */
public final class Captioning {

	/** What was measured, by file. */
	static final String MEASURES = "measures.tsv";

	private static final int BYTES = 8;
	private static final int COLOUR = 24;
	private static final double READ = 0.8;
	/** So few are a collection, but no training set. */
	private static final int LEAST = 8;

	private final CaptionSettings settings;
	private final List<Path> unreadable = new ArrayList<>();

	public Captioning(final CaptionSettings settings) {
		this.settings = settings;
	}

	/**
	 * Does all of it.
	 *
	 * @return what there is to tell, line by line
	 * @throws IllegalArgumentException if the images are no good, or the destination may not be
	 *     written; one sentence for the user
	 * @throws CancellationException if the progress is canceled; then nothing is written
	 */
	public List<String> run(final Progress progress) {
		requireDestination();
		final Levels given = settings.levels() == null ? null : Levels.read(settings.levels());
		final Tiles tiles = tiles(progress);
		if (tiles.all().size() < LEAST)
			throw new IllegalArgumentException("'%s' gives %d tiles with objects, but %d are needed: %s.".formatted(
					settings.source().getFileName(), tiles.all().size(), LEAST,
					"add images, make tiles smaller, let them overlap, or reduce images less"));
		final Levels levels = given != null
				? given
				: Levels.of(tiles.all().stream().map(Tile::measurement).toList(), settings.low(), settings.high());
		final List<Tile> kept = tiles.all().stream().filter(tile -> !isOmitted(levels.words(tile.measurement())))
				.toList();
		if (kept.isEmpty())
			throw new IllegalArgumentException(
					"No tile is left: all have captions that are left out; take fewer words (omit).");
		try (TemporaryCopy copy = new TemporaryCopy(FolderReplacement.of(destination()))) {
			write(kept, levels, copy.replacement.folder(), progress);
			copy.replacement.commit();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return report(tiles, kept, levels);
	}

	/** So that nothing stays if it fails. */
	private record TemporaryCopy(FolderReplacement replacement) implements AutoCloseable {

		@Override
		public void close() throws IOException {
			replacement.discard();
		}
	}

	private Path destination() {
		return settings.destination().toAbsolutePath().normalize();
	}

	private void requireDestination() {
		if (!Files.isDirectory(settings.source()))
			throw new IllegalArgumentException(
					"There is no folder '" + settings.source() + "': choose the folder of the images (source=[path]).");
		if (settings.labels() != null && !Files.isDirectory(settings.labels()))
			throw new IllegalArgumentException("There is no folder '" + settings.labels()
					+ "': choose the folder of the label images (labels=[path]), or leave it empty.");
		final Path target = destination();
		final Path from = settings.source().toAbsolutePath().normalize();
		if (target.startsWith(from) || from.startsWith(target))
			throw new IllegalArgumentException("The destination '" + settings.destination()
					+ "' and the source are one in the other: choose a folder beside the source.");
		final Path parent = target.getParent();
		if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent))
			throw new IllegalArgumentException("The destination '" + settings.destination()
					+ "' cannot be made: choose a folder in a folder that is there and writable (destination=[path]).");
		if (Files.exists(target) && !isEmptyFolder(target))
			throw new IllegalArgumentException("The destination '" + target
					+ "' is not empty, and nothing is overwritten: choose another folder (destination=[path]).");
	}

	private static boolean isEmptyFolder(final Path folder) {
		if (!Files.isDirectory(folder)) return false;
		try (Stream<Path> children = Files.list(folder)) {
			return children.findAny().isEmpty();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Tiles tiles(final Progress progress) {
		final CommonKind kind = new CommonKind(String.valueOf(settings.source().getFileName()), false);
		final Tiles tiles = new Tiles(settings);
		final Map<String, Path> labels = settings.labels() == null ? null : byName(settings.labels());
		final List<Path> files = ImageFiles.in(settings.source());
		for (int i = 0; i < files.size(); i++) {
			progress.update(READ * i / files.size(), "Measuring " + files.get(i).getFileName());
			if (progress.isCanceled()) throw new CancellationException();
			final ImagePlus image = ImageFiles.open(files.get(i));
			if (image == null) unreadable.add(files.get(i));
			else {
				kind.require(image);
				if (kind.kind().channels() > 1 && kind.kind().bitDepth() != COLOUR)
					throw new IllegalArgumentException("'" + image.getTitle() + "' has " + kind.kind()
							+ ", and objects are measured in one: split its channels (Image > Color > Split Channels).");
				if (settings.gamma() != 1 && kind.kind().bitDepth() != BYTES && kind.kind().bitDepth() != COLOUR)
					throw new IllegalArgumentException("gamma=" + settings.gamma() + " is not possible: '"
							+ image.getTitle() + "' has " + kind.kind()
							+ ", whose black and white are not known; convert it to 8 bits (Image > Type), or give gamma=1.");
				tiles.add(image, labels == null ? null : labels(image, files.get(i), labels));
			}
		}
		return tiles;
	}

	private static Map<String, Path> byName(final Path folder) {
		return ImageFiles.in(folder).stream()
				.collect(Collectors.toMap(Captioning::name, file -> file, (first, second) -> first, TreeMap::new));
	}

	private static String name(final Path file) {
		return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
	}

	private static ImagePlus labels(final ImagePlus image, final Path file, final Map<String, Path> all) {
		final Path path = all.get(name(file));
		final ImagePlus labels = path == null ? null : ImageFiles.open(path);
		if (labels == null)
			throw new IllegalArgumentException("'" + file.getFileName()
					+ "' has no label image of the same name: add it, or leave the folder of labels empty.");
		if (labels.getWidth() != image.getWidth() || labels.getHeight() != image.getHeight()
				|| labels.getStackSize() != image.getStackSize())
			throw new IllegalArgumentException("'%s' has %d x %d pixels in %d slices, its label image %d x %d in %d: "
					.formatted(file.getFileName(), image.getWidth(), image.getHeight(), image.getStackSize(),
							labels.getWidth(), labels.getHeight(), labels.getStackSize())
					+ "they have to be of the same size.");
		return labels;
	}

	private boolean isOmitted(final List<String> words) {
		return settings.omit().stream().anyMatch(words::containsAll);
	}

	private void write(final List<Tile> tiles, final Levels levels, final Path folder, final Progress progress)
			throws IOException {
		final Path images = Files.createDirectory(folder.resolve(CaptionTable.IMAGES));
		final List<String> captions = new ArrayList<>();
		final List<String> measures = new ArrayList<>(List.of("file\tsource\tcount\tarea\tbrightness\troundness"));
		for (int i = 0; i < tiles.size(); i++) {
			if (progress.isCanceled()) throw new CancellationException();
			progress.update(READ + (1 - READ) * i / tiles.size(), "Writing tile " + (i + 1));
			final Tile tile = tiles.get(i);
			final String file = String.format(Locale.ROOT, "tile-%05d.tif", i + 1);
			if (!new FileSaver(new ImagePlus(file, tile.pixels())).saveAsTiff(images.resolve(file).toString()))
				throw new IOException("'" + images.resolve(file) + "' could not be written");
			captions.add(file + "\t" + levels.caption(tile.measurement(), settings.noun()));
			final Measurement is = tile.measurement();
			measures.add(String.format(Locale.ROOT, "%s\t%s\t%d\t%.2f\t%.2f\t%.3f", file, tile.source(), is.count(),
					is.area(), is.brightness(), is.roundness()));
		}
		Files.write(folder.resolve(CaptionTable.FILE), captions);
		Files.write(folder.resolve(MEASURES), measures);
		levels.write(folder.resolve(Levels.FILE));
	}

	private List<String> report(final Tiles tiles, final List<Tile> kept, final Levels levels) {
		final List<String> lines = new ArrayList<>();
		if (!unreadable.isEmpty())
			lines.add("Skipped " + unreadable.size() + ", no image that ImageJ can open: "
					+ unreadable.stream().limit(3).map(Path::toString).collect(Collectors.joining(", ")));
		if (tiles.empty() > 0) lines.add("Left out " + tiles.empty() + " tiles without objects.");
		if (kept.size() < tiles.all().size())
			lines.add("Left out " + (tiles.all().size() - kept.size()) + " tiles whose captions were to be left out.");
		levels.ranges().forEach(
				(attribute, range) -> lines.add(String.format(Locale.ROOT, "%s: '%s' up to %.2f, '%s' from %.2f (%s)",
						attribute, attribute.low(), range.low(), attribute.high(), range.high(), attribute.unit())));
		final long different = kept.stream().map(tile -> levels.words(tile.measurement())).distinct().count();
		lines.add("Wrote %,d tiles with %,d different captions to %s".formatted(kept.size(), different, destination()));
		return lines;
	}
}
