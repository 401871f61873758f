package sc.fiji.gan.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Npy;

/** Models as others make them, for tests. */
public final class Foreign {

	private Foreign() {}

	/** Writes the networks that {@code ForeignFiles} makes. */
	public static Path networks(final Path folder) throws Exception {
		InsideEngine.main("sc.fiji.gan.tensorflow.foreign.ForeignFiles", Files.createDirectories(folder).toString());
		return folder;
	}

	/**
	 * A package of the BioImage Model Zoo, format 0.4, of {@code triple}: NHWC, pixels divided by 255
	 * before and multiplied after; with test tensors.
	 */
	public static Path zoo04(final Path triple, final Path folder) throws IOException {
		Files.createDirectories(folder);
		zip(triple, folder.resolve("weights.zip"));
		Npy.write(folder.resolve("in.npy"), ramp(1));
		Npy.write(folder.resolve("out.npy"), ramp(3));
		Files.writeString(folder.resolve("rdf.yaml"), """
				format_version: 0.4.10
				type: model
				name: Triple
				description: Makes every pixel three times as bright.
				authors: [{name: Ada Lovelace}]
				license: CC-BY-4.0
				cite: [{text: Notes, doi: 10.1000/182}]
				inputs:
				- {name: image, axes: byxc, data_type: float32, shape: {min: [1, 8, 8, 1], step: [0, 4, 4, 0]},
				   preprocessing: [{name: scale_linear, kwargs: {axes: yx, gain: 0.00392156862745098, offset: 0}}]}
				outputs:
				- {name: result, axes: byxc, data_type: float32, halo: [0, 8, 8, 0],
				   shape: {reference_tensor: image, scale: [1, 1, 1, 1], offset: [0, 0, 0, 0]},
				   postprocessing: [{name: scale_linear, kwargs: {axes: yx, gain: 255, offset: 0}}]}
				test_inputs: [in.npy]
				test_outputs: [out.npy]
				weights:
				  tensorflow_saved_model_bundle: {source: weights.zip, tensorflow_version: 1.15.0}
				""");
		return folder;
	}

	private static FloatArray ramp(final int factor) {
		final FloatArray ramp = FloatArray.zeros(1, 24, 32, 1);
		for (int i = 0; i < ramp.data().length; i++)
			ramp.data()[i] = factor * (i % 200);
		return ramp;
	}

	/** Puts the files of a folder into a zip. */
	public static Path zip(final Path folder, final Path zip) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
				Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(f -> Files.isRegularFile(f) && !f.equals(zip)).sorted().toList()) {
				out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
				Files.copy(file, out);
			}
		}
		return zip;
	}

	/** A zip of texts by the names of their entries. */
	static Path zip(final Map<String, String> entries, final Path zip) throws IOException {
		try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
			for (final Map.Entry<String, String> entry : entries.entrySet()) {
				out.putNextEntry(new ZipEntry(entry.getKey()));
				out.write(entry.getValue().getBytes());
			}
		}
		return zip;
	}

	/** What lies in a folder, by path; nothing if there is none. */
	public static List<String> contents(final Path folder) throws IOException {
		if (!Files.exists(folder)) return List.of();
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(f -> !f.equals(folder)).map(f -> folder.relativize(f).toString()).sorted().toList();
		}
	}
}
