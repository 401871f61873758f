package sc.fiji.gan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class PartOfProgressTest {

	private final List<String> told = new ArrayList<>();

	private final Progress whole = new Progress() {

		@Override
		public void update(final double fraction, final String message) {
			told.add(fraction + " " + message);
		}

		@Override
		public boolean isCanceled() {
			return !told.isEmpty();
		}
	};

	@Test
	void itsEndsAreThoseOfThePart() {
		final Progress part = new PartOfProgress(whole, 0.5, 0.75);
		part.update(0, "begin");
		part.update(1, "end");
		assertEquals(List.of("0.5 begin", "0.75 end"), told);
	}

	@Test
	void equalPartsFollowOneAnother() {
		PartOfProgress.of(whole, 1, 4).update(0.5, "second");
		PartOfProgress.of(PartOfProgress.of(whole, 1, 2), 1, 2).update(1, "last");
		assertEquals(List.of("0.375 second", "1.0 last"), told);
	}

	@Test
	void isCanceledWithTheWhole() {
		final Progress part = PartOfProgress.of(whole, 0, 2);
		assertTrue(!part.isCanceled());
		part.update(0, "begun");
		assertTrue(part.isCanceled());
	}

	@Test
	void refusesWhatIsNoPart() {
		assertThrows(IllegalArgumentException.class, () -> new PartOfProgress(whole, 0.6, 0.5));
		assertThrows(IllegalArgumentException.class, () -> new PartOfProgress(whole, 0.5, 1.5));
	}
}
