package sc.fiji.gan.augmentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import sc.fiji.gan.Gan;
import sc.fiji.gan.augmentation.AugmentationResult.ClassResult;
import sc.fiji.gan.augmentation.AugmentationSettings.Method;
import sc.fiji.gan.engine.PartOfProgress;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.CopyDetector;
import sc.fiji.gan.model.Task;

/**
 * Makes a larger data set of a folder of images: by changes that leave an image what it is, by a
 * generator, or by both. The result holds pixels and nothing of the source's metadata. It is there
 * when all of it is; until then nothing is.
 *
 * <pre>
 * new DatasetAugmentation(settings).run(Progress.NONE).classes().forEach(System.out::println);
 * </pre>
 */
public final class DatasetAugmentation {

	/** Parts of the progress: the source, the images, the measures. */
	private static final double READ = 0.15;
	private static final double MADE = 0.75;
	private static final int NAMED = 5;

	private final AugmentationSettings settings;
	private final List<ClassResult> results = new ArrayList<>();
	private final List<ClassQuality> qualities = new ArrayList<>();

	/** Of these settings, once. */
	public DatasetAugmentation(final AugmentationSettings settings) {
		this.settings = settings;
	}

	/**
	 * Does all of it.
	 *
	 * @throws IllegalArgumentException if the images are no good, or the destination may not be
	 *     written; one sentence for the user
	 * @throws java.util.concurrent.CancellationException if the progress is canceled; then the
	 *     destination is what it was
	 */
	public AugmentationResult run(final Progress progress) {
		final SourceFolder source = SourceFolder.read(settings.source(), "source",
				new PartOfProgress(progress, 0, READ));
		requireUse(source);
		try (Gan gan = settings.method() == Method.CLASSICAL ? null : Gan.open(settings.model(), Task.GENERATION)) {
			return run(source,
					gan == null ? null : new GanGenerator(gan, source, settings.truncation(), settings.size()),
					new PartOfProgress(progress, READ, 1));
		}
	}

	private void requireUse(final SourceFolder source) {
		if (settings.count() > 0 || source.classes().stream().anyMatch(c -> c.size() < source.largest())) return;
		throw new IllegalArgumentException((source.classes().size() == 1
				? "There is one class, so there is nothing to balance"
				: "All classes have " + source.largest() + " images, so they are balanced already")
				+ ": say how many new images of each class there are to be (count=100).");
	}

	/** The same with a generator that is open already. */
	AugmentationResult run(final SourceFolder source, final Generator generator, final Progress progress) {
		try (Destination destination = Destination.open(settings.destination(), settings.source(),
				settings.overwrite())) {
			final Optional<SourceFolder> heldOut = heldOut(new PartOfProgress(progress, 0, 0));
			final int classes = source.classes().size();
			for (int i = 0; i < classes; i++)
				augment(source, source.classes().get(i), generator, heldOut, destination,
						PartOfProgress.of(progress, i, classes));
			progress.update(1, "Report");
			new AugmentationReport(settings, results, qualities, generator == null ? "" : generator.hash())
					.write(destination.folder().resolve(Destination.REPORT));
			destination.commit();
		}
		return new AugmentationResult(settings.destination().toAbsolutePath().normalize(), results, remarks(source));
	}

	/** Only a generator is judged by them. */
	private Optional<SourceFolder> heldOut(final Progress progress) {
		return settings.heldOut() == null || settings.method() == Method.CLASSICAL
				? Optional.empty()
				: Optional.of(SourceFolder.read(settings.heldOut(), "heldout", progress));
	}

	private void augment(final SourceFolder source, final SourceClass one, final Generator generator,
			final Optional<SourceFolder> heldOut, final Destination destination, final Progress progress) {
		final int count = settings.count() == 0 ? source.largest() - one.size() : settings.count();
		final int toGenerate = settings.method().generated(count);
		final int originals = settings.originals() ? one.size() : 0;
		final CopyDetector copies = new CopyDetector(one.looks(),
				heldOut.map(folder -> folder.looks(one.name())).orElse(List.of()));
		final ClassAugmentation augmentation = new ClassAugmentation(one, settings, source.flat() ? "" : one.name(),
				destination, copies, Math.max(1, originals + count), new PartOfProgress(progress, 0, MADE));
		if (settings.originals()) augmentation.originals();
		final List<Path> classical = augmentation.classical(count - toGenerate);
		final List<Path> generated = new ArrayList<>();
		final int rejected = toGenerate == 0 ? 0 : augmentation.generated(toGenerate, generator, generated);
		results.add(new ClassResult(one.name(), one.size(), originals, classical.size(), generated.size(), rejected,
				copies.threshold()));
		measure(one, ClassAugmentation.CLASSICAL, classical, new PartOfProgress(progress, MADE, (1 + MADE) / 2));
		measure(one, ClassAugmentation.GAN, generated, new PartOfProgress(progress, (1 + MADE) / 2, 1));
	}

	private void measure(final SourceClass one, final String method, final List<Path> made, final Progress progress) {
		if (!made.isEmpty()) qualities.add(ClassQuality.of(one, method, made, settings, progress));
	}

	private List<String> remarks(final SourceFolder source) {
		final List<String> remarks = new ArrayList<>();
		final List<Path> left = source.unreadable();
		if (!left.isEmpty())
			remarks.add(
					"Skipped " + left.size() + (left.size() == 1 ? " file" : " files") + " that ImageJ cannot open: "
							+ left.stream().limit(NAMED).map(f -> String.valueOf(f.getFileName()))
									.collect(Collectors.joining(", "))
							+ (left.size() > NAMED ? " and " + (left.size() - NAMED) + " more." : "."));
		results.stream().filter(c -> c.generated() > 0 && Double.isNaN(c.threshold()))
				.forEach(c -> remarks.add("Copies among the generated images of '" + c.name()
						+ "' were not looked for, since there are too few images to tell what is near."));
		return remarks;
	}
}
