package sc.fiji.gan.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import ij.ImagePlus;
import sc.fiji.gan.model.ModelDescription;

/**
 * What a synthetic image says of its origin, so that nobody takes it for a measurement.
 *
 * @param entries such as {@code model}, {@code version}, {@code hash}, {@code parameters},
 *     {@code engine}, {@code device}, in the order in which they are shown
 */
public record Provenance(Map<String, String> entries) {

	/** What the keys of the image properties begin with. */
	public static final String PREFIX = "gan.";

	private static final String STATEMENT = "Synthetic image: computed by a neural network, not acquired";

	public Provenance {
		entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	/** Names the model and its version. */
	public static Provenance of(final ModelDescription model) {
		return new Provenance(Map.of()).with("model", model.id()).with("version", model.version());
	}

	/** The same with one entry more, or changed. */
	public Provenance with(final String key, final String value) {
		final Map<String, String> more = new LinkedHashMap<>(entries);
		more.put(key, value);
		return new Provenance(more);
	}

	/**
	 * Marks an image: each entry becomes an image property {@code gan.<key>}, and all of them are
	 * appended to its {@code Info} (Image > Show Info...). Both are kept in TIFF files.
	 */
	public void mark(final ImagePlus image) {
		image.setProp(PREFIX + "synthetic", "true");
		entries.forEach((key, value) -> image.setProp(PREFIX + key, value));
		final String before = image.getInfoProperty();
		image.setProperty("Info",
				before == null || before.isBlank() ? text() : before.stripTrailing() + "\n\n" + text());
	}

	private String text() {
		return STATEMENT + "\n" + entries.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue())
				.collect(Collectors.joining("\n")) + "\n";
	}
}
