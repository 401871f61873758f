package sc.fiji.gan.command;

import java.io.File;

import ij.ImagePlus;
import sc.fiji.gan.evaluation.ReportFiles;
import sc.fiji.gan.image.ModelApplication;

/** The report that a command writes, if it is asked for one. */
final class OutputReport {

	private OutputReport() {}

	/**
	 * Finds out beforehand whether the report can be written.
	 *
	 * @param place as the user gave it; null or empty for none
	 * @param image that the report is about, for its name in a folder
	 * @param what kind of report it is, for the same
	 * @return null if there is to be none
	 * @throws IllegalArgumentException if it cannot be written there
	 */
	static ReportFiles files(final File place, final ImagePlus image, final String what) {
		if (place == null || place.getPath().isBlank()) return null;
		return ReportFiles.at(place.toPath(), ModelApplication.title(image, what));
	}
}
