package sc.fiji.gan.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ij.process.ImageProcessor;
import sc.fiji.gan.captioning.DominantColour;
import sc.fiji.gan.captioning.Levels;
import sc.fiji.gan.captioning.Measurement;
import sc.fiji.gan.captioning.ObjectMeasurement;

/** Whether words hold for images, by measuring them as captions are written. */
interface WordCheck {

	/**
	 * What is measured in an image, kept so that it can be asked for several words.
	 */
	interface Measured {

		/** Whether a word holds; the word is one that is checked. */
		boolean holds(String word);

		/** Whether the word would be written of the image. */
		boolean isSaid(String word);
	}

	/** What a word tells of, such as {@code size}; nothing if it is not checked. */
	Optional<String> attribute(String word);

	/** Measures an image. */
	Measured measure(ImageProcessor image);

	/** Words for count, size, brightness and roundness of objects, by the levels of a folder. */
	static WordCheck ofObjects(final Path levels, final int smallest) {
		final Levels words = Levels.read(levels);
		final ObjectMeasurement objects = new ObjectMeasurement(smallest);
		return new WordCheck() {

			@Override
			public Optional<String> attribute(final String word) {
				return words.attribute(word).map(Object::toString);
			}

			@Override
			public Measured measure(final ImageProcessor image) {
				final Optional<Measurement> measured = objects.measure(image);
				return new Measured() {

					@Override
					public boolean holds(final String word) {
						return measured.isPresent() && words.holds(word, measured.get());
					}

					@Override
					public boolean isSaid(final String word) {
						return measured.isPresent() && words.isSaid(word, measured.get());
					}
				};
			}
		};
	}

	/** The name of the colour that most of an image has. */
	static WordCheck ofColours() {
		final List<String> names = Arrays.stream(DominantColour.values()).map(Object::toString).toList();
		return new WordCheck() {

			@Override
			public Optional<String> attribute(final String word) {
				return names.contains(word) ? Optional.of("colour") : Optional.empty();
			}

			@Override
			public Measured measure(final ImageProcessor image) {
				final String colour = DominantColour.of(image).toString();
				return new Measured() {

					@Override
					public boolean holds(final String word) {
						return colour.equals(word);
					}

					@Override
					public boolean isSaid(final String word) {
						return holds(word);
					}
				};
			}
		};
	}
}
