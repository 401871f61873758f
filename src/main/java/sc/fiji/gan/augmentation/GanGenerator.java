package sc.fiji.gan.augmentation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.ImageKind;
import sc.fiji.gan.image.ImageGeneration;
import sc.fiji.gan.image.PixelValues;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;

/** A model that was found to make images like those of a source. */
final class GanGenerator implements Generator {

	private final Gan gan;
	private final ImageGeneration generation;
	private final double truncation;
	private final int size;

	/**
	 * @param gan not closed here
	 * @throws IllegalArgumentException if its images do not go with the source; one sentence for the
	 *     user
	 */
	GanGenerator(final Gan gan, final SourceFolder source, final double truncation, final int size) {
		this.gan = gan;
		this.truncation = truncation;
		this.size = size;
		generation = gan.generation();
		requireCategories(source);
		requireKind(source);
		if (size == 0) requireSize(source);
	}

	private void requireCategories(final SourceFolder source) {
		final GenerationDescription generator = gan.description().generation().orElseThrow();
		final List<String> names = source.classes().stream().map(SourceClass::name).toList();
		if (!generator.isConditional()) {
			if (names.size() > 1)
				throw refused("knows no categories, and the source has " + names.size()
						+ " classes: train it on their folders, or set method=classical");
			return;
		}
		for (final String name : names)
			if (generator.category(name).isEmpty())
				throw refused("makes no '" + name + "', which the source has, but "
						+ generator.categories().stream().map(c -> "'" + c + "'").collect(Collectors.joining(", "))
						+ ": rename the class folder, or choose another model");
	}

	private void requireKind(final SourceFolder source) {
		final ModelDescription model = gan.description();
		final int bits = model.output().pixels().bitDepth();
		final boolean colour = bits == 8 && model.output().isColour();
		final ImageKind its = new ImageKind(model.outputChannels(), colour ? 24 : bits, false);
		if (!its.equals(source.kind()))
			throw refused("makes images of " + its + ", and those of the source are " + source.kind()
					+ ": convert these (Image > Type), or choose another model");
	}

	private void requireSize(final SourceFolder source) {
		final String its = generation.size() + " x " + generation.size();
		final Set<String> sizes = source.classes().stream().flatMap(c -> c.sizes().stream())
				.collect(Collectors.toSet());
		if (!sizes.equals(Set.of(its)))
			throw refused("makes images of " + its + " pixels, and an image of the source has "
					+ sizes.stream().filter(s -> !s.equals(its)).sorted().findFirst().orElseThrow() + ": give size="
					+ generation.size() + ", so that all have the same");
	}

	private IllegalArgumentException refused(final String why) {
		return new IllegalArgumentException("Model '" + gan.description().id() + "' " + why + ".");
	}

	@Override
	public PixelValues image(final String category, final long seed) {
		return MiddleSquare.of(generation.image(category, seed, truncation), size);
	}

	@Override
	public String hash() {
		return gan.hash();
	}

	@Override
	public String origin() {
		return "Synthetic image: made by the model " + gan.description().id() + " " + gan.description().version() + " ("
				+ gan.hash().substring(0, 12) + "), not acquired";
	}
}
