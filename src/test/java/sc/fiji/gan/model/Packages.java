package sc.fiji.gan.model;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.model.Processing.Clip;
import sc.fiji.gan.model.Processing.ScaleRange;

/** Model packages for tests. Their network is no real one: nothing here runs it. */
final class Packages {

	private Packages() {}

	static ModelDescription description(final String id) {
		return description(id, Task.SUPER_RESOLUTION, 2, List.of(new ScaleRange(0.1, 99.9, 1e-6, true)),
				List.of(new Clip(0, 1)));
	}

	static ModelDescription description(final String id, final Task task, final int scale,
			final List<Processing> before, final List<Processing> after) {
		return new ModelDescription(id, "A test model", "1.2.0", task, "BSD-2-Clause",
				new TensorDescription("lowres", List.of("luma"), before),
				new TensorDescription("highres", List.of("luma"), after), scale, 7, 4, true);
	}

	/** A writer with all that the BioImage Model Zoo asks for; its sources lie in {@code work}. */
	static ModelPackageWriter writer(final ModelDescription description, final Path work) throws IOException {
		final int size = TensorRdf.minimumSize(description);
		final int scaled = size * description.scale();
		final FloatArray input = ramp(size, description.inputChannels());
		final FloatArray output = ramp(scaled, description.outputChannels());
		return new ModelPackageWriter(description, network(work)).summary("Enlarges test images.")
				.authors(List.of("Ada Lovelace")).tests(input, output)
				.card(ModelCard.titled("A test model").replaceSection(ModelCard.PURPOSE, "Tests.").toMarkdown())
				.cover(cover(work)).provenance(Map.of("steps", 1000, "rate", 1e-4, "losses", List.of(0.5, 0.25)));
	}

	/** A square image whose values count up. */
	static FloatArray ramp(final int size, final int channels) {
		final FloatArray image = FloatArray.zeros(1, size, size, channels);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = i;
		return image;
	}

	static Path write(final String id, final Path library) throws IOException {
		final Path work = Files.createTempDirectory(library.getParent(), "work");
		return writer(description(id), work).write(library, false);
	}

	static Path network(final Path work) throws IOException {
		final Path zip = work.resolve("network.zip");
		try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
			out.putNextEntry(new ZipEntry("saved_model.pb"));
			out.write("not really a network".getBytes());
		}
		return zip;
	}

	private static Path cover(final Path work) throws IOException {
		final Path png = work.resolve("picture.png");
		ImageIO.write(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
		return png;
	}

	/** Replaces text in the rdf.yaml of a package, which must be there. */
	static void edit(final Path folder, final String from, final String to) throws IOException {
		final Path rdf = folder.resolve("rdf.yaml");
		final String before = Files.readString(rdf);
		if (!before.contains(from)) throw new AssertionError("'" + from + "' is not in\n" + before);
		Files.writeString(rdf, before.replace(from, to));
	}
}
