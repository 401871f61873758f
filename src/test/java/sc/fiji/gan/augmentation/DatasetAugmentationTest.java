package sc.fiji.gan.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.augmentation.AugmentationResult.ClassResult;
import sc.fiji.gan.augmentation.AugmentationSettings.Method;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.evaluation.CopyDetector;
import sc.fiji.gan.image.PixelValues;
import sc.fiji.gan.image.sample.SampleImages;

/** Folders of images made larger: what comes out, and that nothing is lost or given away. */
class DatasetAugmentationTest {

	@TempDir
	Path work;

	private Path source() {
		return work.resolve("source");
	}

	private Path destination() {
		return work.resolve("made");
	}

	private AugmentationSettings settings(final Method method, final int count, final boolean overwrite) {
		return new AugmentationSettings(source(), destination(), method, count, "none", 1, ClassicalSettings.DEFAULT, 0,
				true, null, 1, overwrite);
	}

	private AugmentationResult run(final int count) {
		return new DatasetAugmentation(settings(Method.CLASSICAL, count, false)).run(Progress.NONE);
	}

	/** Nuclei, 24 x 24 pixels, 16 bits. */
	private void draw(final String name, final int count) throws IOException {
		final Path folder = Files.createDirectories(source().resolve(name));
		for (int i = 0; i < count; i++)
			IJ.saveAsTiff(nuclei(name.hashCode() + i), folder.resolve("n" + i + ".tif").toString());
	}

	private static ImagePlus nuclei(final long seed) {
		return SampleImages.nuclei(24, RandomStream.of(seed).nextLong());
	}

	private List<String> made() throws IOException {
		try (Stream<Path> files = Files.walk(destination())) {
			return files.filter(Files::isRegularFile)
					.map(f -> destination().relativize(f).toString().replace('\\', '/')).sorted().toList();
		}
	}

