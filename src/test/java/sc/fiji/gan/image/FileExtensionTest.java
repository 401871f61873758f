package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is an ending of a file, and what is not. */
class FileExtensionTest {

	@ParameterizedTest
	@CsvSource({"cells.tif,cells", "cells.OME.TIF,cells", "a.b.jpeg,a.b", "Fig. 2.5,Fig. 2.5", "my photo,my photo",
			"2024.01.03,2024.01.03", "Fig 1. Waves,Fig 1. Waves"})
	void onlyTheEndingGoes(final String name, final String expected) {
		assertEquals(expected, FileExtension.removed(name));
	}
}
