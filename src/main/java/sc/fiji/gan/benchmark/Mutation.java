package sc.fiji.gan.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** A way in which a package is damaged, or made to do harm. */
enum Mutation {

	/** Some bytes of the zip are other ones. */
	BYTES {

		@Override
		byte[] apply(final Map<String, byte[]> files, final SplittableRandom random) {
			return flipped(ZipEntries.zip(files), 1 + random.nextInt(16), random);
		}
	},
	/** The zip is cut short. */
	TRUNCATION {

		@Override
		byte[] apply(final Map<String, byte[]> files, final SplittableRandom random) {
			final byte[] zip = ZipEntries.zip(files);
			return Arrays.copyOf(zip, random.nextInt(zip.length));
		}
	},
	/** Two files have each other's names, or one is gone, or empty. */
	ENTRIES {

		@Override
		byte[] apply(final Map<String, byte[]> files, final SplittableRandom random) {
			final List<String> names = List.copyOf(files.keySet());
			final String one = names.get(random.nextInt(names.size()));
			final String other = names.get(random.nextInt(names.size()));
			final byte[] content = files.get(one);
			if (one.equals(other) && random.nextBoolean()) files.remove(one);
			else files.put(one, one.equals(other) ? new byte[0] : files.get(other));
			if (!one.equals(other)) files.put(other, content);
			return ZipEntries.zip(files);
		}
	},
	/** Some bytes of a file are other ones, in a zip that is in order. */
	FILE {

		@Override
		byte[] apply(final Map<String, byte[]> files, final SplittableRandom random) {
			final List<String> names = List.copyOf(files.keySet());
			return changed(files, names.get(random.nextInt(names.size())), random,
					bytes -> flipped(bytes, 1 + random.nextInt(4), random));
		}
	},
	/** A line or a value of the description is another one. */
	YAML {

		@Override
		byte[] apply(final Map<String, byte[]> files, final SplittableRandom random) {
			final List<String> names = ZipEntries.ending(files, ".yaml", ".yml", ".json");
			if (names.isEmpty()) return GRAPH.apply(files, random);
			files.computeIfPresent(names.get(random.nextInt(names.size())), (name, bytes) -> yaml(bytes, random));
			return ZipEntries.zip(files);
		}
	},
	/** A field of the network is another one, in a message that is in order. */
	GRAPH {

		@Override
		byte[] apply(final Map<String, byte[]> files, final SplittableRandom random) {
			final List<String> names = ZipEntries.ending(files, ".pb", ".index", ".zip");
			if (names.isEmpty()) return BYTES.apply(files, random);
			return changed(files, names.get(random.nextInt(names.size())), random, bytes -> WireMessage.parse(bytes)
					.map(message -> message.damaged(random)).orElseGet(() -> flipped(bytes, 1, random)));
		}
	};

	private static final List<String> VALUES = List.of("-1", "0", "1e400", ".nan", "99999999999999999999", "[]", "{}",
			"null", "'../../x'", "/etc/passwd", "!!javax.script.ScriptEngineManager []", "&a [*a]", "'byxcz'", "true",
			"http://localhost/x", "\"\\u0000\"", "1000000", "batch", "bcyx");

	/**
	 * @param files of the package, without checksums; may be changed
	 * @return a zip, or what is left of it
	 */
	abstract byte[] apply(Map<String, byte[]> files, SplittableRandom random);

	private interface Change {

		byte[] of(byte[] bytes);
	}

	/** What is a zip itself is damaged inside. */
	private static byte[] changed(final Map<String, byte[]> files, final String name, final SplittableRandom random,
			final Change change) {
		final byte[] bytes = files.get(name);
		if (name.endsWith(".zip")) {
			final Map<String, byte[]> inner = new LinkedHashMap<>(ZipEntries.read(bytes));
			final List<String> names = List.copyOf(inner.keySet());
			inner.computeIfPresent(names.get(random.nextInt(names.size())), (n, content) -> change.of(content));
			files.put(name, ZipEntries.zip(inner));
		} else files.put(name, change.of(bytes));
		return ZipEntries.zip(files);
	}

	private static byte[] flipped(final byte[] bytes, final int count, final SplittableRandom random) {
		final byte[] flipped = bytes.clone();
		for (int i = 0; i < count && flipped.length > 0; i++)
			flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
		return flipped;
	}

	private static byte[] yaml(final byte[] bytes, final SplittableRandom random) {
		final List<String> lines = new ArrayList<>(
				new String(bytes, StandardCharsets.UTF_8).lines().collect(Collectors.toList()));
		if (lines.isEmpty()) return bytes;
		final int i = random.nextInt(lines.size());
		final String line = lines.get(i);
		final String value = VALUES.get(random.nextInt(VALUES.size()));
		switch (random.nextInt(5)) {
			case 0 -> lines.remove(i);
			case 1 -> lines.add(i, lines.get(random.nextInt(lines.size())));
			case 2 -> lines.set(i, "  " + line);
			default -> lines.set(i,
					line.contains(":")
							? line.substring(0, line.indexOf(':') + 1) + " " + value
							: line.replaceFirst("\\S+$", Matcher.quoteReplacement(value)));
		}
		return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
	}
}
