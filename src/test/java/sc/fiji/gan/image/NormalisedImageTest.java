package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ShortProcessor;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

class NormalisedImageTest {

	private static final TensorDescription INPUT = new TensorDescription("x", List.of("dna", "actin"),
			List.of(new Processing.ScaleRange(2, 98, 1e-6, true), new Processing.ScaleLinear(2, -1),
					new Processing.Clip(-1, 1)));

	@Test
	void aTrainingSeesWhatTheNetworkWillSee() {
		final ImagePlus image = ModelApplicationTest.hyperstack(16, 12, 9, 2, 3, 2);
		image.setRoi(new Roi(2, 1, 8, 7));
		final List<float[]> seen = new ArrayList<>();
		ModelApplicationTest.apply(
				new ModelDescription("m", "M", "1.0", Task.IMAGE_TRANSLATION, "CC0-1.0", INPUT,
						new TensorDescription("y", List.of("a", "b"), List.of()), 1, 0, 1, false),
				FakeNetworks.network(x -> {
					seen.add(x.data().clone());
					return x;
				}), image);
		final NormalisedImage normalised = NormalisedImage.of(image, INPUT);
		assertEquals(8, normalised.width());
		assertEquals(7, normalised.height());
		assertEquals(6, normalised.planes().size());
		for (int i = 0; i < 6; i++)
			assertArrayEquals(seen.get(i), normalised.planes().get(i), "plane " + i);
	}

	@Test
	void blackAndWhiteAreThoseOfTheImage() {
		final ShortProcessor ramp = new ShortProcessor(101, 1);
		for (int x = 0; x <= 100; x++)
			ramp.set(x, 0, 300 + 10 * x);
		final NormalisedImage normalised = NormalisedImage.of(new ImagePlus("ramp", ramp),
				new TensorDescription("x", List.of("c"), INPUT.processing()));
		assertEquals(320, normalised.black()[0], 0.01);
		assertEquals(1280, normalised.white()[0], 0.01);
	}
}
