package sc.fiji.gan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.dataset.StylePicture;
import sc.fiji.gan.engine.ComputeDevice;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.GenerationRequest;
import sc.fiji.gan.image.ImageGeneration;
import sc.fiji.gan.image.MemoryBudget;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.image.PredictionRequest;
import sc.fiji.gan.image.PromptRequest;
import sc.fiji.gan.image.Provenance;
import sc.fiji.gan.image.StyleMixture;
import sc.fiji.gan.image.TimeLapseContinuation;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;

/**
 * A trained model, ready to use: the front door for scripts.
 *
 * <pre>
 * try (Gan gan = Gan.open("super-resolution-x2-photo")) {
 * 	ImagePlus result = gan.apply(IJ.openImage("cells.tif"));
 * }
 * </pre>
 *
 * It holds native memory until it is closed, and may be used by several threads at once.
 */
public final class Gan implements AutoCloseable {

	private final ModelPackage model;
	private final Network network;

	/** Of the picture whose style it was told; empty if it was told none. */
	private final String style;

	private Gan(final ModelPackage model, final Network network) {
		this(model, network, "");
	}

	private Gan(final ModelPackage model, final Network network, final String style) {
		this.model = model;
		this.network = network;
		this.style = style;
	}

	/** The models that are installed: the project's or Fiji's, and the user's own. */
	public static ModelLibrary library() {
		final String imageJ = IJ.getDirectory("imagej");
		return imageJ == null ? ModelLibrary.standard() : ModelLibrary.standard(Path.of(imageJ, "models"));
	}

	/**
	 * Opens a model.
	 *
	 * @param model its id, or the path of its folder
	 * @throws sc.fiji.gan.model.ModelException if there is no such model or its package is damaged
	 * @throws IllegalArgumentException if it is a feature network, which makes no images
	 * @throws sc.fiji.gan.engine.EngineException if TensorFlow is missing or cannot read the network
	 */
	public static Gan open(final String model) {
		final ModelPackage opened = library().open(model);
		if (opened.description().task() == Task.FEATURE_EXTRACTION)
			throw new IllegalArgumentException("Model '" + opened.description().id()
					+ "' is a feature network, which makes no images: choose another model.");
		return new Gan(opened, Engines.engine().load(opened.networkFile()));
	}

	/**
	 * The same, for one kind of task.
	 *
	 * @throws IllegalArgumentException if the model is for another task
	 */
	public static Gan open(final String model, final Task task) {
		final ModelPackage opened = library().open(model);
		final Task itsTask = opened.description().task();
		if (itsTask != task)
			throw new IllegalArgumentException("Model '" + opened.description().id() + "' is for " + itsTask.tag()
					+ ", not for " + task.tag() + ": choose another model.");
		return new Gan(opened, Engines.engine().load(opened.networkFile()));
	}

	/**
	 * Opens the network of another moment of a model's training.
	 *
	 * @param checkpoint one of {@link ModelPackage#checkpoints()}
	 * @throws IllegalArgumentException if the model is one of any style, which has to be shown a
	 *     picture
	 * @throws sc.fiji.gan.engine.EngineException if it cannot be read
	 */
	public static Gan open(final ModelPackage model, final Path checkpoint) {
		if (model.paintsAnyStyle())
			throw new IllegalArgumentException(
					"Model '" + model.description().id() + "' has to be shown a picture, and its"
							+ " checkpoints cannot be compared without: choose models of one style.");
		return new Gan(model, made(file -> Engines.engine().export(checkpoint, file)));
	}

