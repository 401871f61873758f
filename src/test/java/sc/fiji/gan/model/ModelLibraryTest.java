package sc.fiji.gan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLibraryTest {

	@TempDir
	private Path work;

	private Path folder(final String name) throws IOException {
		return Files.createDirectories(work.resolve(name));
	}

	private static List<String> ids(final List<ModelDescription> models) {
		return models.stream().map(ModelDescription::id).toList();
	}

	private static String problem(final ModelLibrary library, final String model) {
		return assertThrows(ModelException.class, () -> library.open(model)).getMessage();
	}

	@Test
	void listsAllModelsById() throws IOException {
		Packages.write("zebra", folder("a"));
		Packages.write("ant", folder("b"));
		Files.writeString(folder("b").resolve("notes.txt"), "no package");
		folder("b/empty");
		final ModelLibrary library = new ModelLibrary(List.of(folder("a"), work.resolve("absent"), folder("b")));
		assertEquals(List.of("ant", "zebra"), ids(library.list()));
		assertEquals(List.of("ant", "zebra"), ids(library.list(Task.SUPER_RESOLUTION)));
		assertEquals(List.of(), library.list(Task.STYLE_TRANSFER));
		assertEquals(List.of(), library.problems());
	}

	@Test
	void theFirstFolderWins() throws IOException {
		final Path first = Packages.write("model", folder("a"));
		final Path second = Packages.write("model", folder("b"));
		assertEquals(first, new ModelLibrary(List.of(folder("a"), folder("b"))).open("model").folder());
		assertEquals(second, new ModelLibrary(List.of(folder("b"), folder("a"))).open("model").folder());
	}

	@Test
	void reportsBrokenPackagesAndListsTheOthers() throws IOException {
		Packages.write("good", folder("a"));
		Files.writeString(Packages.write("bad", folder("a")).resolve("rdf.yaml"), "name: [");
		final ModelLibrary library = new ModelLibrary(List.of(folder("a")));
		assertEquals(List.of("good"), ids(library.list()));
		assertEquals(1, library.problems().size());
		assertTrue(library.problems().get(0).startsWith("Model 'bad' cannot be used: its rdf.yaml is not YAML"));
		assertEquals(library.problems().get(0), problem(library, "bad"));
	}

	@Test
	void listsModelsWithoutLookingAtTheirNetworks() throws IOException {
		Files.delete(Packages.write("hollow", folder("a")).resolve("saved_model_bundle.zip"));
		final ModelLibrary library = new ModelLibrary(List.of(folder("a")));
		assertEquals(List.of("hollow"), ids(library.list()));
		assertTrue(problem(library, "hollow").contains("'saved_model_bundle.zip' is missing"));
	}

	@Test
	void tellsSizeAndQualityOfWhatIsInstalled() throws IOException {
		final Path folder = Packages.write("model", folder("a"));
		Packages.edit(folder, "    weights_hash:", "    quality: PSNR 31.4 dB\n    weights_hash:");
		Packages.write("silent", folder("a"));
		Files.writeString(Packages.write("trained", folder("a")).resolve("rdf.yaml"),
				Files.readString(folder.resolve("rdf.yaml")).replace("    quality: PSNR 31.4 dB\n", "")
						.replace("      steps: 1000", "      heldout_distance: 0.25"));
		final List<InstalledModel> models = new ModelLibrary(List.of(folder("a"))).installed();
		assertEquals(List.of("PSNR 31.4 dB", "", "held-out distance 0.2500"),
				models.stream().map(InstalledModel::quality).toList());
		long bytes = 0;
		for (final File file : folder.toFile().listFiles())
			bytes += file.length();
		assertEquals(bytes, models.get(0).bytes());
		assertEquals(folder.resolve("cover.png"), models.get(0).cover().orElseThrow());
	}

	@Test
	void deletesOneModelAndNothingElse() throws IOException {
		final Path first = Packages.write("model", folder("a"));
		final Path second = Packages.write("model", folder("b"));
		Packages.write("other", folder("a"));
		final ModelLibrary library = new ModelLibrary(List.of(folder("a"), folder("b")));
		assertEquals(first, library.delete("model"));
		assertEquals(List.of("other"), List.of(folder("a").toFile().list()));
		// That of the same name, which the first one hid, is there now.
		assertEquals(second, library.open("model").folder());
	}

	@Test
	void deletesWhatCannotBeReadAndALinkWithoutWhatItLeadsTo() throws IOException {
		final Path elsewhere = Packages.write("elsewhere", folder("downloads"));
		Files.createSymbolicLink(folder("a").resolve("linked"), elsewhere);
		Files.writeString(folder("a/broken").resolve("rdf.yaml"), "name: [");
		final ModelLibrary library = new ModelLibrary(List.of(folder("a")));
		assertEquals("broken", library.installed().get(0).id());
		assertTrue(library.installed().get(0).problem().contains("is not YAML"));
		library.delete("broken");
		library.delete("linked");
		assertEquals(0, folder("a").toFile().list().length);
		assertEquals("elsewhere", ModelPackage.read(elsewhere).description().id());
	}

	@Test
	void deletesNoFolderByItsPath() throws IOException {
		final Path elsewhere = Packages.write("elsewhere", folder("downloads"));
		final ModelLibrary library = new ModelLibrary(List.of(folder("a")));
		assertThrows(ModelException.class, () -> library.delete(elsewhere.toString()));
		assertThrows(ModelException.class, () -> library.delete("../downloads/elsewhere"));
		assertTrue(Files.exists(elsewhere));
	}

	@Test
	void opensAFolderAnywhere() throws IOException {
		final Path folder = Packages.write("elsewhere", folder("downloads"));
		assertEquals(folder, new ModelLibrary(List.of()).open(folder.toString()).folder());
	}

	@Test
	void namesTheNearestModelsFirst() throws IOException {
		for (final String id : List.of("style-scream", "super-resolution-x2-photo", "super-resolution-x4-photo"))
			Packages.write(id, folder("a"));
		final ModelLibrary library = new ModelLibrary(List.of(folder("a")));
		assertEquals(
				"There is no model 'superresolution-x4-photo': choose one of 'super-resolution-x4-photo', "
						+ "'super-resolution-x2-photo', 'style-scream', or give the folder of a model package.",
				problem(library, "superresolution-x4-photo"));
		assertTrue(problem(library, "").startsWith("No model was given: choose one of "));
		assertTrue(problem(library, "..").startsWith("There is no model '..': "));
		assertTrue(problem(library, "\0").startsWith("There is no model "));
		assertTrue(problem(library, "SUPER-RESOLUTION-X2-PHOTO").startsWith("There is no model "));
	}

	@Test
	void saysWhereItLookedIfThereAreNoModels() {
		assertEquals("There is no model 'x': no models are installed in '" + work + "'; install or train one there.",
				problem(new ModelLibrary(List.of(work)), "x"));
	}

	@ParameterizedTest
	@CsvSource({"project/target/classes, project", "Fiji/plugins/fiji-gan.jar, Fiji", "Fiji/jars/fiji-gan.jar, Fiji",
			"Fiji/plugins/GAN/fiji-gan.jar, Fiji"})
	void looksForModelsAroundTheCode(final String code, final String home) {
		assertTrue(CodeLocation.ancestors(work.resolve(code)).anyMatch(work.resolve(home)::equals));
	}

	@Test
	void searchesConfiguredFoldersFirstAndTheUsersLast() throws IOException {
		final String before = System.getProperty(ModelLibrary.PROPERTY);
		System.setProperty(ModelLibrary.PROPERTY, folder("a") + File.pathSeparator + folder("b"));
		try {
			final List<Path> folders = ModelLibrary.standard(folder("application")).folders();
			assertEquals(List.of(folder("a"), folder("b")), folders.subList(0, 2));
			assertEquals(
					List.of(folder("application"), Path.of(System.getProperty("user.home"), ".fiji-gan", "models")),
					folders.subList(folders.size() - 2, folders.size()));
			assertEquals(folder("a"), ModelLibrary.destination());
		} finally {
			if (before == null) System.clearProperty(ModelLibrary.PROPERTY);
			else System.setProperty(ModelLibrary.PROPERTY, before);
		}
	}

	@ParameterizedTest
	@CsvSource({"kitten, sitting, 3", "'', abc, 3", "same, same, 0", "flaw, lawn, 2"})
	void editDistanceIsThatOfLevenshtein(final String a, final String b, final int expected) {
		assertEquals(expected, EditDistance.between(a, b));
		assertEquals(expected, EditDistance.between(b, a));
	}
}
