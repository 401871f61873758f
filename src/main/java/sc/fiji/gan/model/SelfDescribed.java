package sc.fiji.gan.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Packages of which nothing is to be found out by trying, since they say all of a kind of model
 * that only this plugin knows: generators, also those that are told a text, styles, networks that
 * predict frames, and feature networks.
 */
public final class SelfDescribed {

	private static final Set<Task> FOUND_OUT = Set.of(Task.SUPER_RESOLUTION, Task.IMAGE_TRANSLATION);

	private SelfDescribed() {}

	/**
	 * Reads such a package with all its checks.
	 *
	 * @param path a folder that holds it, or its {@code rdf.yaml}
	 * @return empty if it is anything else
	 * @throws ModelException if it is one, and damaged
	 */
	public static Optional<ModelPackage> find(final Path path) {
		return folder(path).filter(RdfReader::isPackage).flatMap(SelfDescribed::read);
	}

	private static Optional<Path> folder(final Path path) {
		if (Files.isDirectory(path)) return ForeignModels.find(path);
		return ForeignModels.isDescription(path)
				? Optional.ofNullable(path.toAbsolutePath().getParent())
				: Optional.empty();
	}

	private static Optional<ModelPackage> read(final Path folder) {
		final Fields root = RdfReader.load(folder, ModelPackage.id(folder));
		final String id = root.text("id", "");
		return root.text("format_version", "").startsWith("0.5.") && isSelfDescribed(root)
				? Optional.of(ModelPackage.read(folder, RdfWriter.isId(id) ? id : ModelPackage.id(folder)))
				: Optional.empty();
	}

	/** The tag of a feature network is enough: packages of others may have one of the other tags. */
	private static boolean isSelfDescribed(final Fields root) {
		final Optional<Fields> own = root.childIfMapping("config").flatMap(config -> config.childIfMapping("fiji_gan"));
		if (own.filter(fields -> fields.has("task")).isPresent())
			return RdfReader.task(List.of(own.get().text("task"))).filter(task -> !FOUND_OUT.contains(task))
					.isPresent();
		return root.has("tags")
				&& RdfReader.task(root.texts("tags")).filter(Task.FEATURE_EXTRACTION::equals).isPresent();
	}
}
