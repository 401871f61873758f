package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;
import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.exchange.Foreign;

/** A few of the damaged packages of which the program makes thousands. */
@Timeout(300)
class ImportFuzzTest {

	private static final int COUNT = 48;

	@TempDir
	Path folder;

	@Test
	void damagedPackagesWorkOrAreRefusedAndLeaveNothing() throws Exception {
		final Path networks = Foreign.networks(folder.resolve("networks"));
		final Path zoo = Foreign.zip(Foreign.zoo04(networks.resolve("triple"), folder.resolve("zoo")),
				folder.resolve("zoo.zip"));
		final StringWriter printed = new StringWriter();
		final CommandLine fuzz = Program.of(new ImportFuzz()).setOut(new PrintWriter(printed));
		final int status = fuzz.execute("--count", String.valueOf(COUNT), zoo.toString(),
				networks.resolve("triple").toString(), TinyGenerator.write("tiny", folder.resolve("made")).toString());
		assertEquals(0, status, printed.toString());
		final List<int[]> rows = printed.toString().lines().filter(line -> line.matches("\\| [a-z].*\\d.*"))
				.map(line -> Stream.of(line.split("\\|")).map(String::strip).filter(cell -> cell.matches("\\d+"))
						.mapToInt(Integer::parseInt).toArray())
				.toList();
		assertEquals(COUNT, rows.stream().mapToInt(row -> row[0] + row[1] + row[2] + row[3]).sum(), printed.toString());
		assertTrue(rows.stream().mapToInt(row -> row[1]).sum() > COUNT / 4, printed.toString());
		assertEquals(List.of(), ofTrials());
	}

	private static List<String> ofTrials() throws Exception {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.map(file -> file.getFileName().toString())
					.filter(name -> name.startsWith("fiji-gan-trial" + ProcessHandle.current().pid())).toList();
		}
	}

	/**
	 * Field 1 is the number 150, field 2 the text "testing": the examples of the format's description.
	 */
	@Test
	void damagedMessagesAreMessagesStill() {
		final byte[] message = {8, (byte) 0x96, 1, 0x12, 7, 't', 'e', 's', 't', 'i', 'n', 'g'};
		int different = 0;
		for (int seed = 0; seed < 200; seed++) {
			final byte[] damaged = WireMessage.parse(message).orElseThrow().damaged(new SplittableRandom(seed));
			assertTrue(damaged.length == 0 || WireMessage.parse(damaged).isPresent(), "seed " + seed);
			if (!Arrays.equals(message, damaged)) different++;
		}
		assertTrue(different > 150, different + " of 200");
	}

	@Test
	void everyMutationOfAnyPackageGivesBytes() {
		for (final Mutation mutation : Mutation.values())
			for (int seed = 0; seed < 50; seed++) {
				final Map<String, byte[]> files = new LinkedHashMap<>(
						Map.of("rdf.yaml", "a: 1\nb: [2]\n".getBytes(), "net.pb", new byte[]{8, 1}));
				assertTrue(mutation.apply(files, new SplittableRandom(seed)) != null, mutation + " " + seed);
			}
	}
}