	private void assertNothingIsLeft() throws IOException {
		try (Stream<Path> files = Files.list(work)) {
			assertEquals(List.of("source"), files.map(f -> f.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void classesAreBalancedAndSixteenBitsStay() throws IOException {
		draw("few", 2);
		draw("many", 5);
		final List<ClassResult> classes = run(0).classes();
		assertEquals("few: 2 originals, 3 classical, 0 generated", classes.get(0).toString());
		assertEquals("many: 5 originals, 0 classical, 0 generated", classes.get(1).toString());
		assertEquals(List.of("few/classical-00001.tif", "few/classical-00002.tif", "few/classical-00003.tif",
				"few/original-00001.tif", "few/original-00002.tif", "manifest.csv", "many/original-00001.tif",
				"many/original-00002.tif", "many/original-00003.tif", "many/original-00004.tif",
				"many/original-00005.tif", "report.html"), made());
		final ImagePlus original = IJ.openImage(destination().resolve("few/original-00002.tif").toString());
		assertEquals(16, original.getBitDepth());
		assertArrayEquals((short[]) nuclei("few".hashCode() + 1).getProcessor().getPixels(),
				(short[]) original.getProcessor().getPixels());
		final ImagePlus changed = IJ.openImage(destination().resolve("few/classical-00001.tif").toString());
		assertEquals(16, changed.getBitDepth());
		assertTrue(changed.getInfoProperty().startsWith("Synthetic image"), changed.getInfoProperty());
	}

	@Test
	void theManifestTellsWhereEachImageComesFrom() throws IOException {
		draw("a,b", 3);
		run(4);
		final List<String> lines = Files.readAllLines(destination().resolve("manifest.csv"));
		assertEquals("file,class,method,seed,source,model hash,nearest training distance", lines.get(0));
		assertEquals(8, lines.size());
		// Each of three images once, one of them twice.
		assertEquals(List.of("1", "2", "3"), lines.stream().filter(l -> l.contains("classical"))
				.map(l -> l.split(",")[6]).distinct().sorted().toList());
		assertTrue(lines.get(1).matches("\"a,b/classical-00001.tif\",\"a,b\",classical,1,[123],,0\\.\\d{5}"),
				lines.get(1));
		assertEquals("\"a,b/original-00001.tif\",\"a,b\",original,,1,,", lines.get(5));
		final String page = Files.readString(destination().resolve("report.html"));
		assertTrue(page.contains("<td>a,b</td><td>3</td><td>3</td><td>4</td><td>0</td>"), page.substring(0, 3000));
		assertTrue(page.contains("data:image/png;base64,"));
	}

	@Test
	void theSameSeedMakesTheSameFiles() throws IOException {
		draw("", 3);
		run(3);
		final byte[] first = Files.readAllBytes(destination().resolve("classical-00003.tif"));
		final String manifest = Files.readString(destination().resolve("manifest.csv"));
		new DatasetAugmentation(settings(Method.CLASSICAL, 3, true)).run(Progress.NONE);
		assertArrayEquals(first, Files.readAllBytes(destination().resolve("classical-00003.tif")));
		assertEquals(manifest, Files.readString(destination().resolve("manifest.csv")));
		assertFalse(made().stream().anyMatch(f -> f.contains("/")));
	}

	@Test
	void coloursAndBytesBecomePngAndSeveralChannelsStayTogether() throws IOException {
		Files.createDirectories(source());
		final ColorProcessor colours = (ColorProcessor) SampleImages.photo(20, 1).getProcessor();
		IJ.save(new ImagePlus("p", colours), source().resolve("p.png").toString());
		run(1);
		final ImagePlus copy = IJ.openImage(destination().resolve("original-00001.png").toString());
		assertArrayEquals((int[]) colours.getPixels(), (int[]) copy.getProcessor().getPixels());
		assertEquals(24, IJ.openImage(destination().resolve("classical-00001.png").toString()).getBitDepth());
		Files.delete(source().resolve("p.png"));
		final ImagePlus two = IJ.createHyperStack("two", 12, 10, 2, 3, 1, 16);
		for (int i = 1; i <= 6; i++)
			two.getStack().getProcessor(i).set(5, 4, 100 * i);
		IJ.saveAsTiff(two, source().resolve("two.tif").toString());
		new DatasetAugmentation(settings(Method.CLASSICAL, 2, true)).run(Progress.NONE);
		final ImagePlus second = IJ.openImage(destination().resolve("original-00002.tif").toString());
		assertEquals(2, second.getNChannels());
		assertEquals(2, second.getStackSize());
		assertEquals(300, second.getStack().getProcessor(1).get(5, 4));
		assertEquals(400, second.getStack().getProcessor(2).get(5, 4));
		assertEquals(2, IJ.openImage(destination().resolve("classical-00002.tif").toString()).getNChannels());
	}

	@Test
	void sixteenBitImagesOfOneSizeAreMadeOfTheMiddle() throws IOException {
		Files.createDirectories(source());
		final ByteProcessor wide = new ByteProcessor(40, 20);
		wide.setRoi(10, 0, 20, 20);
		wide.setValue(200);
		wide.fill();
		IJ.save(new ImagePlus("w", wide), source().resolve("w.png").toString());
		new DatasetAugmentation(new AugmentationSettings(source(), destination(), Method.CLASSICAL, 1, "", 1,
				ClassicalSettings.DEFAULT, 10, true, null, 1, false)).run(Progress.NONE);
		final ImageProcessor square = IJ.openImage(destination().resolve("original-00001.png").toString())
				.getProcessor();
		assertEquals(10, square.getWidth());
		assertEquals(10, square.getHeight());
		assertEquals(200, square.getStats().min);
	}

	/** Neither its header nor the file's name, in any encoding, in any file. */
	@Test
	void nothingOfAPatientReachesTheOutput() throws IOException {
		final Path folder = Files.createDirectories(source().resolve("normal"));
		for (int i = 0; i < 3; i++)
			DicomFile.write((ShortProcessor) nuclei(i).getProcessor(), "Miller^Jane",
					folder.resolve("Miller_Jane_" + i + (i == 0 ? "" : ".dcm")));
		Files.writeString(folder.resolve("Miller.txt"), "no image");
		final AugmentationResult result = run(3);
		assertTrue(IJ.openImage(folder.resolve("Miller_Jane_1.dcm").toString()).getInfoProperty().contains("Miller"));
		assertEquals("normal: 3 originals, 3 classical, 0 generated", result.classes().get(0).toString());
		assertEquals(List.of("Skipped 1 file that ImageJ cannot open: Miller.txt."), result.remarks());
		assertEquals(16, IJ.openImage(destination().resolve("normal/original-00001.tif").toString()).getBitDepth());
		for (final String file : made()) {
			final byte[] bytes = Files.readAllBytes(destination().resolve(file));
			for (final Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE,
					StandardCharsets.UTF_16BE))
				for (final String secret : List.of("miller", "4711", "19700102", work.toString().toLowerCase()))
					assertFalse(new String(bytes, charset).toLowerCase().contains(secret), secret + " in " + file);
		}
	}

	@Test
	void whatIsThereIsReplacedOnlyIfItIsAnAugmentedDataSet() throws IOException {
		draw("a", 2);
		Files.createDirectories(destination());
		run(1);
		final String message = assertThrows(IllegalArgumentException.class, () -> run(2)).getMessage();
		assertEquals("The destination '" + destination()
				+ "' is not empty: choose another folder, or let it be replaced (overwrite=true).", message);
		final AugmentationSettings replacing = settings(Method.CLASSICAL, 2, true);
		assertEquals(2, new DatasetAugmentation(replacing).run(Progress.NONE).classes().get(0).classical());
		Files.writeString(destination().resolve("a/thesis.txt"), "years of work");
		final String refused = assertThrows(IllegalArgumentException.class,
				() -> new DatasetAugmentation(replacing).run(Progress.NONE)).getMessage();
		assertTrue(refused.contains("'a/thesis.txt' is no part of an augmented data set"), refused);
		assertTrue(made().contains("a/thesis.txt"));
	}

	@Test
	void sourceAndDestinationMayNotBeOneInTheOther() throws IOException {
		draw("a", 2);
		for (final Path place : List.of(source(), source().resolve("new"), work))
			assertTrue(assertThrows(IllegalArgumentException.class,
					() -> new DatasetAugmentation(new AugmentationSettings(source(), place, Method.CLASSICAL, 1, "", 1,
							ClassicalSettings.DEFAULT, 0, true, null, 1, true)).run(Progress.NONE))
					.getMessage().contains("are one in the other"));
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 4, 9})
	void aCancelLeavesNothing(final int asked) throws IOException {
		draw("a", 6);
		final AtomicInteger questions = new AtomicInteger();
		assertThrows(CancellationException.class,
				() -> new DatasetAugmentation(settings(Method.CLASSICAL, 5, false)).run(new Progress() {

					@Override
					public void update(final double fraction, final String message) {
						// Not looked at.
					}

					@Override
					public boolean isCanceled() {
						return questions.getAndIncrement() >= asked;
					}
				}));
		assertNothingIsLeft();
	}

	@Test
	void badSourcesAreRefusedInASentence() throws IOException {
		assertEquals("There is no folder '" + source() + "': choose the folder of the images (source=[path]).",
				refusal());
		draw("a", 3);
		assertEquals("There is one class, so there is nothing to balance: say how many new images of each class there"
				+ " are to be (count=100).", refusal());
		draw("b", 3);
		assertEquals("All classes have 3 images, so they are balanced already: say how many new images of each class"
				+ " there are to be (count=100).", refusal());
		final Path empty = Files.createDirectories(source().resolve("c"));
		assertEquals("The class folder 'c' holds no image that ImageJ can open: put DICOM, TIFF, PNG or JPEG files"
				+ " there, or remove it.", refusal());
		IJ.save(new ImagePlus("x", new ByteProcessor(24, 24)), empty.resolve("x.png").toString());
		assertEquals(
				"The images of 'source' are of different kinds: 'n0.tif' has 1 channel of 16 bits, 'x.png' has 1"
						+ " channel of 8 bits. Convert one of them (Image > Type), or put them into different folders.",
				refusal());
		Files.copy(source().resolve("a/n0.tif"), source().resolve("n.tif"));
		assertEquals("'n.tif' lies beside the folders of 'source', which are classes: move it into one of them.",
				refusal());
		assertNothingIsLeft();
	}

	private String refusal() {
		return assertThrows(IllegalArgumentException.class, () -> run(0)).getMessage();
	}

	/** Copies the source's first image at every second seed, as long as there are seeds. */
	private Generator copying(final int from, final boolean always) {
		return new Generator() {

			@Override
			public PixelValues image(final String category, final long seed) {
				final boolean copy = always || seed % 2 == 0;
				return PixelValues.of(nuclei(copy ? category.hashCode() : from + seed), 1, 1);
			}

			@Override
			public String hash() {
				return "abc123";
			}

			@Override
			public String origin() {
				return "Synthetic image: made by a test";
			}
		};
	}

	private AugmentationResult run(final Generator generator, final Method method) {
		return new DatasetAugmentation(settings(method, 6, false))
				.run(SourceFolder.read(source(), "source", Progress.NONE), generator, Progress.NONE);
	}

	@Test
	void copiesAreRejectedAndCounted() throws IOException {
		draw("a", 12);
		final ClassResult result = run(copying(9000, false), Method.GAN).classes().get(0);
		assertEquals(6, result.generated());
		assertEquals(0, result.classical());
		assertTrue(result.copies() >= 5, result.toString());
		final List<String> lines = Files.readAllLines(destination().resolve("manifest.csv"));
		assertTrue(lines.get(1).matches("a/gan-00001.tif,a,gan,1,,abc123,[01]\\.\\d{5}"), lines.get(1));
		for (final String line : lines.subList(1, 7)) {
			assertEquals(1, Integer.parseInt(line.split(",")[3]) % 2, line);
			assertTrue(Double.parseDouble(line.split(",")[6]) >= result.threshold(), line);
		}
		assertTrue(Files.readString(destination().resolve("report.html")).contains("abc123"));
	}

	@Test
	void aGeneratorThatOnlyCopiesIsRefused() throws IOException {
		draw("a", 12);
		final String message = assertThrows(IllegalArgumentException.class, () -> run(copying(0, true), Method.BOTH))
				.getMessage();
		assertTrue(message.startsWith("Of 128 generated images of 'a', 128 are copies of images of the source:"),
				message);
		assertNothingIsLeft();
	}

	@Test
	void heldOutImagesTellHowNearNewImagesCome() throws IOException {
		draw("a", 12);
		final Path folder = Files.createDirectories(work.resolve("unseen/a"));
		for (int i = 0; i < 20; i++)
			IJ.saveAsTiff(nuclei(70 + i), folder.resolve(i + ".tif").toString());
		final AugmentationSettings settings = new AugmentationSettings(source(), destination(), Method.GAN, 3, "none",
				1, ClassicalSettings.DEFAULT, 0, false, work.resolve("unseen"), 1, false);
		final ClassResult result = new DatasetAugmentation(settings)
				.run(SourceFolder.read(source(), "source", Progress.NONE), copying(9000, false), Progress.NONE)
				.classes().get(0);
		final List<float[]> unseen = SourceFolder.read(work.resolve("unseen"), "heldout", Progress.NONE).looks("a");
		final List<float[]> own = SourceFolder.read(source(), "source", Progress.NONE).looks("a");
		assertEquals(new CopyDetector(own, unseen).threshold(), result.threshold());
		assertNotEquals(new CopyDetector(own, List.of()).threshold(), result.threshold());
	}

	/** A data set to be given away must not show the source in its report. */
	@Test
	void withoutOriginalsTheReportShowsNone() throws IOException {
		draw("a", 4);
		for (final boolean originals : List.of(true, false)) {
			new DatasetAugmentation(new AugmentationSettings(source(), destination(), Method.CLASSICAL, 2, "", 1,
					ClassicalSettings.DEFAULT, 0, originals, null, 1, true)).run(Progress.NONE);
			final String page = Files.readString(destination().resolve("report.html"));
			assertEquals(originals ? 2 : 1, page.split("<figure>").length - 1);
			assertEquals(originals, page.contains("<figcaption>source</figcaption>"));
		}
	}

	@Test
	void halfOfTheImagesAreOfEitherMethod() throws IOException {
		draw("a", 12);
		final ClassResult result = run(copying(9000, false), Method.BOTH).classes().get(0);
		assertEquals(3, result.generated());
		assertEquals(3, result.classical());
	}
}