	/**
	 * Opens a model of any style to paint in that of a picture.
	 *
	 * <pre>
	 * try (Gan gan = Gan.open("style-mine", StylePicture.of(IJ.openImage("waves.jpg")))) {
	 * 	ImagePlus painted = gan.apply(IJ.openImage("garden.jpg"));
	 * }
	 * </pre>
	 *
	 * @throws sc.fiji.gan.model.ModelException if there is no such model or its package is damaged
	 * @throws IllegalArgumentException if the model is none of any style, or the picture too small
	 * @throws sc.fiji.gan.engine.EngineException if TensorFlow is missing or cannot read the network
	 */
	public static Gan open(final String model, final StylePicture picture) {
		final ModelPackage opened = library().open(model);
		final String id = opened.description().id();
		if (!opened.paintsAnyStyle())
			throw new IllegalArgumentException(
					"Model '" + id + "' has learnt what it does and is told no style by '" + picture.name()
							+ "': leave style= out, or choose a model that was trained on a folder of pictures.");
		final Path checkpoint = opened.checkpoints().stream().findFirst().orElseThrow(
				() -> new IllegalArgumentException("Model '" + id + "' has lost its folder '" + ModelPackage.TRAINING
						+ "', of which networks for other pictures are made: install it again."));
		final FloatArray seen = picture.seen(styleSize(opened));
		return new Gan(opened, made(file -> Engines.engine().export(checkpoint, seen, file)), picture.name());
	}

	/** The longer edge that pictures were reduced to when it was trained. */
	private static int styleSize(final ModelPackage model) {
		return model.provenance().get("parameters") instanceof Map<?, ?> parameters
				&& parameters.get("stylesize") instanceof Number size ? size.intValue() : 512;
	}

