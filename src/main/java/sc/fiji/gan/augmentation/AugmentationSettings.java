package sc.fiji.gan.augmentation;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What an augmented data set is to be.
 *
 * @param source folder with a subfolder for each class, or with images of one class
 * @param destination folder that is made; it has the same classes
 * @param method where new images come from
 * @param count new images of each class; 0 for as many as make all classes as large as the largest
 * @param model id or folder of the generator; not looked at if the method is classical
 * @param truncation of the generator, 0 to 2
 * @param classical what classical augmentation does
 * @param size side of all images, in pixels; 0 if they keep theirs
 * @param originals whether the images of the source are in the destination too
 * @param heldOut folder of images that the generator was never trained on; null for none
 * @param seed of everything that is left to chance
 * @param overwrite whether an augmented data set that is there already is replaced
 */
public record AugmentationSettings(Path source, Path destination, Method method, int count, String model,
		double truncation, ClassicalSettings classical, int size, boolean originals, Path heldOut, long seed,
		boolean overwrite) {

	/** Where new images come from. */
	public enum Method {

		/** From those of the source, by flips, rotations and the like. */
		CLASSICAL,
		/** From a generator. */
		GAN,
		/** Half of them from either. */
		BOTH;

		/**
		 * The method of that name, as users know it.
		 *
		 * @throws IllegalArgumentException if there is none; one sentence for the user
		 */
		public static Method named(final String name) {
			for (final Method method : values())
				if (method.toString().equals(name.trim())) return method;
			throw new IllegalArgumentException("method=" + name + " is not possible: give classical, gan or both.");
		}

		/** How many of so many images the generator makes. */
		int generated(final int images) {
			return switch (this) {
				case CLASSICAL -> 0;
				case GAN -> images;
				case BOTH -> (images + 1) / 2;
			};
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final int MOST = 1_000_000;
	private static final int LARGEST = 4096;

	/** @throws IllegalArgumentException if a value is not possible; one sentence for the user */
	public AugmentationSettings {
		if (count < 0 || count > MOST)
			throw new IllegalArgumentException("count=" + count + " is not possible: give 1 to " + MOST
					+ " images of each class, or 0 to balance the classes.");
		if (size != 0 && (size < 8 || size > LARGEST))
			throw new IllegalArgumentException("size=" + size + " is not possible: give a side from 8 to " + LARGEST
					+ " pixels, or 0 if images keep their size.");
		if (!(truncation >= 0 && truncation <= 2))
			throw new IllegalArgumentException(
					"truncation=" + truncation + " is not possible: give a number from 0 to 2; 1 is usual.");
		if (method != Method.CLASSICAL && model.isBlank())
			throw new IllegalArgumentException(
					"method=" + method + " needs a generator: give its name (model=), or set method=classical.");
		if (method != Method.GAN && classical.augmentations().isEmpty())
			throw new IllegalArgumentException("Nothing would be changed by classical augmentation: give flips,"
					+ " rotation, elastic, intensity or noise.");
	}

	/** As a macro writes it, without the folders, which may have names that are nobody's business. */
	@Override
	public String toString() {
		return "method=" + method + " count=" + count + (method == Method.GAN ? "" : " " + classical)
				+ (method == Method.CLASSICAL
						? ""
						: " model=" + model.replaceFirst(".*[/\\\\]", "") + " truncation=" + truncation)
				+ " size=" + size + " originals=" + originals + " seed=" + seed;
	}
}
