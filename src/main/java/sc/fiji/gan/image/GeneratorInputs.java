package sc.fiji.gan.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.image.GenerationRequest.Mode;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;

/** What a generator is given for each image of a stack, and what the image is called. */
final class GeneratorInputs {

	/**
	 * @param label the label of the slice
	 * @param input see {@link LatentSpace}
	 */
	record Wanted(String label, FloatArray input) {}

	private final GenerationDescription generator;
	private final LatentSpace space;
	private final GenerationRequest settings;

	/** @throws IllegalArgumentException if the model cannot make this; one sentence for the user */
	GeneratorInputs(final ModelDescription model, final GenerationRequest settings) {
		generator = model.generation().orElseThrow();
		space = new LatentSpace(generator.latent(), generator.categories().size(), generator.styles());
		this.settings = settings;
		requireCategory(model.id());
		if (settings.mode() != Mode.STYLES) return;
		if (generator.styles() == 1)
			throw new IllegalArgumentException("mode=styles is not possible with model '" + model.id()
					+ "', whose layers have no styles of their own: choose one that was trained as stylegan.");
		if (settings.layer() >= generator.styles())
			throw new IllegalArgumentException("layer=" + settings.layer() + " is not possible: model '" + model.id()
					+ "' has " + generator.styles() + " layers; give 1 to " + (generator.styles() - 1)
					+ ", or 0 for half of all.");
	}

	private void requireCategory(final String id) {
		final String category = settings.category();
		if (category.isEmpty() || generator.category(category).isPresent()) return;
		throw new IllegalArgumentException(generator.isConditional()
				? "Model '" + id + "' makes no '" + category + "': give category="
						+ String.join(", ", generator.categories()) + ", or none for all in turn."
				: "Model '" + id + "' knows no categories, so it can make no '" + category
						+ "': leave category empty.");
	}

	/** All images in their order; of a grid, row by row. */
	List<Wanted> all() {
		return switch (settings.mode()) {
			case IMAGES -> IntStream.range(0, settings.count()).mapToObj(this::image).toList();
			case INTERPOLATION -> IntStream.range(0, settings.count()).mapToObj(this::between).toList();
			case STYLES -> grid();
		};
	}

	private Wanted image(final int index) {
		final long seed = settings.seed() + index;
		return new Wanted(named(category(index)) + "seed " + seed, input(seed, category(index)));
	}

	private Wanted between(final int index) {
		final double part = (double) index / (settings.count() - 1);
		return new Wanted(
				named(category(0)) + "seed " + settings.seed() + " to " + settings.second() + ", "
						+ Math.round(100 * part) + " %",
				space.between(input(settings.seed(), category(0)), input(settings.second(), category(0)), part));
	}

	/** Above each column and left of each row the image whose styles it has; the corner has none. */
	private List<Wanted> grid() {
		final int layer = settings.layer() == 0 ? generator.styles() / 2 : settings.layer();
		final List<Wanted> grid = new ArrayList<>();
		for (int row = -1; row < settings.count(); row++)
			for (int column = -1; column < settings.count(); column++) {
				final FloatArray coarse = input(settings.seed() + row, category(0));
				final FloatArray fine = input(settings.second() + column, category(0));
				if (row < 0 && column < 0) grid.add(null);
				else if (row < 0) grid.add(new Wanted("", fine));
				else grid.add(new Wanted("", column < 0 ? coarse : space.mixed(coarse, fine, layer)));
			}
		return grid;
	}

	private FloatArray input(final long seed, final int category) {
		return space.input(seed, category, settings.truncation());
	}

	private int category(final int index) {
		if (!generator.isConditional()) return 0;
		return generator.category(settings.category()).orElse(index % generator.categories().size());
	}

	private String named(final int category) {
		return generator.isConditional() ? generator.categories().get(category) + ", " : "";
	}
}
