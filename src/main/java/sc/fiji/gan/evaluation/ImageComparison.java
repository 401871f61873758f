package sc.fiji.gan.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import sc.fiji.gan.engine.BackgroundWork;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.metric.GreyImage;

/**
 * Compares an image with its reference, and beside it a baseline: the image that was to be
 * improved, or bicubic interpolation of a smaller one.
 *
 * <pre>
 * ComparisonResult result = new ImageComparison(ComparisonSettings.DEFAULT).compare(enlarged, truth, small,
 * 		Progress.NONE);
 * double psnr = result.whole().get(Measure.PSNR).value();
 * </pre>
 * <p>
 * PSNR, NRMSE, MAE and Pearson's coefficient of a stack are those of all its pixels; SSIM and
 * MS-SSIM are means over its slices. Measures that are undefined are NaN and say why. Planes are
 * read one by one, so that virtual stacks are never in memory as a whole.
 */
public final class ImageComparison {

	private final ComparisonSettings settings;

	public ImageComparison(final ComparisonSettings settings) {
		this.settings = settings;
	}

	/**
	 * Compares all planes.
	 *
	 * @param input what is judged; no image is changed
	 * @param reference what it should be: of the same size, number of slices, and type
	 * @param baseline of the reference's size, or 2, 3, 4 or 8 times smaller; null for none
	 * @throws IllegalArgumentException if they do not go together; one sentence for the user
	 * @throws CancellationException if {@code progress} is canceled, within a tenth of a second
	 */
	public ComparisonResult compare(final ImagePlus input, final ImagePlus reference, final ImagePlus baseline,
			final Progress progress) {
		final ComparedImages images = ComparedImages.of(input, reference, baseline, settings);
		try (BackgroundWork background = new BackgroundWork("GAN comparison")) {
			final double range = range(images.reference(), background, progress);
			return compare(images, range, background, progress);
		}
	}

	private double range(final MeasuredImage reference, final BackgroundWork background, final Progress progress) {
		if (settings.hasGivenRange()) return settings.givenRange();
		if (MeasuredImage.isColour(reference.image()) || reference.image().getBitDepth() == 8) return 255;
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		for (int i = 1; i <= reference.planes(); i++) {
			final int index = i;
			progress.update(0, "Range of slice " + i + " of " + reference.planes());
			for (final GreyImage plane : background.await(() -> inner(reference, index), progress))
				for (final float value : plane.values()) {
					if (!Float.isFinite(value)) continue;
					min = Math.min(min, value);
					max = Math.max(max, value);
				}
		}
		return max > min ? (double) max - min : 0;
	}

	private List<GreyImage> inner(final MeasuredImage image, final int index) {
		return inner(image.plane(index));
	}

	private List<GreyImage> inner(final List<GreyImage> plane) {
		return settings.border() == 0 ? plane : plane.stream().map(c -> c.shave(settings.border())).toList();
	}

	private ComparisonResult compare(final ComparedImages images, final double range, final BackgroundWork background,
			final Progress progress) {
		final MeasuredImage reference = images.reference();
		final List<Scores> planes = new ArrayList<>();
		final List<Scores> baselines = new ArrayList<>();
		try (PixelMap map = settings.hasMap() ? newMap(images) : null) {
			for (int i = 1; i <= reference.planes(); i++) {
				final int index = i;
				progress.update((i - 1.0) / reference.planes(), "Slice " + i + " of " + reference.planes());
				background.await(() -> {
					final List<GreyImage> wanted = reference.plane(index);
					final List<GreyImage> image = images.input().plane(index);
					planes.add(Scores.of(inner(image), inner(wanted), range));
					images.baseline().ifPresent(b -> baselines.add(Scores.of(inner(b, index), inner(wanted), range)));
					if (map != null) putErrors(map, index, image, wanted);
					return null;
				}, progress);
			}
			return new ComparisonResult(images.input().image(), reference.image(), settings, range, planes,
					Scores.whole(planes, range), images.baseline().map(b -> new ComparisonResult.Baseline(b.image(),
							b.factor(), baselines, Scores.whole(baselines, range))),
					Optional.ofNullable(map).map(PixelMap::finish));
		}
	}

	private PixelMap newMap(final ComparedImages images) {
		final ImagePlus input = images.input().image();
		final ImagePlus reference = images.reference().image();
		return new PixelMap(ModelApplication.title(input, "error"),
				(settings.isMapSigned() ? "Errors of '" : "Absolute errors of '") + input.getTitle()
						+ "' against the reference '" + reference.getTitle() + "', in grey values",
				reference, images.reference().channels(), settings.isMapSigned(), new MapDisplay());
	}

	private void putErrors(final PixelMap map, final int index, final List<GreyImage> image,
			final List<GreyImage> reference) {
		for (int c = 0; c < image.size(); c++) {
			final float[] errors = image.get(c).minus(reference.get(c)).values();
			if (!settings.isMapSigned()) for (int i = 0; i < errors.length; i++)
				errors[i] = Math.abs(errors[i]);
			map.put(index, c, errors);
		}
	}
}