	/** @param export writes a network to a file, which is deleted when it is loaded */
	private static Network made(final Function<Path, NetworkFile> export) {
		try {
			final Path file = Files.createTempFile("fiji-gan-network", ".zip");
			try {
				return Engines.engine().load(export.apply(file));
			} finally {
				Files.delete(file);
			}
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** What the model is. */
	public ModelDescription description() {
		return model.description();
	}

	/** Applies the model to all planes of an image, which stays as it is. */
	public ImagePlus apply(final ImagePlus input) {
		return apply(input, Progress.NONE, IJ::log);
	}

	/**
	 * The same, with progress and cancellation.
	 *
	 * @param warnings told in one sentence what there is to know of the result, if anything
	 * @see ModelApplication#apply
	 */
	public ImagePlus apply(final ImagePlus input, final Progress progress, final Consumer<String> warnings) {
		if (description().generation().isPresent())
			throw new IllegalArgumentException("Model '" + description().id()
					+ "' makes images of seeds, not of images: use generate, or choose another model.");
		if (description().task() == Task.FRAME_PREDICTION)
			throw new IllegalArgumentException("Model '" + description().id()
					+ "' continues time-lapses: use predict (Predict Frames...), or choose another model.");
		return new ModelApplication(model.description(), network, MemoryBudget.ofThisMachine(), provenance(), warnings)
				.apply(input, progress);
	}

	/**
	 * Paints an image in a style, if the model is one.
	 *
	 * <pre>
	 * try (Gan gan = Gan.open("style-starry-night")) {
	 * 	ImagePlus painted = gan.paint(IJ.openImage("garden.jpg"), new StyleMixture(0.7, false));
	 * }
	 * </pre>
	 *
	 * @throws IllegalArgumentException if the model is no style
	 */
	public ImagePlus paint(final ImagePlus input, final StyleMixture mixture) {
		return paint(input, mixture, Progress.NONE, IJ::log);
	}

	/** The same, with progress and cancellation. */
	public ImagePlus paint(final ImagePlus input, final StyleMixture mixture, final Progress progress,
			final Consumer<String> warnings) {
		if (description().task() != Task.STYLE_TRANSFER)
			throw new IllegalArgumentException("Model '" + description().id() + "' is for " + description().task().tag()
					+ " and is no style: choose a style.");
		final Provenance origin = provenance().with("strength", String.valueOf(mixture.strength())).with("keepcolours",
				String.valueOf(mixture.keepColours()));
		return new ModelApplication(model.description(), network, MemoryBudget.ofThisMachine(), origin, warnings)
				.apply(input, mixture, progress);
	}

	/**
	 * Continues a time-lapse by frames that may come, if the model predicts frames.
	 *
	 * <pre>
	 * try (Gan gan = Gan.open("predict-cell-migration")) {
	 * 	ImagePlus longer = gan.predict(IJ.openImage("cells.tif"), 5);
	 * }
	 * </pre>
	 *
	 * @param frames how many
	 */
	public ImagePlus predict(final ImagePlus input, final int frames) {
		return predict(input, new PredictionRequest(frames), Progress.NONE, IJ::log);
	}

	/**
	 * The same, also with less grain, with progress and cancellation.
	 *
	 * @throws IllegalArgumentException if the model predicts no frames, or the image does not suit it
	 * @see TimeLapseContinuation#apply
	 */
	public ImagePlus predict(final ImagePlus input, final PredictionRequest wanted, final Progress progress,
			final Consumer<String> warnings) {
		if (description().task() != Task.FRAME_PREDICTION)
			throw new IllegalArgumentException("Model '" + description().id() + "' is for " + description().task().tag()
					+ " and predicts no frames: choose one for frame-prediction.");
		return new TimeLapseContinuation(description(), network, MemoryBudget.ofThisMachine(), provenance(), warnings)
				.apply(input, wanted, progress);
	}

	/**
	 * Makes images, if the model is a generator.
	 *
	 * <pre>
	 * try (Gan gan = Gan.open("generate-blood-cells")) {
	 * 	ImagePlus cells = gan.generate(new GenerationRequest(16, "WBC", 1, 0.8));
	 * }
	 * </pre>
	 *
	 * @return a stack, titled as the model
	 */
	public ImagePlus generate(final GenerationRequest settings) {
		return generate(settings, Progress.NONE);
	}

	/**
	 * The same, with progress and cancellation.
	 *
	 * @see ImageGeneration#generate
	 */
	public ImagePlus generate(final GenerationRequest settings, final Progress progress) {
		return generation().generate(settings, progress);
	}

	/**
	 * Makes images that show what a text says, if the model is for that.
	 *
	 * <pre>
	 * try (Gan gan = Gan.open("text-to-nuclei")) {
	 * 	ImagePlus nuclei = gan.generate(new PromptRequest("many small bright nuclei", 16, 1, 1));
	 * }
	 * </pre>
	 *
	 * @return a stack, titled as the model
	 * @throws IllegalArgumentException if the model is for another task, or does not know a word
	 */
	public ImagePlus generate(final PromptRequest settings) {
		return generate(settings, Progress.NONE);
	}

	/**
	 * The same, with progress and cancellation.
	 *
	 * @see ImageGeneration#generate(PromptRequest, Progress)
	 */
	public ImagePlus generate(final PromptRequest settings, final Progress progress) {
		if (description().task() != Task.TEXT_TO_IMAGE)
			throw new IllegalArgumentException("Model '" + description().id() + "' is for " + description().task().tag()
					+ " and is told no text: choose a model for " + Task.TEXT_TO_IMAGE.tag() + ".");
		return new ImageGeneration(description(), network, MemoryBudget.ofThisMachine(), provenance())
				.generate(settings, progress);
	}

	/**
	 * To make images one by one.
	 *
	 * @throws IllegalArgumentException if the model is no generator
	 */
	public ImageGeneration generation() {
		if (description().task() == Task.TEXT_TO_IMAGE)
			throw new IllegalArgumentException("Model '" + description().id()
					+ "' makes images of a text: give it a prompt (Text to Image...), or choose another model.");
		if (description().generation().isEmpty())
			throw new IllegalArgumentException("Model '" + description().id() + "' is for " + description().task().tag()
					+ " and makes no images of seeds: choose a generator.");
		return new ImageGeneration(description(), network, MemoryBudget.ofThisMachine(), provenance());
	}

	/** The SHA-256 checksum of the network, which tells two trainings apart. */
	public String hash() {
		return model.weightsHash();
	}

	private Provenance provenance() {
		final Engine engine = Engines.engine();
		final String device = engine.devices().stream().filter(ComputeDevice::isGpu).findFirst()
				.orElse(engine.devices().get(0)).name();
		final Provenance provenance = Provenance.of(model.description()).with("hash", model.weightsHash())
				.with("engine", "TensorFlow " + engine.version()).with("device", device);
		return style.isEmpty() ? provenance : provenance.with("style", style);
	}

	@Override
	public void close() {
		network.close();
	}
}
