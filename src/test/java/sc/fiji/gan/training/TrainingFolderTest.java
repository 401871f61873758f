package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training goes on from, after a process that was killed between two files. */
class TrainingFolderTest {

	@TempDir
	Path work;

	private Path kept;

	@BeforeEach
	void finishAModel() throws IOException {
		kept = folder("model", 20, 40);
	}

	private Path folder(final String name, final int... steps) throws IOException {
		final Path folder = Files.createDirectories(work.resolve(name));
		for (final int step : steps)
			Files.writeString(folder.resolve("checkpoint-%08d.npz".formatted(step)), name + " " + step);
		return folder;
	}

	/** The process was copying, or clearing the folder after the model was finished. */
	@Test
	void aModelCountsWhereItsTrainingHasNothingNewer() throws IOException {
		assertEquals(Optional.of(kept), TrainingFolder.origin(folder("none"), true, Optional.of(kept)));
		assertEquals(Optional.of(kept), TrainingFolder.origin(folder("older", 20), true, Optional.of(kept)));
		assertEquals(Optional.of(kept), TrainingFolder.origin(folder("same", 20, 40), true, Optional.of(kept)));
		final Path newer = folder("newer", 20, 40, 60);
		assertEquals(Optional.of(newer), TrainingFolder.origin(newer, true, Optional.of(kept)));
		assertEquals(Optional.of(newer), TrainingFolder.origin(newer, true, Optional.empty()));
	}

	@Test
	void whatIsMissingIsCopiedAgain() throws IOException {
		final Path begun = folder("begun", 20);
		Files.writeString(begun.resolve("checkpoint-00000040.npz.part"), "half of it");
		try (TrainingFolder folder = new TrainingFolder(work, "begun")) {
			folder.prepare(true, Optional.of(kept));
			assertEquals(List.of(begun.resolve("checkpoint-00000020.npz"), begun.resolve("checkpoint-00000040.npz")),
					TrainingFolder.checkpoints(begun));
			assertEquals("model 40", Files.readString(begun.resolve("checkpoint-00000040.npz")));
		}
	}
}
