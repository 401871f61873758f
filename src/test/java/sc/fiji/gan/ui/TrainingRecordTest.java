package sc.fiji.gan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.process.ByteProcessor;
import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.training.CurvePlots;
import sc.fiji.gan.training.CurveRow;
import sc.fiji.gan.training.TrainingMonitor.Wish;

/** What the window shows, without a window. */
class TrainingRecordTest {

	private final TrainingRecord record = new TrainingRecord();

	private static CurveRow row(final long step) {
		return new CurveRow(step, Map.of("generator", 7.0), 0.1, 0.3, 0.2, 0.01);
	}

	@BeforeEach
	void begin() {
		record.began("cells", 2000, new CurvePlots(0.2, 0.4), List.of());
	}

	@Test
	void titleAndStatusTellWhereItIsAndWhatIsLeft() {
		assertEquals("cells: step 0 of 2,000", record.title());
		assertEquals("Step 0 of 2,000", record.status());
		record.stepped(1000, Map.of(), 0.25, "4 min");
		assertEquals("cells: step 1,000 of 2,000", record.title());
		assertEquals("Step 1,000 of 2,000, 250 ms a step, 4 min left", record.status());
		assertEquals(0.5, record.fraction());
		record.stepped(1001, Map.of(), 1.54, "25 min");
		assertEquals("Step 1,001 of 2,000, 1.5 s a step, 25 min left", record.status());
	}

	@Test
	void aPauseEndsAndWhatEndsATrainingIsFinal() {
		assertEquals(Wish.GO_ON, record.wish());
		record.setWish(Wish.PAUSE);
		assertEquals("Step 0 of 2,000, paused", record.status());
		assertFalse(record.isEnding());
		record.setWish(Wish.GO_ON);
		assertEquals("Step 0 of 2,000", record.status());
		record.setWish(Wish.KEEP);
		record.setWish(Wish.CANCEL);
		assertEquals(Wish.KEEP, record.wish());
		assertTrue(record.isEnding());
	}

	@Test
	void whenItHasEndedItTellsHow() {
		record.setWish(Wish.PAUSE);
		record.ended("The model 'cells' is ready.");
		assertEquals("The model 'cells' is ready.", record.status());
		record.setWish(Wish.CANCEL);
		assertEquals(Wish.PAUSE, record.wish());
		final TrainingRecord failed = new TrainingRecord();
		failed.ended(null);
		assertTrue(failed.hasEnded());
	}

	/** Losses come from the steps, and those of validations, which are means of them, are left out. */
	@Test
	void rowsAreTheEarlierOnesThenLossesAndValidationsInTheOrderOfSteps() {
		final TrainingRecord resumed = new TrainingRecord();
		resumed.began("cells", 2000, new CurvePlots(0.2, 0.4), List.of(row(10)));
		assertEquals("cells: step 10 of 2,000", resumed.title());
		resumed.stepped(11, Map.of("generator", 1.0), 1, "");
		resumed.stepped(12, Map.of("generator", 2.0), 1, "");
		resumed.validated(row(12), new ByteProcessor(1, 1));
		resumed.stepped(13, Map.of("generator", 3.0), 1, "");
		final List<CurveRow> rows = resumed.rows();
		assertEquals(List.of(10L, 11L, 12L, 12L, 13L), rows.stream().map(CurveRow::step).toList());
		assertEquals(row(10), rows.get(0));
		assertEquals(List.of(1.0, 2.0, 3.0), rows.stream().skip(1).filter(r -> !r.losses().isEmpty())
				.map(r -> r.losses().get("generator")).toList());
		assertEquals(row(12).withoutLosses(), rows.get(3));
	}

	@Test
	void picturesGrowIntoAStackWhoseFirstAndNewestStay() {
		record.validated(row(5), new ByteProcessor(1, 1));
		assertEquals("step 5, 20.00 dB", record.pictures().get(0).label());
		for (int i = 1; i < 500; i++)
			record.validated(row(5 + i), new ByteProcessor(1, 1));
		final List<TrainingRecord.Picture> pictures = record.pictures();
		assertTrue(
				pictures.size() > TrainingRecord.MOST_PICTURES / 2 && pictures.size() <= TrainingRecord.MOST_PICTURES,
				pictures.size() + " pictures");
		assertEquals("step 5, 20.00 dB", pictures.get(0).label());
		assertEquals("step 504, 20.00 dB", pictures.get(pictures.size() - 1).label());
	}

	@Test
	void faultsStandOnePerLine() {
		record.diagnosed(new Diagnosis(1200, Diagnosis.Fault.DIVERGENCE, "It grows."));
		record.diagnosed(new Diagnosis(1300, Diagnosis.Fault.MODE_COLLAPSE, "All the same."));
		assertEquals("Step 1,200: It grows.\nStep 1,300: All the same.", record.faults());
	}

	/** 1000 steps with the losses 1 to 1000: means over 4, of which the first is that of 1 to 4. */
	@Test
	void ofManyStepsThereAreMeans() {
		for (int step = 1; step <= 1000; step++)
			record.stepped(step, step % 2 == 0 ? Map.of("a", (double) step, "b", 5.0) : Map.of("a", (double) step), 1,
					"");
		final List<CurveRow> rows = record.rows();
		assertEquals(250, rows.size());
		assertEquals(4, rows.get(0).step());
		assertEquals(2.5, rows.get(0).losses().get("a"), 1e-9);
		assertEquals(5, rows.get(0).losses().get("b"), 1e-9);
		assertEquals(1000, rows.get(249).step());
		assertEquals(998.5, rows.get(249).losses().get("a"), 1e-9);
	}
}
