package sc.fiji.gan.installation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineFolder;
import sc.fiji.gan.engine.Progress;

/** Fetches small files from a server of its own. */
class EngineInstallationTest {

	private static final int BYTES = 300_000;

	@TempDir
	private Path temporary;

	private final byte[] content = new byte[BYTES];
	private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
	private HttpServer server;
	/** What the server does with a request. */
	private Answer answer = this::answerRange;

	private interface Answer {

		void give(HttpExchange exchange) throws IOException;
	}

	@BeforeEach
	void start() throws IOException {
		new Random(1).nextBytes(content);
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			ranges.add(exchange.getRequestHeaders().getFirst("Range"));
			try (exchange) {
				answer.give(exchange);
			}
		});
		server.start();
	}

	@AfterEach
	void stop() {
		server.stop(0);
	}

	private void answerRange(final HttpExchange exchange) throws IOException {
		final int from = from(exchange);
		exchange.sendResponseHeaders(206, BYTES - from);
		exchange.getResponseBody().write(content, from, BYTES - from);
	}

	private static int from(final HttpExchange exchange) {
		return Integer.parseInt(exchange.getRequestHeaders().getFirst("Range").replaceAll("bytes=(\\d+)-", "$1"));
	}

	/** A third of what is left, then the connection breaks. */
	private void answerInPieces(final HttpExchange exchange) throws IOException {
		final int from = from(exchange);
		exchange.sendResponseHeaders(206, BYTES - from);
		exchange.getResponseBody().write(content, from, Math.max(1, (BYTES - from) / 3));
		if (BYTES - from < 1000) exchange.getResponseBody().write(content, from + 1, BYTES - from - 1);
		exchange.getResponseBody().flush();
	}

	private EngineInstallation installation() throws Exception {
		final String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		return installation(digest);
	}

	private EngineInstallation installation(final String digest) {
		return new EngineInstallation(
				List.of(new EngineFile("a/b/first-1.jar", BYTES, digest),
						new EngineFile("a/c/second-1.jar", BYTES, digest)),
				URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), folder());
	}

	private Path folder() {
		return temporary.resolve("engine").resolve("some-platform");
	}

	private Path part() {
		return temporary.resolve("engine").resolve("some-platform.part");
	}

	@Test
	void fetchesAllFilesIntoAFolder() throws Exception {
		installation().run(Progress.NONE);
		assertArrayEquals(content, Files.readAllBytes(folder().resolve("first-1.jar")));
		assertArrayEquals(content, Files.readAllBytes(folder().resolve("second-1.jar")));
		assertFalse(Files.exists(part()));
	}

	@Test
	void whatCameBeforeTheConnectionBrokeIsNotFetchedAgain() throws Exception {
		answer = this::answerInPieces;
		installation().run(Progress.NONE);
		assertArrayEquals(content, Files.readAllBytes(folder().resolve("first-1.jar")));
		assertEquals("bytes=0-", ranges.get(0));
		assertEquals("bytes=100000-", ranges.get(1));
	}

	@Test
	void aServerThatSendsAllOfItIsUnderstood() throws Exception {
		Files.createDirectories(part());
		Files.write(part().resolve("first-1.jar"), new byte[1000]);
		answer = exchange -> {
			exchange.sendResponseHeaders(200, BYTES);
			exchange.getResponseBody().write(content);
		};
		installation().run(Progress.NONE);
		assertArrayEquals(content, Files.readAllBytes(folder().resolve("first-1.jar")));
		assertEquals("bytes=1000-", ranges.get(0));
	}

	@Test
	void aDamagedFileIsNotInstalled() {
		final EngineException damaged = assertThrows(EngineException.class,
				() -> installation("00".repeat(32)).run(Progress.NONE));
		assertTrue(damaged.getMessage().contains("first-1.jar came damaged from 127.0.0.1"), damaged.getMessage());
		assertFalse(Files.exists(folder()));
		assertFalse(Files.exists(part().resolve("first-1.jar")));
	}

	@Test
	void aLongerFileIsNotTaken() {
		answer = exchange -> {
			exchange.sendResponseHeaders(200, BYTES + 1L);
			exchange.getResponseBody().write(content);
			exchange.getResponseBody().write(1);
		};
		assertThrows(EngineException.class, () -> installation().run(Progress.NONE));
		assertFalse(Files.exists(folder()));
	}

	@Test
	void cancelLeavesNothing() {
		final Progress canceled = new Progress() {

			@Override
			public void update(final double fraction, final String message) {}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		answer = exchange -> {
			exchange.sendResponseHeaders(206, BYTES);
			exchange.getResponseBody().write(content, 0, 1000);
			exchange.getResponseBody().flush();
			pause();
		};
		assertThrows(CancellationException.class, () -> installation().run(canceled));
		assertFalse(Files.exists(folder()));
		assertFalse(Files.exists(part()));
	}

	private static void pause() {
		try {
			Thread.sleep(400);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void aMissingFileIsToldWithTheListOfFilesAndTheFolder() {
		answer = exchange -> exchange.sendResponseHeaders(404, -1);
		final EngineException missing = assertThrows(EngineException.class, () -> installation().run(Progress.NONE));
		for (final String part : List.of("127.0.0.1 answers 404", "/a/b/first-1.jar", "/a/c/second-1.jar",
				folder().toString(), "try again"))
			assertTrue(missing.getMessage().contains(part), missing.getMessage());
	}

	@Test
	void noNetIsToldInTheSameWay() {
		server.stop(0);
		final EngineException offline = assertThrows(EngineException.class, () -> installation().run(Progress.NONE));
		assertTrue(offline.getMessage().contains("the net cannot be reached"), offline.getMessage());
		assertTrue(offline.getMessage().contains("/a/b/first-1.jar"), offline.getMessage());
	}

	@Test
	void anEarlierInstallationIsReplacedOnlyByAWholeOne() throws Exception {
		Files.createDirectories(folder());
		Files.write(folder().resolve("old.jar"), "old".getBytes(StandardCharsets.UTF_8));
		answer = exchange -> exchange.sendResponseHeaders(500, -1);
		assertThrows(EngineException.class, () -> installation().run(Progress.NONE));
		assertTrue(Files.exists(folder().resolve("old.jar")));
		answer = this::answerRange;
		installation().run(Progress.NONE);
		assertFalse(Files.exists(folder().resolve("old.jar")));
	}

	@Test
	void thereIsNoMoreToFetchThanTheDiskHolds() {
		final EngineInstallation large = new EngineInstallation(
				List.of(new EngineFile("a/b/first-1.jar", Long.MAX_VALUE / 16, "")),
				URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), folder());
		final EngineException full = assertThrows(EngineException.class, () -> large.run(Progress.NONE));
		assertTrue(full.getMessage().contains("MB are free"), full.getMessage());
		assertEquals(List.of(), ranges);
		assertFalse(Files.exists(part()));
	}

	/** As the Maven repository of this build has them, where it has them. */
	@Test
	void theFilesOfThisComputerAreThoseOfTheBuild() throws Exception {
		final Path built = Path.of("target", "engine");
		for (final EngineFile file : EngineFile.ofBuild(EngineFolder.platform())) {
			final byte[] bytes = Files.readAllBytes(built.resolve(file.name()));
			assertEquals(file.bytes(), bytes.length, file.name());
			assertEquals(file.sha256(), HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
		}
	}

	@Test
	void computersWithoutTensorFlowAreTold() {
		final IllegalArgumentException none = assertThrows(IllegalArgumentException.class,
				() -> EngineFile.ofBuild("macosx-x86_64"));
		assertTrue(none.getMessage().contains("macosx-x86_64") && none.getMessage().contains("macosx-arm64"));
	}
}
