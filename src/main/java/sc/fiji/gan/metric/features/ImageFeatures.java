package sc.fiji.gan.metric.features;

import sc.fiji.gan.engine.FloatArray;

/**
 * Numbers that describe an image: f: image -&gt; R<sup>d</sup>. May be used by several threads at
 * once.
 */
public interface ImageFeatures extends AutoCloseable {

	/** What they are, in a few words, for tables: two of the same name are the same. */
	String name();

	/**
	 * The features of an image.
	 *
	 * @param image {@code {1, height, width, channels}} with 1 channel (grey) or 3 (red, green, blue);
	 *     black is about 0, white about 1
	 * @return always the same number of them
	 */
	float[] of(FloatArray image);

	/** Frees what the extractor holds. */
	@Override
	default void close() {}
}
