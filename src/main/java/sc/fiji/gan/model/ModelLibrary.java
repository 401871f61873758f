package sc.fiji.gan.model;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.gan.engine.WholeFile;

/**
 * The models that are installed: the packages in a few folders. Where two have the same id, the
 * first folder wins. Nothing is remembered, so that a model is there as soon as its folder is.
 */
public final class ModelLibrary {

	/**
	 * The system property with folders that are searched before all others, separated as on a class
	 * path.
	 */
	public static final String PROPERTY = "fiji.gan.models";

	private static final String MODELS = "models";
	private static final int NAMED_AT_MOST = 8;

	private final List<Path> folders;

	/** @param folders the first is searched first; they need not exist */
	public ModelLibrary(final Collection<Path> folders) {
		this.folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).distinct().toList();
	}

	/**
	 * The library as users have it: the folders in the system property {@value #PROPERTY},
	 * {@code models/} of the project or application that this code belongs to, those given, and
	 * {@code .fiji-gan/models} in the user's home.
	 *
	 * @param application the {@code models} folders of ImageJ or Fiji
	 */
	public static ModelLibrary standard(final Path... application) {
		final List<Path> folders = new ArrayList<>(configured());
		folders.addAll(CodeLocation.ancestors(ModelLibrary.class).map(folder -> folder.resolve(MODELS))
				.filter(Files::isDirectory).limit(1).toList());
		folders.addAll(List.of(application));
		folders.add(home());
		return new ModelLibrary(folders);
	}

	private static List<Path> configured() {
		return Arrays.stream(System.getProperty(PROPERTY, "").split(File.pathSeparator))
				.filter(folder -> !folder.isBlank()).map(Path::of).toList();
	}

	private static Path home() {
		return Path.of(System.getProperty("user.home"), ".fiji-gan", MODELS);
	}

	/**
	 * Where a newly trained or imported model goes: the first folder of {@value #PROPERTY}, else the
	 * user's own.
	 */
	public static Path destination() {
		return configured().stream().findFirst().orElseGet(ModelLibrary::home);
	}

	/** What is searched, in this order. */
	public List<Path> folders() {
		return folders;
	}

	/**
	 * All models that can be read, sorted by id. Only their descriptions are read: {@link #open} checks
	 * the rest.
	 */
	public List<ModelDescription> list() {
		return scan().models.values().stream().sorted(Comparator.comparing(ModelDescription::id)).toList();
	}

	/** The models for one task, sorted by id. */
	public List<ModelDescription> list(final Task task) {
		return list().stream().filter(model -> model.task() == task).toList();
	}

	/** One sentence for each package that {@link #list()} leaves out because it cannot be read. */
	public List<String> problems() {
		return scan().problems;
	}

	/** All packages, sorted by id, those too that cannot be read. */
	public List<InstalledModel> installed() {
		return packages().values().stream().map(InstalledModel::of).sorted(Comparator.comparing(InstalledModel::id))
				.toList();
	}

	/**
	 * Deletes a model with all of its files, also one that cannot be read.
	 *
	 * @param id of a model in one of the {@link #folders()}; a path will not do
	 * @return the folder that is gone
	 * @throws ModelException if there is none, or its folder may not be written to; then it is whole
	 */
	public Path delete(final String id) {
		final Path folder = packages().get(id);
		if (folder == null) throw new ModelException("There is no model '" + id + "': " + suggestions(id));
		try {
			FolderReplacement.remove(folder);
			return folder;
		} catch (final IOException e) {
			throw new ModelException("Model '" + id + "' cannot be deleted from " + folder + " (" + WholeFile.reason(e)
					+ "): check that the folder around it may be written to, and that no other program uses it.", e);
		}
	}

	/**
	 * Reads a model.
	 *
	 * @param model its id, or the path of its folder wherever that is
	 * @throws ModelException if there is none (then the sentence names those that there are, nearest
	 *     first) or it is broken
	 */
	public ModelPackage open(final String model) {
		final Path installed = packages().get(model);
		if (installed != null) return ModelPackage.read(installed);
		final Path path = asPath(model);
		if (path != null && RdfReader.isPackage(path)) return ModelPackage.read(path);
		throw new ModelException((model.isBlank() ? "No model was given" : "There is no model '" + model + "'") + ": "
				+ suggestions(model));
	}

	private static Path asPath(final String text) {
		try {
			return text.isBlank() ? null : Path.of(text);
		} catch (final InvalidPathException e) {
			return null;
		}
	}

	private String suggestions(final String wanted) {
		final List<String> ids = packages().keySet().stream().sorted(Comparator
				.<String>comparingInt(id -> EditDistance.between(wanted, id)).thenComparing(Comparator.naturalOrder()))
				.toList();
		if (ids.isEmpty())
			return "no models are installed in " + quoted(folders.stream().map(Path::toString))
					+ "; install or train one there.";
		final String more = ids.size() > NAMED_AT_MOST ? " and " + (ids.size() - NAMED_AT_MOST) + " more" : "";
		return "choose one of " + quoted(ids.stream().limit(NAMED_AT_MOST)) + more
				+ ", or give the folder of a model package.";
	}

	private static String quoted(final Stream<String> names) {
		return names.map(name -> "'" + name + "'").collect(Collectors.joining(", "));
	}

	private record Scan(Map<String, ModelDescription> models, List<String> problems) {}

	private Scan scan() {
		final Scan scan = new Scan(new LinkedHashMap<>(), new ArrayList<>());
		packages().forEach((id, folder) -> {
			try {
				scan.models.put(id, ModelPackage.describe(folder));
			} catch (final ModelException e) {
				scan.problems.add(e.getMessage());
			}
		});
		return scan;
	}

	/**
	 * The folders of all packages by id, broken or not. A folder whose name begins with a dot is being
	 * written.
	 */
	private Map<String, Path> packages() {
		final Map<String, Path> packages = new LinkedHashMap<>();
		for (final Path folder : folders)
			for (final Path candidate : subfolders(folder))
				if (RdfReader.isPackage(candidate)) packages.putIfAbsent(ModelPackage.id(candidate), candidate);
		return packages;
	}

	private static List<Path> subfolders(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		try (DirectoryStream<Path> children = Files.newDirectoryStream(folder,
				child -> !child.getFileName().toString().startsWith("."))) {
			final List<Path> subfolders = new ArrayList<>();
			children.forEach(subfolders::add);
			return subfolders;
		} catch (final IOException | DirectoryIteratorException e) {
			return List.of(); // a folder that may not be read holds no models for this user
		}
	}
}
