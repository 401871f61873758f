package sc.fiji.gan.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import sc.fiji.gan.exchange.TestImages.Deviation;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelCard;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.PackageCopy;
import sc.fiji.gan.model.Task;

/**
 * A model whose package says all of it.
 *
 * @param file as the user named it
 * @param original its package, checked
 * @param settings name and licence may be other ones
 * @param deviation from its test tensors; empty if it has none
 */
record DescribedModel(Path file, ModelPackage original, ImportSettings settings,
		Optional<Deviation> deviation) implements ImportedModel {

	private static final String IMPORT = "Import";
	private static final int WORDS_SHOWN = 12;

	@Override
	public ModelDescription description() {
		final ModelDescription is = original.description();
		return new ModelDescription(settings.name().isEmpty() ? is.id() : settings.name(), is.name(), is.version(),
				is.task(), settings.licence().isBlank() ? is.licence() : settings.licence().strip(), is.input(),
				is.outputs(), is.scale(), is.halo(), is.multiple(), is.restoresRange(), is.generation());
	}

	@Override
	public List<String> lines() {
		final List<String> lines = new ArrayList<>(
				List.of(file.getFileName() + " is read as '" + description().id() + "', " + description().name()));
		findings().forEach(line -> lines.add("  " + line));
		return lines;
	}

	private List<String> findings() {
		final ModelDescription is = description();
		final List<String> lines = new ArrayList<>();
		lines.add(
				"format: BioImage Model Zoo " + original.format() + ", a package of this plugin, which says all of it");
		lines.add("task: " + is.task().tag() + " (as it says), " + use(is));
		lines.addAll(is.generation().map(generation -> generated(is, generation)).orElseGet(() -> ofImages(is)));
		lines.add("network: SHA-256 " + original.weightsHash() + "; its operations only calculate");
		lines.add("test tensors of the package: " + deviation.map(d -> "what it makes differs by " + d).orElse("none"));
		lines.add("licence: " + is.licence());
		return lines;
	}

	/** The commands that offer it. */
	private static String use(final ModelDescription is) {
		return switch (is.task()) {
			case GENERATION -> "for Generate Images..., Augment Dataset... and Evaluate Generator...";
			case TEXT_TO_IMAGE -> "for Text to Image...";
			case FRAME_PREDICTION -> "for Predict Frames...";
			case STYLE_TRANSFER -> "for Style Transfer...";
			case FEATURE_EXTRACTION -> "for Evaluate Generator... and trainings (extractor=" + is.id() + ")";
			case SUPER_RESOLUTION -> "for Super-Resolution...";
			case IMAGE_TRANSLATION -> "for Image Translation...";
		};
	}

	private static List<String> generated(final ModelDescription is, final GenerationDescription generation) {
		final String kind = is.task() == Task.TEXT_TO_IMAGE ? "words" : "categories";
		final List<String> names = generation.categories();
		return List.of(
				"makes: images of " + generation.size() + " x " + generation.size() + " pixels, channels "
						+ is.output().channels() + ", of " + generation.latent() + " random numbers ("
						+ generation.architecture() + ")",
				kind + ": "
						+ (names.isEmpty()
								? "none"
								: names.stream().limit(WORDS_SHOWN).collect(Collectors.joining(", ")))
						+ (names.size() > WORDS_SHOWN ? " and " + (names.size() - WORDS_SHOWN) + " more" : ""));
	}

	private static List<String> ofImages(final ModelDescription is) {
		final String outputs = is.task() == Task.FEATURE_EXTRACTION
				? "layers: " + is.outputs().stream().map(layer -> layer.id() + " (" + layer.channels().size() + ")")
						.collect(Collectors.joining(", "))
				: "output: channels " + is.output().channels();
		return List.of(
				"input: channels " + is.input().channels() + "; " + ImportFindings.words(is.input().processing()),
				outputs, "halo: " + is.halo() + "; multiple: " + is.multiple());
	}

	@Override
	public List<String> warnings() {
		return deviation.filter(d -> !d.isSmall())
				.map(d -> "What '" + description().id() + "' makes of the test tensors of its package is not what the"
						+ " package says (" + d + "): ask for the model once more before you use it.")
				.stream().toList();
	}

	@Override
	public Path write(final Path library, final boolean overwrite) {
		final ModelCard card = original.card().isBlank()
				? ModelCard.titled(description().name())
				: ModelCard.parse(original.card());
		final String report = "Taken from `" + file.getFileName() + "` by *Import Model...*:\n\n"
				+ findings().stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
		return new PackageCopy(original).id(description().id()).licence(description().licence())
				.card(card.replaceSection(IMPORT, report).toMarkdown()).write(library, overwrite);
	}
}
