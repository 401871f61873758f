package sc.fiji.gan.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads model packages that others made: of the BioImage Model Zoo, formats 0.5, 0.4 and 0.3, of
 * CSBDeep and N2V (0.1 to 0.3, and {@code meta.json}), and networks alone.
 */
public final class ForeignModels {

	static final String SAVED_MODEL = "saved_model.pb";
	private static final int DEEPEST = 3;

	private ForeignModels() {}

	/**
	 * @param path a package's folder or {@code rdf.yaml}, a SavedModel's folder, or a frozen graph; not
	 *     a zip, which is to be unpacked before
	 * @param known the path by which the user knows it, such as that of the zip
	 * @throws ModelException if there is no model, or its description is wrong
	 */
	public static ForeignModel read(final Path path, final Path known) {
		if (!Files.exists(path))
			throw new ModelException("There is no file or folder '" + known + "': give a model package.");
		if (Files.isDirectory(path)) return readFolder(path, known);
		final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
		if (isDescription(path) || name.equals(SAVED_MODEL))
			return readFolder(path.toAbsolutePath().getParent(), known);
		if (name.endsWith(".pb")) return ForeignModel.bare("frozen graph", path);
		throw new ModelException("'" + known + "' is no model: give a .zip, a folder with an rdf.yaml or a "
				+ SAVED_MODEL + ", or a frozen graph (.pb).");
	}

	/** Whether a file is by its name the {@code rdf.yaml} of a package. */
	static boolean isDescription(final Path path) {
		return path.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
	}

	private static ForeignModel readFolder(final Path path, final Path known) {
		final List<Path> graphs = graphs(path);
		if (graphs.size() == 1) return ForeignModel.bare("frozen graph", graphs.get(0));
		final Path folder = root(path, known);
		if (!RdfReader.isPackage(folder)) return CsbdeepReader.readSavedModel(folder);
		final String id = ModelPackage.id(folder);
		final Fields fields = RdfReader.load(folder, id);
		final String format = fields.text("format_version", "");
		if (format.startsWith("0.5.")) return new ForeignRdf(folder, fields).read();
		if (fields.has("prediction")) return CsbdeepReader.read(folder, fields);
		if (format.startsWith("0.4.") || format.startsWith("0.3.")) return new FormerRdf(folder, fields).read();
		throw fields.refused("its format_version is '" + format
				+ "', but 0.5, 0.4, 0.3 and those of CSBDeep are what can be read: ask for the model in the current "
				+ "BioImage Model Zoo format");
	}

	/**
	 * Frozen graphs that lie in a folder which is no package and no SavedModel: a zip may hold nothing
	 * else.
	 */
	private static List<Path> graphs(final Path folder) {
		if (RdfReader.isPackage(folder) || Files.isRegularFile(folder.resolve(SAVED_MODEL))) return List.of();
		try (Stream<Path> children = Files.list(folder)) {
			return children.filter(Files::isRegularFile)
					.filter(child -> child.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".pb")).toList();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path root(final Path folder, final Path known) {
		return find(folder).orElseThrow(() -> new ModelException("There is no model in '" + known
				+ "': a model package is a folder with an rdf.yaml or a " + SAVED_MODEL + "."));
	}

	/** The package in a folder: many zips hold one folder, and that the package. */
	static Optional<Path> find(final Path folder) {
		return find(folder, 0);
	}

	private static Optional<Path> find(final Path folder, final int depth) {
		if (RdfReader.isPackage(folder) || Files.isRegularFile(folder.resolve(SAVED_MODEL))) return Optional.of(folder);
		try (Stream<Path> children = Files.list(folder)) {
			final List<Path> folders = children.filter(Files::isDirectory)
					.filter(child -> !child.getFileName().toString().startsWith("_")).toList();
			if (folders.size() == 1 && depth < DEEPEST) return find(folders.get(0), depth + 1);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return Optional.empty();
	}

	/** What a package says for people, where its field names have not changed since 0.3. */
	static ForeignModel.About about(final Path folder, final Fields fields) {
		final List<String> tags = fields.has("tags") ? fields.texts("tags") : List.of();
		return new ForeignModel.About(fields.text("name", ""), fields.text("description", ""),
				fields.text("version", ""), fields.text("license", ""),
				Stream.of(Task.values()).filter(task -> tags.stream().anyMatch(task.tag()::equalsIgnoreCase))
						.filter(task -> task == Task.SUPER_RESOLUTION || task == Task.IMAGE_TRANSLATION
								|| task == Task.STYLE_TRANSFER)
						.findFirst(),
				authors(fields), citations(fields), card(folder, fields));
	}

	private static List<String> authors(final Fields fields) {
		if (!(fields.raw("authors") instanceof List<?> authors)) return List.of();
		return authors.stream().map(author -> author instanceof Map<?, ?> map ? map.get("name") : author)
				.filter(name -> name instanceof String text && !text.isBlank()).map(String::valueOf).toList();
	}

	private static List<ForeignModel.Citation> citations(final Fields fields) {
		if (!(fields.raw("cite") instanceof List)) return List.of();
		return fields.children("cite").stream().filter(cite -> cite.has("text"))
				.map(cite -> new ForeignModel.Citation(cite.text("text").strip().replaceAll("\\s+", " "),
						cite.has("doi") ? doi(cite.text("doi")) : cite.text("url", "")))
				.toList();
	}

	private static String doi(final String doi) {
		final String arxiv = "arXiv:";
		if (doi.startsWith(arxiv)) return "https://arxiv.org/abs/" + doi.substring(arxiv.length());
		return doi.contains("://") ? doi : "https://doi.org/" + doi;
	}

	private static String card(final Path folder, final Fields fields) {
		final List<Fields> files = fields.raw("documentation") == null ? List.of() : fields.files("documentation");
		if (files.isEmpty() || PackageFile.isRemote(files.get(0))) return "";
		final Path file = PackageFile.resolve(folder, files.get(0));
		PackageFile.verify(file, files.get(0));
		try {
			return Files.readString(file);
		} catch (final IOException e) {
			throw fields.refused("its documentation is no UTF-8 text");
		}
	}

	/** The picture, if it lies in the package. */
	static Path cover(final Path folder, final Fields fields) {
		return fields.files("covers").stream().filter(file -> !PackageFile.isRemote(file))
				.filter(file -> file.text("source").toLowerCase(Locale.ROOT).endsWith(".png")).findFirst()
				.map(file -> PackageFile.resolve(folder, file)).orElse(null);
	}

	/**
	 * A file of the package, with the right checksum; null if the field is not there or names one on
	 * the web.
	 */
	static Path file(final Path folder, final Fields file) {
		if (PackageFile.isRemote(file)) return null;
		final Path path = PackageFile.resolve(folder, file);
		PackageFile.verify(path, file);
		return path;
	}

	/** The TensorFlow network, checked. */
	static Path network(final Path folder, final Fields root) {
		final Fields weights = root.child("weights");
		if (!weights.has(ModelPackage.WEIGHTS)) throw ModelPackage.withoutNetwork(weights);
		final Fields network = weights.child(ModelPackage.WEIGHTS);
		final Path path = PackageFile.resolve(folder, network);
		if (Files.isRegularFile(path)) PackageFile.verify(path, network);
		return path;
	}
}
