package sc.fiji.gan.evaluation;

import java.util.List;
import java.util.Optional;

import ij.ImagePlus;

/**
 * How close an image, and maybe a baseline, came to a reference.
 *
 * @param input the image that was judged
 * @param reference what it should be
 * @param settings how they were compared
 * @param range the data range that PSNR, SSIM and MS-SSIM were taken with; 0 if there is none,
 *     because the reference is constant
 * @param planes the slices (of a hyperstack all its planes, in the stack's order)
 * @param whole the whole stack
 * @param baseline the same for what the image is held against
 * @param map the errors, in grey values
 */
public record ComparisonResult(ImagePlus input, ImagePlus reference, ComparisonSettings settings, double range,
		List<Scores> planes, Scores whole, Optional<Baseline> baseline, Optional<ImagePlus> map) {

	/**
	 * @param image of the reference's size, or smaller
	 * @param factor how many times it was enlarged by bicubic interpolation; 1 for not at all
	 */
	public record Baseline(ImagePlus image, int factor, List<Scores> planes, Scores whole) {

		/** Title, and whether it was enlarged. */
		public String name() {
			return image.getTitle() + (factor == 1 ? "" : " (bicubic x" + factor + ")");
		}
	}

	/**
	 * The slice with the lowest PSNR, from 1; the first if PSNR is defined nowhere.
	 */
	public int worstPlane() {
		int worst = 0;
		for (int i = 1; i < planes.size(); i++) {
			final double psnr = planes.get(i).get(Measure.PSNR).value();
			final double lowest = planes.get(worst).get(Measure.PSNR).value();
			if (psnr < lowest || Double.isNaN(lowest) && !Double.isNaN(psnr)) worst = i;
		}
		return worst + 1;
	}
}
