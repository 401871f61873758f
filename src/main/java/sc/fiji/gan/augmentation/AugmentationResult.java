package sc.fiji.gan.augmentation;

import java.nio.file.Path;
import java.util.List;

/**
 * What an augmentation has made.
 *
 * @param folder the data set
 * @param classes what there is of each class
 * @param remarks what there is to know, in sentences; they name files of the source, and are for
 *     whoever has these
 */
public record AugmentationResult(Path folder, List<ClassResult> classes, List<String> remarks) {

	/**
	 * One class.
	 *
	 * @param source images in the source
	 * @param originals of these in the data set
	 * @param classical new images that were made of these
	 * @param generated new images of the generator
	 * @param copies images of the generator that were rejected
	 * @param threshold what was nearer to an image of the source was rejected; NaN if nothing was
	 *     judged
	 */
	public record ClassResult(String name, int source, int originals, int classical, int generated, int copies,
			double threshold) {

		/** Such as {@code WBC: 40 originals, 30 classical, 30 generated, 2 copies rejected}. */
		@Override
		public String toString() {
			return name + ": " + originals + " originals, " + classical + " classical, " + generated + " generated"
					+ (generated + copies > 0 ? ", " + copies + (copies == 1 ? " copy" : " copies") + " rejected" : "");
		}
	}
}
