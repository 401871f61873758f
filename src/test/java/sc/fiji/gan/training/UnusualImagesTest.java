package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.standalone.Macros;

/** Folders as users have them, trained on by macro. */
@Timeout(120)
class UnusualImagesTest {

	@TempDir
	Path work;

	private Path images;
	private Path models;

	@BeforeEach
	void newLibrary() throws IOException {
		images = Files.createDirectory(work.resolve("images"));
		models = work.resolve("models");
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
	}

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	private Path save(final String name, final ImageProcessor pixels) {
		final Path file = images.resolve(name);
		IJ.saveAs(new ImagePlus(name, pixels), "tiff", file.toString());
		return file;
	}

	private String train() {
		return "run('Train Super-Resolution...', 'name=tiny source=[" + Macros.quote(images)
				+ "] steps=20 features=4 blocks=1 batch=2 patch=12 octaves=1 seed=1');";
	}

	/** Sizes and depths may be mixed; the rest is named and counted. */
	@Test
	void whatCannotBeUsedIsNamedAndTheRestIsTrainedOn() throws IOException {
		final ImageProcessor photo = SampleImages.photo(64, 1).getProcessor();
		save("colour.tif", photo);
		save("eight.tif", photo.resize(70, 50).convertToByte(true));
		save("sixteen.tif", SampleImages.nuclei(80, 1).getProcessor().convertToShort(false));
		save("float.tif", photo.resize(48, 90).convertToFloat());
		save("small.tif", photo.resize(20, 60));
		save("black.tif", new ByteProcessor(64, 64));
		final Path cut = save("cut.tif", photo);
		Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 100));
		final Path broken = Files.write(images.resolve("broken.png"), new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 0});
		final Path empty = Files.createFile(images.resolve("empty.tif"));
		final Path notes = Files.writeString(images.resolve("notes.txt"), "no image\n");
		final Path table = Files.writeString(images.resolve("areas.csv"), "1,2\n3,4\n");
		final String printed = Macros.run(train() + "print('went on');");
		assertTrue(printed.endsWith("went on"), printed);
		for (final String line : new String[]{
				"Skipped 5, no image that ImageJ can open: " + table + ", " + broken + ", " + cut + ", " + empty + ", "
						+ notes,
				"Skipped 1, smaller than 24 x 24 pixels (patch x scale): small.tif (20 x 60)",
				"Skipped 1, blank (all pixels alike, or no numbers): black.tif (64 x 64)",
				"Training 'tiny' on 6 images (5 planes)"})
			assertTrue(printed.contains(line), line + " is not in:\n" + printed);
		assertEquals(20, ((Number) ModelPackage.read(models.resolve("tiny")).provenance().get("steps")).intValue());
	}

	@Test
	void aFolderOfOneImageIsEnoughIfItIsLargeEnough() throws IOException {
		save("only.tif", SampleImages.photo(128, 1).getProcessor());
		final String printed = Macros.run(train());
		assertTrue(printed.contains("Training 'tiny' on 1 images (2 planes)"), printed);
		assertTrue(Files.exists(models.resolve("tiny").resolve("rdf.yaml")));
	}

	@Test
	void aFolderOfOneSmallImageIsRefused() throws IOException {
		save("only.tif", SampleImages.photo(40, 1).getProcessor());
		final String message = Macros.refusal(train());
		assertTrue(message.startsWith("Of 1 training images 1 measure at least 24 pixels in width and height, but 2 are"
				+ " needed (or one that is "), message);
		assertFalse(Files.exists(models));
		assertFalse(Files.exists(work.resolve("training")));
	}
}
