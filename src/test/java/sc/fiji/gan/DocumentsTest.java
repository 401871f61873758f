package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.service.Service;

/** What the documents say of files, commands and macro keys is so. */
class DocumentsTest {

	private static final Path PROJECT = Path.of("").toAbsolutePath();
	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
	private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
	private static final Pattern RUN = Pattern.compile("\\brun\\(\"([^\"]+)\"(.*?)\\);", Pattern.DOTALL);
	private static final Pattern TABLE_KEY = Pattern.compile("(?m)^\\| `([a-z][a-z0-9]*)` \\|");

	/** What tutorials take of ImageJ itself. */
	private static final Set<String> OF_IMAGEJ = Set.of("Scale...");

	/** The macro keys of each command in Plugins > GAN, by its name in the menu. */
	private static final Map<String, Set<String>> KEYS = new TreeMap<>();

	@BeforeAll
	static void readCommands() {
		try (Context context = new Context(CommandService.class)) {
			for (final CommandInfo command : context.service(CommandService.class).getCommands())
				if (command.getMenuPath().getMenuString().startsWith("Plugins > GAN > "))
					KEYS.put(command.getMenuPath().getLeaf().getName(), keys(command));
		}
	}

	private static Set<String> keys(final CommandInfo command) {
		final Set<String> keys = new TreeSet<>();
		command.inputs().forEach(input -> {
			final Class<?> type = input.getType();
			final boolean isHeading = input.getVisibility() == ItemVisibility.MESSAGE;
			if (type != Context.class && !Service.class.isAssignableFrom(type) && !isHeading) keys.add(input.getName());
		});
		return keys;
	}

	static Stream<Path> documents() throws IOException {
		return Stream.concat(files(PROJECT, ".md"), files(PROJECT.resolve("docs"), ".md"));
	}

	static Stream<Path> documentsAndMacros() throws IOException {
		return Stream.concat(documents(), files(PROJECT.resolve("macros"), ".ijm"));
	}

	static Stream<Path> commandPages() throws IOException {
		return files(PROJECT.resolve("docs"), ".md").filter(page -> title(page).endsWith("..."));
	}

	@ParameterizedTest
	@MethodSource("documents")
	void linksLeadSomewhere(final Path document) {
		final String text = FENCED.matcher(read(document)).replaceAll("");
		for (final String link : LINK.matcher(text).results().map(r -> r.group(1)).toList()) {
			if (link.contains("://")) continue;
			final String[] parts = link.split("#", 2);
			final Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
			assertTrue(Files.exists(target), "there is no " + target);
			if (parts.length == 2) assertTrue(anchors(target).contains(parts[1]), link + " is no heading");
		}
	}

	@ParameterizedTest
	@MethodSource("documentsAndMacros")
	void macroLinesNameCommandsAndTheirKeys(final Path file) {
		for (final MatchResult line : RUN.matcher(read(file)).results().toList()) {
			final String command = line.group(1);
			if (OF_IMAGEJ.contains(command)) continue;
			assertTrue(KEYS.containsKey(command), command + " is none of " + KEYS.keySet());
			final Set<String> unknown = keysIn(line.group(2));
			unknown.removeAll(KEYS.get(command));
			assertEquals(Set.of(), unknown, line.group());
		}
	}

	/** Keys of what follows the command's name: strings, maybe put together of several by a plus. */
	private static Set<String> keysIn(final String options) {
		final String values = Pattern.compile("\"([^\"]*)\"").matcher(options).results().map(r -> r.group(1))
				.collect(Collectors.joining("variable")).replaceAll("\\[[^\\]]*\\]", "[]");
		return Pattern.compile("(?:^|\\s)(\\w+)=").matcher(values).results().map(r -> r.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	@ParameterizedTest
	@MethodSource("commandPages")
	void pageOfACommandListsAllItsKeys(final Path page) {
		final Set<String> listed = TABLE_KEY.matcher(read(page)).results().map(r -> r.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(KEYS.get(title(page)), listed);
	}

	private static Stream<Path> files(final Path folder, final String extension) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			final List<Path> found = files.filter(f -> f.toString().endsWith(extension)).sorted().toList();
			assertTrue(!found.isEmpty(), folder + " holds no " + extension);
			return found.stream();
		}
	}

	private static String title(final Path document) {
		return read(document).lines().findFirst().orElse("").replaceFirst("^# ", "");
	}

	/** As GitHub makes them of headings. */
	private static Set<String> anchors(final Path document) {
		return FENCED.matcher(read(document)).replaceAll("").lines().filter(l -> l.startsWith("#"))
				.map(l -> l.replaceFirst("^#+ ", "").toLowerCase().replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
				.collect(Collectors.toSet());
	}

	private static String read(final Path file) {
		try {
			return Files.readString(file);
		} catch (final IOException e) {
			throw new AssertionError(e);
		}
	}
}
