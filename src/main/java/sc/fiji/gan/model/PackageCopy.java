package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes a package into a library under another name: its network, its test tensors, its pictures,
 * and a card. What neither its {@code rdf.yaml} names nor its card shows stays behind, as does what
 * a training would go on from.
 *
 * <pre>
 * new PackageCopy(model).id("my-digits").card(markdown).write(ModelLibrary.destination(), false);
 * </pre>
 */
public final class PackageCopy {

	/** A picture beside the card, as Markdown shows it. */
	private static final Pattern SHOWN = Pattern.compile("!\\[[^\\]]*\\]\\(([A-Za-z0-9_-]+\\.png)\\)");

	private final ModelPackage original;
	private final Fields root;
	private final Map<Object, Object> changed;
	private String id;
	private String card;

	/** @param original which has been read, and so checked */
	public PackageCopy(final ModelPackage original) {
		this.original = original;
		root = original.fields();
		changed = new LinkedHashMap<>(root.all());
		id = original.description().id();
		card = original.card();
	}

	/** What it is called. */
	public PackageCopy id(final String name) {
		id = name;
		return this;
	}

	/** SPDX identifier. */
	public PackageCopy licence(final String licence) {
		changed.put("license", licence);
		return this;
	}

	/** Another model card, Markdown. */
	public PackageCopy card(final String markdown) {
		card = markdown;
		return this;
	}

	/**
	 * Writes the package into a folder named by its id.
	 *
	 * @param library the folder for the package's folder; made if need be
	 * @param overwrite whether a package of the same id is replaced, else refused
	 * @return the folder of the package
	 * @throws ModelException if it cannot be written; then nothing is left behind, and a former package
	 *     is untouched
	 */
	public Path write(final Path library, final boolean overwrite) {
		if (!RdfWriter.isId(id))
			throw new ModelException(
					"The model '" + id + "' has no name that a folder could have: give one, of lower-case"
							+ " letters, digits and single hyphens (name=my-model).");
		return NewPackage.write(id, library, overwrite, this::writeFiles);
	}

	private void writeFiles(final Path folder) throws IOException {
		final Fields weights = root.child("weights").child(ModelPackage.WEIGHTS);
		copy(weights, folder);
		for (final Fields file : named())
			copy(file, folder);
		copyPictures(folder);
		Files.writeString(folder.resolve(ModelPackage.CARD), card);
		changed.put("id", id);
		changed.put("documentation", ModelPackage.CARD);
		changed.put("weights", Map.of(ModelPackage.WEIGHTS, weights.all()));
		Files.writeString(folder.resolve("rdf.yaml"), RdfWriter.toYaml(changed, false));
	}

	/** Test tensors and pictures, as far as they lie in the package. */
	private List<Fields> named() {
		final List<Fields> files = new ArrayList<>();
		Stream.of("inputs", "outputs").flatMap(key -> root.children(key).stream())
				.filter(tensor -> tensor.has("test_tensor")).map(tensor -> tensor.child("test_tensor"))
				.forEach(files::add);
		Stream.of("covers", "attachments").flatMap(key -> root.files(key).stream())
				.filter(file -> !PackageFile.isRemote(file)).forEach(files::add);
		return files;
	}

	private void copyPictures(final Path folder) throws IOException {
		for (final String name : SHOWN.matcher(card).results().map(shown -> shown.group(1)).distinct().toList()) {
			final Path from = original.folder().resolve(name);
			final Path to = folder.resolve(name);
			if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS) && !Files.exists(to)) Files.copy(from, to);
		}
	}

	private void copy(final Fields file, final Path folder) throws IOException {
		final Path from = PackageFile.resolve(original.folder(), file);
		PackageFile.verify(from, file);
		final Path to = folder.resolve(original.folder().relativize(from).toString());
		Files.createDirectories(to.getParent());
		if (!Files.exists(to)) Files.copy(from, to);
	}
}
