package sc.fiji.gan.dataset;

import ij.ImagePlus;

/** What all images of a set have in common; the first one decides. */
public final class CommonKind {

	private final String source;
	private final boolean labels;
	private ImageKind kind;
	private String first;

	/**
	 * @param source of the images, for messages
	 * @param labels whether their pixels are to be taken for labels
	 */
	public CommonKind(final String source, final boolean labels) {
		this.source = source;
		this.labels = labels;
	}

	/** @throws IllegalArgumentException if the image is of another kind; one sentence for the user */
	public void require(final ImagePlus image) {
		final ImageKind its = ImageKind.of(image, labels);
		if (kind == null) {
			kind = its;
			first = image.getTitle();
		}
		if (!its.goesWith(kind))
			throw new IllegalArgumentException("The images of '" + source + "' are of different kinds: '" + first
					+ "' has " + kind + ", '" + image.getTitle() + "' has " + its
					+ ". Convert one of them (Image > Type), or put them into different folders.");
	}

	/** Null before the first image. */
	public ImageKind kind() {
		return kind;
	}
}
