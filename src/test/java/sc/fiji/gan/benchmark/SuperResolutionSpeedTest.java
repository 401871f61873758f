package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import sc.fiji.gan.benchmark.SpeedRun.Job;
import sc.fiji.gan.benchmark.SpeedRun.Mode;
import sc.fiji.gan.benchmark.SpeedRun.Result;

class SuperResolutionSpeedTest {

	@Test
	void medianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
		assertEquals(3, SpeedRun.median(9, 1, 3));
		assertEquals(2.5, SpeedRun.median(9, 1, 3, 2));
		assertEquals(7, SpeedRun.median(7));
	}

	@Test
	void jobsAndResultsPassFromOneJvmToAnother() {
		final Job job = new Job(Mode.ONE_TILE, 2048);
		assertEquals(job, Job.parse(job.toString()));
		final Result result = new Result(0.25, 1.5e9);
		assertEquals(result, Result.parse(result.toString()));
		final Result unknown = new Result(0.25, Double.NaN);
		assertEquals(unknown, Result.parse(unknown.toString()));
	}

	@Test
	void unknownModelsGetOneSentence() {
		assertTrue(error("--model", "no-such-model").contains("'no-such-model'"));
		assertEquals(1, error("--model", "no-such-model").lines().count());
	}

	private static String error(final String... arguments) {
		final StringWriter err = new StringWriter();
		final CommandLine line = Program.of(new SuperResolutionSpeed()).setErr(new PrintWriter(err, true));
		assertEquals(1, line.execute(arguments));
		return err.toString();
	}
}
