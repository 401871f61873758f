package sc.fiji.gan.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a package that somebody else made says of its model. Whatever it does not say is unknown,
 * and to be found out by trying.
 *
 * @param format what it was read as, for people
 * @param about what the package says for people
 * @param network its SavedModel's folder or zip, or a frozen graph
 * @param input what it is given
 * @param output what it makes
 * @param scale how many times larger the output is; {@link #UNKNOWN} if that is not said, as below
 * @param halo radius of the receptive field, in input pixels
 * @param multiple height and width of the input are multiples of this
 * @param restoresRange whether the output is in the units of the input after its processing
 * @param examples what it was tried on, with what came out
 */
public record ForeignModel(String format, About about, Path network, Tensor input, Tensor output, int scale, int halo,
		int multiple, boolean restoresRange, Examples examples) {

	/** Of a number that is not known. */
	public static final int UNKNOWN = -1;

	/**
	 * What a package says for people.
	 *
	 * @param name empty if it has none, as are all texts here
	 * @param card Markdown
	 */
	public record About(String name, String summary, String version, String licence, Optional<Task> task,
			List<String> authors, List<Citation> citations, String card) {

		/** Nothing at all. */
		static final About NOTHING = new About("", "", "", "", Optional.empty(), List.of(), List.of(), "");

		public About {
			authors = List.copyOf(authors);
			citations = List.copyOf(citations);
		}
	}

	/** A work to cite. */
	public record Citation(String text, String url) {}

	/**
	 * An input or output.
	 *
	 * @param name of it in the network's signature; empty if there is only one
	 * @param axes a letter for each: {@code byxc}; empty if they are not known
	 * @param channels their names; none if they are not known
	 * @param processing before an input, after an output; null if it is not known
	 * @param pixels of an output in units of its own
	 */
	public record Tensor(String name, String axes, List<String> channels, List<Processing> processing,
			PixelRange pixels) {

		/** One of which nothing is known. */
		static final Tensor NOTHING = new Tensor("", "", List.of(), null);

		public Tensor {
			channels = List.copyOf(channels);
			processing = processing == null ? null : List.copyOf(processing);
		}

		/** One of which the pixels are not known. */
		Tensor(final String name, final String axes, final List<String> channels, final List<Processing> processing) {
			this(name, axes, channels, processing, PixelRange.UNKNOWN);
		}

		/** The same, which becomes an image with these pixels. */
		Tensor withPixels(final PixelRange range) {
			return new Tensor(name, axes, channels, processing, range);
		}
	}

	/**
	 * Images as .npy or TIFF files, and a picture of both; each null if there is none.
	 *
	 * @param isProcessed whether the images are what the network itself is given and makes, after the
	 *     input's processing and before the output's
	 */
	public record Examples(Path input, Path output, Path cover, boolean isProcessed) {

		static final Examples NONE = new Examples(null, null, null, false);
	}

	/** One of which only the network is known. */
	static ForeignModel bare(final String format, final Path network) {
		return new ForeignModel(format, About.NOTHING, network, Tensor.NOTHING, Tensor.NOTHING, UNKNOWN, UNKNOWN,
				UNKNOWN, true, Examples.NONE);
	}
}
