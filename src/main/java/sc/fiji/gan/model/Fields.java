package sc.fiji.gan.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A mapping of a YAML file, read with the types that are expected of it. Whatever is missing or of
 * another type is refused with one sentence that names the field by its whole path, such as
 * {@code inputs[0].axes[1].size}.
 */
final class Fields {

	private static final int QUOTED_LENGTH = 40;

	private final String model;
	private final String path;
	private final Map<?, ?> map;

	private Fields(final String model, final String path, final Map<?, ?> map) {
		this.model = model;
		this.path = path;
		this.map = map;
	}

	/** The whole of a file, for messages about a model. */
	static Fields root(final String model, final Map<?, ?> map) {
		return new Fields(model, "", map);
	}

	/** Whether the field is there and not empty ({@code null}). */
	boolean has(final String key) {
		return map.get(key) != null;
	}

	/** All fields as YAML gave them, in their order. */
	Map<?, ?> all() {
		return Collections.unmodifiableMap(map);
	}

	/** The value as YAML gave it, or null. */
	Object raw(final String key) {
		return map.get(key);
	}

	/** Text that is not blank. A bare number counts as text: {@code version: 1.0}. */
	String text(final String key) {
		return toText(key, map.get(key));
	}

	String text(final String key, final String absent) {
		return has(key) ? text(key) : absent;
	}

	double number(final String key) {
		return toNumber(key, map.get(key));
	}

	double number(final String key, final double absent) {
		return has(key) ? number(key) : absent;
	}

	/** A whole number within bounds, both included. */
	int whole(final String key, final int min, final int max) {
		final Object value = map.get(key);
		if (value instanceof Integer i && i >= min && i <= max) return i;
		throw wrong(key, "a whole number from " + min + " to " + max);
	}

	int whole(final String key, final int min, final int max, final int absent) {
		return has(key) ? whole(key, min, max) : absent;
	}

	boolean flag(final String key, final boolean absent) {
		if (!has(key)) return absent;
		if (map.get(key) instanceof Boolean b) return b;
		throw wrong(key, "true or false");
	}

	Fields child(final String key) {
		return toFields(key, map.get(key));
	}

	/** A mapping; an empty one if absent. */
	Fields childOrEmpty(final String key) {
		return toFields(key, has(key) ? map.get(key) : Map.of());
	}

	/** A mapping, if it is one. */
	Optional<Fields> childIfMapping(final String key) {
		return map.get(key) instanceof Map ? Optional.of(child(key)) : Optional.empty();
	}

	/** The same with a text more. */
	Fields withText(final String key, final String text) {
		final Map<Object, Object> more = new LinkedHashMap<>(map);
		more.put(key, text);
		return new Fields(model, path, more);
	}

	/** A list of mappings; empty if absent. */
	List<Fields> children(final String key) {
		return list(key, this::toFields);
	}

	/**
	 * The files that a field names, each with a {@code source} and maybe a {@code sha256}; a text alone
	 * is a source, one file alone a list of it.
	 */
	List<Fields> files(final String key) {
		if (map.get(key) instanceof List) return list(key, this::toFile);
		return has(key) ? List.of(toFile(key, map.get(key))) : List.of();
	}

	/** A list of texts; empty if absent. */
	List<String> texts(final String key) {
		return list(key, this::toText);
	}

	/** A list of numbers, or one number alone; empty if absent. */
	List<Double> numbers(final String key) {
		return map.get(key) instanceof Number ? List.of(number(key)) : list(key, this::toNumber);
	}

	private <T> List<T> list(final String key, final BiFunction<String, Object, T> element) {
		if (!has(key)) return List.of();
		if (!(map.get(key) instanceof List<?> values)) throw wrong(key, "a list");
		final List<T> result = new ArrayList<>();
		for (int i = 0; i < values.size(); i++)
			result.add(element.apply(key + "[" + i + "]", values.get(i)));
		return result;
	}

	private String toText(final String key, final Object value) {
		if (value instanceof Number || value instanceof String s && !s.isBlank()) return value.toString();
		throw wrong(key, value, "a text");
	}

	private Double toNumber(final String key, final Object value) {
		if (value instanceof Number n && Double.isFinite(n.doubleValue())) return n.doubleValue();
		throw wrong(key, value, "a finite number");
	}

	private Fields toFile(final String key, final Object value) {
		return toFields(key, value instanceof String source ? Map.of("source", source) : value);
	}

	private Fields toFields(final String key, final Object value) {
		if (value instanceof Map<?, ?> child) return new Fields(model, name(key), child);
		throw wrong(key, value, "a mapping");
	}

	private String name(final String key) {
		return path.isEmpty() ? key : path + "." + key;
	}

	/** What to throw if a field is not as it should be. */
	ModelException wrong(final String key, final String expected) {
		return wrong(key, map.get(key), expected);
	}

	private ModelException wrong(final String key, final Object value, final String expected) {
		return refused("field '" + name(key) + "' of its rdf.yaml should be " + expected + ", but " + describe(value)
				+ ": correct it or install the model again");
	}

	/** What to throw if a model is in order but cannot be used. */
	ModelException refused(final String reason) {
		return new ModelException("Model '" + model + "' cannot be used: " + onOneLine(reason) + ".");
	}

	/** What comes from a file may hold line breaks and worse. */
	private static String onOneLine(final String text) {
		return text.replaceAll("[\\s\\p{Cntrl}]+", " ");
	}

	private static String describe(final Object value) {
		if (value == null) return "it is missing";
		if (value instanceof Map) return "it is a mapping";
		if (value instanceof List) return "it is a list";
		final String text = value.toString();
		return "it is '" + (text.length() > QUOTED_LENGTH ? text.substring(0, QUOTED_LENGTH) + "..." : text) + "'";
	}
}
