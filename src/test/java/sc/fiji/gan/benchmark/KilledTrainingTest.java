package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class KilledTrainingTest {

	private static final int INTERVAL = 6;

	/** The first kill is aimed at a checkpoint, the second one at a step. */
	@Test
	void killedTwiceItEndsAsIfItHadBeenLeftAlone() {
		final StringWriter text = new StringWriter();
		assertEquals(0, Program.of(new KilledTraining()).setOut(new PrintWriter(text)).execute("--kills", "2",
				"--steps", "40", "--interval", Integer.toString(INTERVAL)));
		final String printed = text.toString();
		assertTrue(printed.contains("Kills: 2, of these"), printed);
		final Matcher lost = Pattern.compile("Most steps lost: (\\d+)").matcher(printed);
		assertTrue(lost.find() && Integer.parseInt(lost.group(1)) <= INTERVAL, printed);
		final Matcher difference = Pattern.compile("Greatest difference at the end, of (\\d+) arrays: ([\\d.E-]+)")
				.matcher(printed);
		assertTrue(difference.find() && Integer.parseInt(difference.group(1)) > 50, printed);
		assertEquals(0, Double.parseDouble(difference.group(2)), 1e-5);
		assertTrue(printed.contains("detectors): the same"), printed);
	}

	@Test
	void tooFewStepsAreRefused() {
		final StringWriter err = new StringWriter();
		assertEquals(1, Program.of(new KilledTraining()).setErr(new PrintWriter(err, true)).execute("--steps", "30"));
		assertEquals(List.of("--kills 20 --steps 30 --interval 20: give 1 or more, an interval of 2 or more, and at"
				+ " least twice as many steps"), err.toString().lines().toList());
	}
}
