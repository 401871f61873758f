package sc.fiji.gan.model;

/** What a model is for: the command that offers it. */
public enum Task {

	SUPER_RESOLUTION("super-resolution"),
	STYLE_TRANSFER("style-transfer"),
	IMAGE_TRANSLATION("image-translation"),
	GENERATION("generation"),
	TEXT_TO_IMAGE("text-to-image"),
	FRAME_PREDICTION("frame-prediction"),
	/** For measures and trainings: it makes no images. */
	FEATURE_EXTRACTION("feature-extraction");

	private final String tag;

	Task(final String tag) {
		this.tag = tag;
	}

	/** The tag that marks the task in {@code rdf.yaml}. */
	public String tag() {
		return tag;
	}
}
