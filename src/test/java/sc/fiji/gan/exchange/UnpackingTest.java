package sc.fiji.gan.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelException;

/** What a zip of a stranger may do, and what not. */
class UnpackingTest {

	@TempDir
	Path folder;

	private Path target;

	@BeforeEach
	void makeTarget() throws IOException {
		target = Files.createDirectory(folder.resolve("target"));
	}

	private String refusal(final Path zip) {
		return assertThrows(ModelException.class, () -> Unpacking.unpack(zip, target, Progress.NONE)).getMessage();
	}

	@Test
	void filesAndFoldersComeOutAsTheyWere() throws IOException {
		final Path zip = Foreign.zip(Map.of("rdf.yaml", "name: a", "weights/variables/index", "bytes"),
				folder.resolve("a.zip"));
		Unpacking.unpack(zip, target, Progress.NONE);
		assertEquals(List.of("rdf.yaml", "weights", "weights/variables", "weights/variables/index"),
				Foreign.contents(target));
		assertEquals("name: a", Files.readString(target.resolve("rdf.yaml")));
	}

	@ParameterizedTest
	@ValueSource(strings = {"../out.txt", "a/../../out.txt", "/out.txt", "a\\..\\..\\out.txt", "..\\out.txt", "a/.."})
	void nothingLeavesTheFolder(final String name) throws IOException {
		final String message = refusal(Foreign.zip(Map.of(name, "out"), folder.resolve("a.zip")));
		assertTrue(message.contains("leaves the folder"), message);
		assertEquals(List.of("a.zip", "target"), Foreign.contents(folder));
	}

	@Test
	void linksAreRefused() throws IOException {
		final Path zip = Foreign.zip(Map.of("link", "/etc/passwd"), folder.resolve("a.zip"));
		setUnixType(zip, 0xa1ff);
		assertTrue(refusal(zip).contains("its entry 'link' is a link"), refusal(zip));
		assertEquals(List.of(), Foreign.contents(target));
	}

	/**
	 * The upper half of an entry's external attributes, 38 bytes behind its mark in the list at the
	 * end.
	 */
	private static void setUnixType(final Path zip, final int mode) throws IOException {
		final byte[] bytes = Files.readAllBytes(zip);
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < bytes.length - 4; i++)
			if (buffer.getInt(i) == 0x02014b50) buffer.putInt(i + 38, mode << 16);
		Files.write(zip, bytes);
	}

	@Test
	void aBombIsStoppedWhileItGoesOff() throws IOException {
		final Path zip = Foreign.zip(Map.of("zeros", "0".repeat(5_000_000)), folder.resolve("a.zip"));
		assertTrue(Files.size(zip) < 20_000);
		final ModelException refused = assertThrows(ModelException.class,
				() -> Unpacking.unpack(zip, target, 1_000_000, Progress.NONE));
		assertTrue(refused.getMessage().contains("more than 1000000 bytes"), refused.getMessage());
		assertTrue(Files.size(target.resolve("zeros")) <= 1_000_000);
	}

	/**
	 * The list at the end says that the entry takes half of its compressed bytes: 20 bytes behind its
	 * mark.
	 */
	@Test
	void anEntryThatIsCutShortIsSaidToBeSo() throws IOException {
		final Path zip = Foreign.zip(Map.of("a", "text ".repeat(1000)), folder.resolve("a.zip"));
		final byte[] bytes = Files.readAllBytes(zip);
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < bytes.length - 4; i++)
			if (buffer.getInt(i) == 0x02014b50) buffer.putInt(i + 20, buffer.getInt(i + 20) / 2);
		Files.write(zip, bytes);
		assertTrue(refusal(zip).contains("damaged or no zip"), refusal(zip));
	}

	@Test
	void twoEntriesOfOneNameAreRefused() throws IOException {
		final Path zip = Foreign.zip(Map.of("aaaa", "1", "bbbb", "2"), folder.resolve("a.zip"));
		final String text = Files.readString(zip, StandardCharsets.ISO_8859_1).replace("bbbb", "aaaa");
		Files.writeString(zip, text, StandardCharsets.ISO_8859_1);
		final String message = refusal(zip);
		assertTrue(message.contains("two entries") || message.contains("damaged"), message);
	}

	@Test
	void whatIsCutShortOrNoZipIsSaidToBeSo() throws IOException {
		final Path zip = Foreign.zip(Map.of("a", "text ".repeat(1000)), folder.resolve("a.zip"));
		final byte[] bytes = Files.readAllBytes(zip);
		for (final int length : new int[]{0, 3, bytes.length / 2, bytes.length - 1}) {
			Files.write(zip, Arrays.copyOf(bytes, length));
			assertTrue(refusal(zip).contains("damaged or no zip"), refusal(zip));
		}
	}
}
