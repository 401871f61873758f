package sc.fiji.gan.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.gan.dataset.DomainImage;
import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.dataset.TrainingPlane;

/**
 * Which of the images that were given are not trained on, and why.
 *
 * @param images as they were read
 * @param edge of the patches at the high resolution, in pixels
 */
record LeftOut(TrainingImages images, int edge) {

	static final String UNREADABLE = "no image that ImageJ can open";
	static final String BLANK = "blank (all pixels alike, or no numbers)";

	/** A line for each reason, with the number and the names; none if everything is used. */
	List<String> lines() {
		final List<String> lines = new ArrayList<>();
		add(lines, UNREADABLE, images.unreadable().stream().map(Path::toString).toList());
		add(lines, "smaller than %d x %d pixels (patch x scale)".formatted(edge, edge),
				images.smallerThan(edge).stream().map(LeftOut::sized).toList());
		add(lines, BLANK, images.blank().stream().filter(p -> Math.min(p.width(), p.height()) >= edge)
				.map(LeftOut::sized).toList());
		return lines;
	}

	/** The same for a domain of a translation. */
	static List<String> lines(final ImageDomain domain, final int edge) {
		final List<String> lines = new ArrayList<>();
		add(lines, UNREADABLE, domain.unreadable().stream().map(Path::toString).toList());
		add(lines, "smaller than %d x %d pixels (patch)".formatted(edge, edge),
				domain.smallerThan(edge).stream().map(DomainImage::sized).toList());
		add(lines, BLANK, domain.blank().stream().filter(i -> Math.min(i.width(), i.height()) >= edge)
				.map(DomainImage::sized).toList());
		return lines;
	}

	/** Adds a line, if there are names. */
	static void add(final List<String> lines, final String reason, final List<String> names) {
		if (!names.isEmpty()) lines.add("Skipped %d, %s: %s".formatted(names.size(), reason, String.join(", ", names)));
	}

	private static String sized(final TrainingPlane plane) {
		return "%s (%d x %d)".formatted(plane.name(), plane.width(), plane.height());
	}
}
