package sc.fiji.gan.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.StyleImages;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.image.FileExtension;
import sc.fiji.gan.model.ModelLibrary;

/** Trains a network that paints photographs in the style of one picture. */
public final class StyleTraining extends PaintingTraining<StyleImages> {

	private final StylePicture picture;

	/**
	 * @param picture whose style is learnt
	 * @param photos what it is learnt on
	 * @param library where feature networks and a model to start from are looked for; the new one goes
	 *     to {@link ModelLibrary#destination()}
	 */
	public StyleTraining(final StyleSettings settings, final StylePicture picture, final ImageDomain photos,
			final ModelLibrary library) {
		super(settings, photos, library);
		this.picture = picture;
	}

	@Override
	String architecture() {
		return "style";
	}

	@Override
	StyleImages data(final Engine engine) {
		return new StyleImages(picture, settings().stylesize(), photos(), settings().batch(), settings().patch(),
				multiple(engine), settings().seed());
	}

	@Override
	String pictures() {
		return "the picture '%s' (%d x %d pixels)".formatted(picture.name(), picture.pixels().getWidth(),
				picture.pixels().getHeight());
	}

	@Override
	String title() {
		return "Style of %s (%s)".formatted(FileExtension.removed(picture.name()), settings().name());
	}

	@Override
	NetworkFile export(final Trained<StyleImages> trained, final Path zip) {
		return trained.engine().export(trained.plan(), trained.summary().best(), zip);
	}

	@Override
	List<FloatArray> inputs(final StyleImages data) {
		return data.heldOut();
	}

	@Override
	StyleCard card(final Trained<StyleImages> trained, final NetworkFacts facts) {
		return new StyleCard(settings(), picture.name(), List.of(picture), photos(), facts, trained);
	}

	@Override
	Object pictureProvenance() {
		return Map.of("source", picture.name(), "sha256", picture.hash(settings().stylesize()));
	}
}
