package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelCard;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

/**
 * Makes a feature network package, for perceptual measures and trainings, of the weights of
 * SqueezeNet 1.1 as they are passed on for Keras.
 */
@Command(name = "FeatureNetworkPackage", mixinStandardHelpOptions = true, sortOptions = false, description = "Makes a feature network package of the weights of SqueezeNet 1.1.")
public final class FeatureNetworkPackage implements Callable<Integer> {

	/** Of ImageNet, by which the input is centred: blue, green, red. */
	private static final List<Double> CAFFE_MEAN = List.of(104.0, 117.0, 123.0);
	private static final List<String> CAFFE_ORDER = List.of("blue", "green", "red");
	/** A pixel of the last layer depends on those up to here, to each side. */
	private static final int HALO = 103;

	@Parameters(index = "0", paramLabel = "<weights>", description = "An .npz file: '<layer>__kernel' (height, width,"
			+ " in, out) and '<layer>__bias' of conv1 and of squeeze1x1, expand1x1 and expand3x3 of fire2 to fire9, for"
			+ " blue, green and red of 0 to 255 less 104, 117 and 123.")
	private Path weights;

	@Parameters(index = "1", paramLabel = "<destination>", description = "The folder that gets the package's folder.")
	private Path destination;

	@Option(names = "--name", description = "The id of the package. Default: ${DEFAULT-VALUE}.", defaultValue = "squeezenet-features")
	private String name;

	@Spec
	private CommandSpec spec;

	/** Runs the program and ends the process if it fails. */
	public static void main(final String... arguments) {
		Program.run(new FeatureNetworkPackage(), arguments);
	}

	@Override
	public Integer call() throws IOException {
		final Path zip = Files.createTempFile("fiji-gan-features", ".zip");
		try {
			final Engine engine = Engines.engine();
			final Path folder = write(engine, engine.exportSqueezeNet(Npz.read(weights).arrays(), zip));
			spec.commandLine().getOut().println(folder);
		} finally {
			Files.delete(zip);
		}
		return 0;
	}

	private Path write(final Engine engine, final NetworkFile file) {
		final FloatArray test = testImage();
		final List<FloatArray> layers;
		try (FeatureNetwork network = engine.loadFeatures(file)) {
			layers = network.features(centred(test));
		}
		return new ModelPackageWriter(description(file, layers), file.path())
				.summary("The inner layers of a network that was trained to recognise things, as a measure of images.")
				.authors(List.of("Forrest N. Iandola et al."))
				.cite("Iandola et al., SqueezeNet (2016)", "https://arxiv.org/abs/1602.07360")
				.tests(test, layers.toArray(FloatArray[]::new)).card(card()).write(destination, false);
	}

	private ModelDescription description(final NetworkFile file, final List<FloatArray> layers) {
		final Processing centring = new Processing.FixedZeroMeanUnitVariance(CAFFE_MEAN, List.of(1.0, 1.0, 1.0));
		final List<TensorDescription> outputs = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++)
			outputs.add(new TensorDescription(file.outputs().get(i),
					IntStream.range(0, layers.get(i).channels()).mapToObj(channel -> "feature" + channel).toList(),
					List.of()));
		return new ModelDescription(name, "SqueezeNet 1.1, features", "1.1.0", Task.FEATURE_EXTRACTION, "BSD-2-Clause",
				new TensorDescription(file.input(), CAFFE_ORDER, List.of(centring)), outputs, 1, HALO, 1, false);
	}

	/** Part of a sample image, 0 to 255, in the network's order of colours. */
	private static FloatArray testImage() {
		final var photo = SampleImages.photo().getProcessor();
		final int edge = 2 * HALO + 1;
		final FloatArray image = FloatArray.zeros(1, edge, edge, 3);
		for (int i = 0; i < edge * edge; i++)
			for (int c = 0; c < 3; c++)
				image.data()[3 * i + c] = photo.get(i % edge, i / edge) >> 8 * c & 0xff;
		return image;
	}

	private static FloatArray centred(final FloatArray image) {
		final FloatArray centred = FloatArray.zeros(image.shape());
		for (int i = 0; i < centred.data().length; i++)
			centred.data()[i] = (float) (image.data()[i] - CAFFE_MEAN.get(i % 3));
		return centred;
	}

	private static String card() {
		return ModelCard.titled("SqueezeNet 1.1, features").replaceSection(ModelCard.PURPOSE, """
				Gives the seven layers that LPIPS looks at, for perceptual distances and for trainings. It makes no \
				images.""").replaceSection(ModelCard.DATA, """
				Trained on ImageNet by its authors; weights BSD-2-Clause. Input: blue, green, red, 0 to 255 less 104, \
				117, 123.""").replaceSection(ModelCard.LIMITS, """
				It knows photographs: for micrographs its distances say less. Images need 31 pixels along each axis.""")
				.toMarkdown();
	}
}
