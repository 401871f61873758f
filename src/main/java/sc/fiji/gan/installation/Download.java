package sc.fiji.gan.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;

import sc.fiji.gan.engine.BackgroundWork;
import sc.fiji.gan.engine.Progress;

/**
 * Fetches a file whose length and digest are known. What came before the line broke is not fetched
 * again.
 */
final class Download {

	private static final Duration CONNECT = Duration.ofSeconds(20);
	private static final long STALL_NANOS = Duration.ofSeconds(60).toNanos();
	/** Of attempts in a row that bring nothing. */
	private static final int ATTEMPTS = 3;
	private static final int PARTIAL_CONTENT = 206;
	private static final int OK = 200;
	private static final int BLOCK = 1 << 16;

	private final URI from;
	private final EngineFile file;
	private final Path to;
	private volatile long arrived;
	private volatile long lastArrival;
	private volatile InputStream open;

	Download(final URI repository, final EngineFile file, final Path folder) {
		this.from = repository.resolve(file.path());
		this.file = file;
		this.to = folder.resolve(file.name());
	}

	/** What is there already, in bytes. */
	long there() throws IOException {
		return Files.exists(to) ? Math.min(Files.size(to), file.bytes()) : 0;
	}

	/**
	 * Fetches what is missing.
	 *
	 * @throws IOException if it does not come, or is not what it should be; what came stays for the
	 *     next time, unless it is wrong
	 * @throws CancellationException if the progress is canceled
	 */
	void run(final Progress progress) throws IOException {
		arrived = there();
		for (int failures = 0; arrived < file.bytes();) {
			final long before = arrived;
			try {
				attempt(progress);
			} catch (final IOException e) {
				failures = arrived > before ? 1 : failures + 1;
				if (failures == ATTEMPTS) throw e;
			}
		}
		progress.update(1, "Checking " + file.name());
		if (matches()) return;
		Files.delete(to);
		throw new IOException(file.name() + " came damaged from " + from.getHost());
	}

	private void attempt(final Progress progress) throws IOException {
		lastArrival = System.nanoTime();
		try (BackgroundWork work = new BackgroundWork("GAN engine download")) {
			work.await(this::fetch, () -> watch(progress));
		} catch (final IllegalStateException e) {
			if (e.getCause() instanceof IOException cause) throw cause;
			throw e;
		} finally {
			if (open != null) open.close();
		}
	}

	private void watch(final Progress progress) {
		if (progress.isCanceled()) throw new CancellationException();
		progress.update((double) arrived / file.bytes(),
				"Fetching " + file.name() + ": " + (arrived >> 20) + " of " + (file.bytes() >> 20) + " MB");
		if (System.nanoTime() - lastArrival > STALL_NANOS)
			throw new IllegalStateException(new IOException(from.getHost() + " sends nothing"));
	}

	private Void fetch() throws IOException, InterruptedException {
		final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT)
				.followRedirects(HttpClient.Redirect.NORMAL).build();
		final HttpResponse<InputStream> answer = client.send(
				HttpRequest.newBuilder(from).header("Range", "bytes=" + arrived + "-").build(),
				HttpResponse.BodyHandlers.ofInputStream());
		open = answer.body();
		if (answer.statusCode() != PARTIAL_CONTENT && answer.statusCode() != OK)
			throw new IOException(from.getHost() + " answers " + answer.statusCode());
		// Some proxies send all of it, whatever was asked for.
		if (answer.statusCode() == OK) arrived = 0;
		try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE,
				arrived == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND)) {
			copy(open, out);
		}
		return null;
	}

	private void copy(final InputStream in, final OutputStream out) throws IOException {
		final byte[] block = new byte[BLOCK];
		for (int n = in.read(block); n >= 0; n = in.read(block)) {
			if (arrived + n > file.bytes()) throw new IOException(file.name() + " is longer than it should be");
			out.write(block, 0, n);
			arrived += n;
			lastArrival = System.nanoTime();
		}
		if (arrived < file.bytes()) throw new IOException("the connection to " + from.getHost() + " broke");
	}

	private boolean matches() throws IOException {
		try (DigestInputStream in = new DigestInputStream(Files.newInputStream(to),
				MessageDigest.getInstance("SHA-256"))) {
			in.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(file.sha256());
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java has it
		}
	}
}
