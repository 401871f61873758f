package sc.fiji.gan.tensorflow.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.NetworkFile.Format;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.runtime.Sessions;

@ExtendWith(InsideEngine.class)
class NetworkFilesTest {

	/** One convolution, which doubles every pixel. */
	private static final Generator DOUBLING = new Generator(1, 0,
			(layers, input) -> layers.convolution("k", input, 1, 1, 1));

	private static final NetworkReader READER = new NetworkReader(new Sessions(EngineOptions.DEFAULT));

	@Test
	void networkIsReadAsItWasWritten(@TempDir final Path folder) {
		try (Network network = READER.read(written(folder))) {
			assertArrayEquals(new float[]{2, 4, 6, 8}, network.run(input()).data(), 1e-6f);
		}
	}

	@Test
	void savedModelFolderAndFrozenGraphAreReadToo(@TempDir final Path folder) throws IOException {
		final byte[] model;
		try (ZipFile zip = new ZipFile(written(folder).path().toFile())) {
			model = zip.getInputStream(zip.getEntry("saved_model.pb")).readAllBytes();
		}
		Files.write(folder.resolve("saved_model.pb"), model);
		try (Network network = READER.read(new NetworkFile(folder, Format.SAVED_MODEL_FOLDER, "input", "output"))) {
			assertArrayEquals(new float[]{2, 4, 6, 8}, network.run(input()).data(), 1e-6f);
		}
		final Path frozen = folder.resolve("graph.pb");
		Files.write(frozen, SavedModel.parseFrom(model).getMetaGraphs(0).getGraphDef().toByteArray());
		try (Network network = READER.read(new NetworkFile(frozen, Format.FROZEN_GRAPH, "input", "output"))) {
			assertArrayEquals(new float[]{2, 4, 6, 8}, network.run(input()).data(), 1e-6f);
		}
	}

	@Test
	void savedModelWithVariablesIsReadFromFolderAndZip(@TempDir final Path folder) throws IOException {
		final Path saved = folder.resolve("saved");
		exportTripling(saved);
		try (Network network = READER.read(new NetworkFile(saved, Format.SAVED_MODEL_FOLDER, "input", "output"))) {
			assertArrayEquals(new float[]{3, 6, 9, 12}, network.run(input()).data(), 1e-6f);
		}
		final Path zip = zip(saved, folder.resolve("saved.zip"));
		try (Network network = READER.read(new NetworkFile(zip, Format.SAVED_MODEL_ZIP, "input", "output"))) {
			assertArrayEquals(new float[]{3, 6, 9, 12}, network.run(input()).data(), 1e-6f);
		}
	}

	@Test
	void zipThatLeavesItsFolderIsRefused(@TempDir final Path folder) throws IOException {
		final Path zip = folder.resolve("evil.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			out.putNextEntry(new ZipEntry("../evil.txt"));
			out.write(1);
		}
		final EngineException refused = assertThrows(EngineException.class,
				() -> READER.read(new NetworkFile(zip, Format.SAVED_MODEL_ZIP, "input", "output")));
		assertTrue(refused.getMessage().contains("leaves the folder"), refused.getMessage());
	}

	@Test
	void closingWaitsForNoOneAndEndsAllUse(@TempDir final Path folder) {
		final Network network = READER.read(written(folder));
		network.close();
		network.close();
		assertThrows(EngineException.class, () -> network.run(input()));
	}

	private static void exportTripling(final Path folder) throws IOException {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Placeholder<TFloat32> image = tf.placeholder(TFloat32.class,
					Placeholder.shape(Shape.of(-1, -1, -1, 1)));
			final Variable<TFloat32> factor = tf.variable(Shape.scalar(), TFloat32.class);
			tf.withInitScope().assign(factor, tf.constant(3f));
			final Operand<TFloat32> result = tf.math.mul(image, tf.identity(factor));
			try (Session session = new Session(graph)) {
				session.initialize();
				SavedModelBundle
						.exporter(folder.toString()).withSession(session).withSignature(Signature.builder()
								.key("serving_default").input("input", image).output("output", result).build())
						.export();
			}
		}
	}

	private static Path zip(final Path folder, final Path zip) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
				Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
				Files.copy(file, out);
			}
		}
		return zip;
	}

	@Test
	void sameWeightsMakeTheSameFile(@TempDir final Path one, @TempDir final Path two) throws IOException {
		assertEquals(-1, Files.mismatch(written(one).path(), written(two).path()));
	}

	@Test
	void inputOfAnotherShapeIsRefused(@TempDir final Path folder) {
		try (Network network = READER.read(written(folder))) {
			final EngineException refused = assertThrows(EngineException.class,
					() -> network.run(FloatArray.zeros(1, 4, 4, 3)));
			assertTrue(refused.getMessage().contains("[1, 4, 4, 3]"), refused.getMessage());
		}
	}

	@Test
	void truncatedFileIsRefusedInOneSentence(@TempDir final Path folder) throws IOException {
		final NetworkFile file = written(folder);
		final byte[] bytes = Files.readAllBytes(file.path());
		for (final double part : new double[]{0, 0.2, 0.5, 0.9, 0.99}) {
			Files.write(file.path(), Arrays.copyOf(bytes, (int) (part * bytes.length)));
			final EngineException refused = assertThrows(EngineException.class, () -> READER.read(file));
			assertEquals(1, refused.getMessage().lines().count());
			assertTrue(refused.getMessage().contains("net.zip"), refused.getMessage());
		}
	}

	@Test
	void unknownSignatureNamesAreListed(@TempDir final Path folder) {
		final NetworkFile file = written(folder);
		final EngineException refused = assertThrows(EngineException.class,
				() -> READER.read(new NetworkFile(file.path(), file.format(), "picture", "output")));
		assertTrue(refused.getMessage().contains("[input], not picture"), refused.getMessage());
	}

	private static FloatArray input() {
		return FloatArray.image(new float[]{1, 2, 3, 4}, 2, 2, 1);
	}

	private static NetworkFile written(final Path folder) {
		return NetworkWriter.write(DOUBLING, Map.of("generator/k/kernel", new FloatArray(new float[]{2}, 1, 1, 1, 1)),
				folder.resolve("net.zip"));
	}
}
