package sc.fiji.gan.installation;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineFolder;
import sc.fiji.gan.engine.PartOfProgress;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.WholeFile;

/**
 * Fetches TensorFlow for this computer from Maven Central into a folder that is not on the class
 * path: {@code lib/gan-engine} in Fiji's folder, or {@code .fiji-gan/engine} in the user's if
 * nothing can be written there. The folder of the build has its name only when all files are there
 * and are what they should be.
 */
public final class EngineInstallation {

	/** System property with another Maven repository, such as a mirror of Maven Central; a URL. */
	public static final String REPOSITORY = "fiji.gan.maven";

	private static final String CENTRAL = "https://repo1.maven.org/maven2/";
	/** What TensorFlow unpacks at its first start is four times as large as its jar. */
	private static final int UNPACKED = 4;
	private static final long MEGABYTE = 1_000_000;

	private final List<EngineFile> files;
	private final URI repository;
	private final Path folder;
	private final Path part;

	EngineInstallation(final List<EngineFile> files, final URI repository, final Path folder) {
		this.files = List.copyOf(files);
		this.repository = repository;
		this.folder = folder;
		this.part = folder.resolveSibling(folder.getFileName() + ".part");
	}

	/**
	 * The installation for this computer.
	 *
	 * @param gpu whether of the build for NVIDIA's GPUs, which runs on CPUs too
	 * @throws IllegalArgumentException if there is no such build for this kind of computer
	 */
	public static EngineInstallation forThisComputer(final boolean gpu) {
		final String build = EngineFolder.platform() + (gpu ? "-gpu" : "");
		final String repository = System.getProperty(REPOSITORY, CENTRAL);
		return new EngineInstallation(EngineFile.ofBuild(build),
				URI.create(repository.endsWith("/") ? repository : repository + "/"), place().resolve(build));
	}

	/** Whether TensorFlow is made for a GPU in this kind of computer. */
	public static boolean gpuIsPossible() {
		try {
			return !EngineFile.ofBuild(EngineFolder.platform() + "-gpu").isEmpty();
		} catch (final IllegalArgumentException e) {
			return false;
		}
	}

	private static Path place() {
		final List<Path> folders = EngineFolder.candidates();
		// The first is beside the plugin's jar, where Fiji takes jars for plugins.
		return folders.stream().skip(inFiji() ? 1 : 0).filter(EngineInstallation::isWritable).findFirst()
				.orElse(folders.get(folders.size() - 1));
	}

	private static boolean inFiji() {
		return EngineFolder.candidates().size() > 1
				&& "plugins".equals(String.valueOf(EngineFolder.ownLocation().getParent().getFileName()));
	}

	private static boolean isWritable(final Path folder) {
		return Files.exists(folder)
				? Files.isWritable(folder)
				: folder.getParent() != null && isWritable(folder.getParent());
	}

	/** Where the jars will be. */
	public Path folder() {
		return folder;
	}

	/** Whether that is in the user's folder because nothing can be written in Fiji's. */
	public boolean isAside() {
		return inFiji() && !folder.startsWith(EngineFolder.candidates().get(1));
	}

	/** What has to be fetched, in millions of bytes. */
	public long megabytes() {
		return (bytes() + MEGABYTE - 1) / MEGABYTE;
	}

	private long bytes() {
		return files.stream().mapToLong(EngineFile::bytes).sum();
	}

	/** How to get the files by hand, for computers that the net does not reach. */
	public String byHand() {
		return "fetch these files on another computer and put them into\n" + folder + ":\n" + files.stream()
				.map(file -> repository.resolve(file.path()).toString()).collect(Collectors.joining("\n"));
	}

	/**
	 * Fetches and checks the files.
	 *
	 * @throws EngineException with the remedy, if that is not possible; what came whole is not fetched
	 *     again the next time
	 * @throws CancellationException if the progress is canceled; nothing is left behind
	 */
	public void run(final Progress progress) {
		try {
			Files.createDirectories(part);
			requireSpace();
			fetch(progress);
			delete(folder);
			Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
		} catch (final CancellationException e) {
			deleteQuietly(part);
			throw new CancellationException("TensorFlow was not fetched.");
		} catch (final IOException e) {
			throw new EngineException("TensorFlow could not be fetched (" + reason(e)
					+ "): try again, which goes on where it stopped; or\n" + byHand(), e);
		}
	}

	private void fetch(final Progress progress) throws IOException {
		long before = 0;
		for (final EngineFile file : files) {
			final double from = (double) before / bytes();
			before += file.bytes();
			new Download(repository, file, part)
					.run(new PartOfProgress(progress, from, Math.min(1, (double) before / bytes())));
		}
	}

	private void requireSpace() throws IOException {
		long missing = 0;
		for (final EngineFile file : files)
			missing += file.bytes() - new Download(repository, file, part).there();
		final long wanted = missing + UNPACKED * bytes();
		final long free = Files.getFileStore(part).getUsableSpace();
		if (free >= wanted) return;
		deleteQuietly(part);
		throw new EngineException("TensorFlow needs " + wanted / MEGABYTE + " MB in " + folder.getParent()
				+ ", with what" + " it unpacks at its first start, but only " + free / MEGABYTE
				+ " MB are free: make room, then try again.");
	}

	private static String reason(final IOException e) {
		if (e instanceof UnknownHostException || e instanceof ConnectException
				|| e instanceof HttpConnectTimeoutException)
			return "the net cannot be reached";
		return WholeFile.reason(e);
	}

	private static void deleteQuietly(final Path folder) {
		try {
			delete(folder);
		} catch (final IOException e) {
			// Taken up by the next installation.
		}
	}

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : all.sorted(Comparator.reverseOrder()).toList())
				Files.delete(path);
		}
	}
}
