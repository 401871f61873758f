package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import sc.fiji.gan.Gan;
import sc.fiji.gan.image.ImageGeneration;
import sc.fiji.gan.image.PixelValues;
import sc.fiji.gan.model.Task;

/**
 * What a generator makes of the seeds from 1 on.
 *
 * @param images class by class if the generator is conditional, else all as one
 */
record GeneratedClasses(List<List<PixelValues>> images, boolean conditional) {

	/** Where generated images come from. */
	interface Source {

		/**
		 * @param model its id or folder
		 * @param names of the classes
		 * @param real an image like those that it is to make
		 * @param count of each class; one that is not conditional makes as many in all
		 */
		GeneratedClasses of(String model, List<String> names, PixelValues real, int count);
	}

	/** Of an installed model. @see Source */
	static GeneratedClasses of(final String model, final List<String> names, final PixelValues real, final int count) {
		try (Gan gan = Gan.open(model, Task.GENERATION)) {
			final ImageGeneration generation = gan.generation();
			requireLike(real, generation.image(names.get(0), 1, 1), model);
			final boolean conditional = gan.description().generation().orElseThrow().isConditional();
			final List<List<PixelValues>> images = new ArrayList<>();
			for (final String name : conditional ? names : List.of(""))
				images.add(LongStream.rangeClosed(1, conditional ? count : (long) count * names.size())
						.mapToObj(seed -> generation.image(name, seed, 1)).toList());
			return new GeneratedClasses(images, conditional);
		}
	}

	private static void requireLike(final PixelValues real, final PixelValues generated, final String model) {
		if (!kind(real).equals(kind(generated)))
			throw new IllegalArgumentException("Model '" + model + "' makes images of " + kind(generated)
					+ ", and the real ones have " + kind(real) + ": give a model that was trained on such.");
	}

	private static String kind(final PixelValues image) {
		return image.width() + " x " + image.height() + " pixels of " + image.bitDepth() + " bits, " + image.channels()
				+ (image.channels() == 1 ? " channel" : " channels");
	}
}
