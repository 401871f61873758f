package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.MemoryBudget;
import sc.fiji.gan.image.PredictionRequest;
import sc.fiji.gan.image.Provenance;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.image.TimeLapseContinuation;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelPackage;

/** The predictions of frames that come with the project, on drawn time-lapses. */
@Timeout(120)
class ShippedFramePredictionTest {

	private static final Map<String, Prediction> MODELS = new LinkedHashMap<>();

	private record Prediction(ModelPackage files, Network network) {

		ImagePlus of(final ImagePlus image, final int frames, final int tileEdge) {
			return of(image, new PredictionRequest(frames), tileEdge);
		}

		ImagePlus of(final ImagePlus image, final PredictionRequest wanted, final int tileEdge) {
			return new TimeLapseContinuation(files.description(), network,
					MemoryBudget.ofThisMachine().withTileEdge(tileEdge), Provenance.of(files.description()),
					warning -> {}).apply(image, wanted, Progress.NONE);
		}
	}

	@BeforeAll
	static void load() {
		for (final String id : ids()) {
			final ModelPackage files = Gan.library().open(id);
			MODELS.put(id, new Prediction(files, Engines.engine().load(files.networkFile())));
		}
	}

	@AfterAll
	static void close() {
		MODELS.values().forEach(m -> m.network.close());
		MODELS.clear();
	}

	static List<String> ids() {
		return List.of("predict-cell-migration", "predict-moving-digits");
	}

	/** Drawn nuclei that move by three pixels to the right and one down in each frame. */
	private static ImagePlus drift(final int frames) {
		final ImageProcessor nuclei = SampleImages.nuclei(160, 1).getProcessor();
		final ImageStack stack = new ImageStack(96, 88);
		for (int t = 0; t < frames; t++) {
			final ShortProcessor frame = new ShortProcessor(96, 88);
			frame.insert(nuclei, 3 * t - 32, t - 32);
			stack.addSlice(frame);
		}
		final ImagePlus image = new ImagePlus("drift", stack);
		image.setDimensions(1, 1, frames);
		return image;
	}

	/** Of the middle: what comes in at the border cannot be foreseen. */
	private static double squaredError(final ImageProcessor a, final ImageProcessor b) {
		double sum = 0;
		for (int y = 24; y < 64; y++)
			for (int x = 24; x < 72; x++)
				sum += Math.pow(a.getf(x, y) - b.getf(x, y), 2);
		return sum;
	}

	@ParameterizedTest
	@MethodSource("ids")
	void reproducesTheTestTensorsOfItsPackage(final String id) {
		final Prediction model = MODELS.get(id);
		final FloatArray seen = TensorValues.seen(model.files.testInput().orElseThrow(),
				model.files.description().input());
		// Other processors add up in another order.
		assertArrayEquals(model.files.testOutput().orElseThrow().data(), model.network.run(seen).data(), 1e-3f);
	}

	/** Noise can only be further from what comes than what is expected without it. */
	@ParameterizedTest
	@MethodSource("ids")
	void whatIsExpectedIsNearerThanWhatIsGrained(final String id) {
		final ImageProcessor next = drift(6).getStack().getProcessor(6);
		final ImageProcessor grained = first(id, 1);
		final ImageProcessor expected = first(id, 0);
		assertTrue(squaredError(expected, next) < squaredError(grained, next),
				squaredError(expected, next) + " beside " + squaredError(grained, next));
	}

	private static ImageProcessor first(final String id, final double grain) {
		return MODELS.get(id).of(drift(5), new PredictionRequest(1, grain), 1024).getStack().getProcessor(6);
	}

	/** Half of the squared error of repeating the last frame at most. */
	@ParameterizedTest
	@MethodSource("ids")
	void whatDriftsIsExpectedWhereItIsHeading(final String id) {
		final ImagePlus truth = drift(6);
		final ImagePlus result = MODELS.get(id).of(drift(5), 1, 1024);
		final ImageProcessor next = truth.getStack().getProcessor(6);
		final double repeated = squaredError(truth.getStack().getProcessor(5), next);
		final double predicted = squaredError(result.getStack().getProcessor(6), next);
		assertTrue(predicted < 0.5 * repeated, predicted / repeated + " of the error of repeating");
		assertEquals("predicted +1", result.getStack().getSliceLabel(6));
	}

	@ParameterizedTest
	@MethodSource("ids")
	void tiledEqualsUntiled(final String id) {
		final ImagePlus image = drift(4);
		final Prediction model = MODELS.get(id);
		final ImagePlus whole = model.of(image, 2, 1024);
		final ImagePlus tiled = model.of(image, 2, 24);
		final double range = image.getStack().getProcessor(4).getStats().max;
		for (int t = 5; t <= 6; t++)
			for (int i = 0; i < 96 * 88; i++)
				assertEquals(whole.getStack().getProcessor(t).get(i), tiled.getStack().getProcessor(t).get(i),
						2e-3 * range, "frame " + t + ", pixel " + i);
	}
}
