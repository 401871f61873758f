package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class ChildJvmTest {

	/** What the child runs. */
	static final class Child {

		public static void main(final String... arguments) {
			System.out.println("chatter of " + arguments[0]);
			if (arguments[0].equals("quiet")) return;
			if (arguments[0].equals("broken")) throw new IllegalStateException("out of order");
			System.out.println(ChildJvm.RESULT + arguments[0] + " " + System.getProperty("fiji.gan.test") + " "
					+ Runtime.getRuntime().maxMemory() / (1 << 20));
		}
	}

	@Test
	void givesTheResultOfTheChildAndTheTimeItTook() {
		System.setProperty("fiji.gan.test", "passed on");
		try {
			final ChildJvm.Answer answer = ChildJvm.run(List.of("-Xmx64m", "-XX:+UseSerialGC"), Child.class,
					List.of("ready"));
			assertTrue(answer.text().matches("ready passed on 6[0-4]"), answer.text());
			assertTrue(answer.seconds() > 0.01 && answer.seconds() < 60, "seconds: " + answer.seconds());
		} finally {
			System.clearProperty("fiji.gan.test");
		}
	}

	@Test
	void tellsWhatAFailedChildSaid() {
		final Exception e = assertThrows(IllegalStateException.class,
				() -> ChildJvm.run(List.of(), Child.class, List.of("broken")));
		assertTrue(e.getMessage().contains("status 1") && e.getMessage().contains("out of order"), e.getMessage());
	}

	@Test
	void countsAChildWithoutResultAsFailed() {
		final Exception e = assertThrows(IllegalStateException.class,
				() -> ChildJvm.run(List.of(), Child.class, List.of("quiet")));
		assertEquals("A JVM ended with status 0 and said:\nchatter of quiet\n", e.getMessage());
	}
}
