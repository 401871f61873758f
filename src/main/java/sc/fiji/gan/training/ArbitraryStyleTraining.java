package sc.fiji.gan.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.ArbitraryStyleImages;
import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;

/**
 * Trains a network that paints photographs in the style of a picture that it is shown. Its package
 * paints like the first of the pictures it was trained on, and keeps the checkpoint of which a
 * network for any other picture is made.
 */
public final class ArbitraryStyleTraining extends PaintingTraining<ArbitraryStyleImages> {

	private final String source;
	private final List<StylePicture> pictures;

	/**
	 * @param source what the pictures are called together
	 * @param pictures what styles are
	 * @param photos what it is learnt on
	 * @param library where a model to start from is looked for; the new one goes to
	 *     {@link ModelLibrary#destination()}
	 * @throws IllegalArgumentException if a feature network is to compare textures, which only a single
	 *     style can have
	 */
	public ArbitraryStyleTraining(final StyleSettings settings, final String source, final List<StylePicture> pictures,
			final ImageDomain photos, final ModelLibrary library) {
		super(settings, photos, library);
		if (!settings.losses().extractor().isBlank())
			throw new IllegalArgumentException("extractor=" + settings.losses().extractor()
					+ " is not possible with a folder of pictures: leave it empty, or give one picture.");
		this.source = source;
		this.pictures = List.copyOf(pictures);
	}

	@Override
	String architecture() {
		return ModelPackage.ANY_STYLE;
	}

	@Override
	ArbitraryStyleImages data(final Engine engine) {
		return new ArbitraryStyleImages(source, pictures, settings().stylesize(), photos(), settings().batch(),
				settings().patch(), multiple(engine), settings().seed());
	}

	@Override
	String pictures() {
		return "%d pictures of '%s'".formatted(pictures.size(), source);
	}

	@Override
	String title() {
		return "Style of any picture (%s)".formatted(settings().name());
	}

	@Override
	NetworkFile export(final Trained<ArbitraryStyleImages> trained, final Path zip) {
		return trained.engine().export(trained.summary().best(), pictures.get(0).seen(settings().stylesize()), zip);
	}

	@Override
	List<FloatArray> inputs(final ArbitraryStyleImages data) {
		return data.heldOutPhotographs();
	}

	@Override
	StyleCard card(final Trained<ArbitraryStyleImages> trained, final NetworkFacts facts) {
		return new StyleCard(settings(), source, pictures, photos(), facts, trained);
	}

	@Override
	Object pictureProvenance() {
		return pictures.stream()
				.map(picture -> Map.of("source", picture.name(), "sha256", picture.hash(settings().stylesize())))
				.toList();
	}
}
