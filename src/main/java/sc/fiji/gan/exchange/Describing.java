package sc.fiji.gan.exchange;

import java.text.Normalizer;
import java.util.Locale;

import sc.fiji.gan.model.ForeignModel;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Task;

/** Puts together what our packages say of a model. */
final class Describing {

	private static final int LONGEST_ID = 60;
	private static final int LONGEST_NAME = 100;

	private final ImportSource source;
	private final ImportSettings settings;
	private final Wiring wiring;
	private final Values values;

	Describing(final ImportSource source, final ImportSettings settings, final Wiring wiring, final Values values) {
		this.source = source;
		this.settings = settings;
		this.wiring = wiring;
		this.values = values;
	}

	ModelDescription describe(final int halo, final int multiple) {
		final ForeignModel.About about = source.model().about();
		final String version = about.version().matches("\\d+(\\.\\d+)*") ? about.version() : "1.0.0";
		return new ModelDescription(id(), name(), version, task(settings, source.model(), wiring).value(),
				licence(settings, about), values.input(), values.output(), wiring.scale(), halo, multiple,
				values.restoresRange());
	}

	private static String licence(final ImportSettings settings, final ForeignModel.About about) {
		if (!settings.licence().isBlank()) return settings.licence().strip();
		return about.licence().isBlank() ? "not stated" : about.licence();
	}

	/** As the package says, else as the size of the output suggests. */
	static Finding<Task> task(final ImportSettings settings, final ForeignModel model, final Wiring wiring) {
		return settings.givenTask().map(Finding::given)
				.or(() -> model.about().task().filter(ImportSettings.TASKS::contains).map(Finding::read))
				.orElse(wiring.scale() > 1
						? Finding.tried(Task.SUPER_RESOLUTION)
						: Finding.assumed(Task.IMAGE_TRANSLATION));
	}

	/** What the Model Zoo allows in names. */
	private String name() {
		final String name = source.title().replaceAll("[^A-Za-z0-9_+() -]+", " ").strip();
		return name.isEmpty() ? id() : name.substring(0, Math.min(LONGEST_NAME, name.length())).strip();
	}

	private String id() {
		if (!settings.name().isEmpty()) return settings.name();
		final String plain = Normalizer.normalize(source.title(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)
				.replaceAll("[^a-z0-9]+", "-");
		final String id = plain.substring(0, Math.min(LONGEST_ID, plain.length())).replaceAll("^-|-$", "");
		if (!id.isEmpty()) return id;
		throw new IllegalArgumentException(
				"The model '" + source.title() + "' has no name that a folder could have: give one (name=my-model).");
	}
}
