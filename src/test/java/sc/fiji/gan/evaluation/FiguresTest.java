package sc.fiji.gan.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a country that writes a comma. */
class FiguresTest {

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void goToGermany() {
		Locale.setDefault(Locale.GERMANY);
	}

	@AfterEach
	void comeBack() {
		Locale.setDefault(before);
	}

	@ParameterizedTest
	@CsvSource({"31.03449, 4, 31.03", "0.98765432, 6, 0.987654", "120000, 3, 120000", "123456.7, 3, 123000",
			"0.000123456, 3, 0.000123", "-0.5, 6, -0.5", "0, 6, 0", "1e9, 6, 1E+9", "0.0000015, 6, 0.0000015",
			"15e-8, 6, 1.5E-7", "-1e-30, 2, -1E-30"})
	void hasTheSignificantDigitsAndNoMore(final double value, final int digits, final String text) {
		assertEquals(text, Figures.text(value, digits));
	}

	@Test
	void whatIsNotFiniteIsNamedAsOtherProgramsReadIt() {
		assertEquals("NaN", Figures.text(Double.NaN));
		assertEquals("-Infinity", Figures.text(Double.NEGATIVE_INFINITY));
	}

	@Test
	void undefinedMeasuresSayWhy() {
		assertEquals("NaN (the reference is constant)", Figures.text(Double.NaN, "the reference is constant"));
		assertEquals("0.25", Figures.text(0.25, ""));
	}
}
