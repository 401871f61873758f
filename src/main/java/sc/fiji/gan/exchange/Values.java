package sc.fiji.gan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.model.ForeignModel;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Processing.Clip;
import sc.fiji.gan.model.TensorDescription;

/**
 * What pixels become for a network, and what its values become: as the user says, else as the
 * package says, else as it was guessed.
 */
final class Values {

	private static final int SAMPLE_EDGE = 96;

	private final Finding<String> words;
	private final TensorDescription input;
	private final TensorDescription output;
	private final boolean restoresRange;

	/** @param multiple of which the edge of a sample has to be one */
	Values(final ForeignModel model, final Wiring wiring, final ImportSettings settings,
			final UnaryOperator<FloatArray> network, final int multiple) {
		final List<Processing> read = model.input().processing();
		final List<String> in = names(model.input(), wiring.channels().value());
		final List<String> out = names(model.output(), wiring.outputChannels());
		final FloatArray sample = Samples.photo((SAMPLE_EDGE + multiple - 1) / multiple * multiple,
				wiring.channels().value());
		if (settings.range().isEmpty() && read != null) {
			words = Finding.read(ImportFindings.words(read));
			input = new TensorDescription("input", in, read);
			final List<Processing> after = model.output().processing() == null
					? List.of()
					: model.output().processing();
			output = new TensorDescription("output", out, after, model.output().pixels());
			restoresRange = model.restoresRange() || wiring.scale() > 1 && in.size() == out.size() && after.isEmpty()
					&& staysInRange(sample, network);
			return;
		}
		final Finding<ValueRange> range = settings.range().isEmpty()
				? range(wiring, network, sample)
				: Finding.given(ValueRange.parse(settings.range()));
		words = new Finding<>(range.value().text(), range.origin());
		input = new TensorDescription("input", in, range.value().processing());
		restoresRange = in.size() == out.size();
		output = restoresRange ? new TensorDescription("output", out, List.of()) : ownOutput(out, range.value());
	}

	/**
	 * Of a network that makes another number of channels: images of 8 bits, if its range tells what is
	 * white.
	 */
	private static TensorDescription ownOutput(final List<String> channels, final ValueRange range) {
		if (!range.isFixed()) return new TensorDescription("output", channels, List.of());
		final List<Processing> undone = new ArrayList<>(range.undone());
		undone.add(new Clip(0, 255));
		return new TensorDescription("output", channels, undone, PixelRange.BYTES);
	}

	private static Finding<ValueRange> range(final Wiring wiring, final UnaryOperator<FloatArray> network,
			final FloatArray sample) {
		if (wiring.input().value().type().equals("uint8")) return Finding.read(ValueRange.BYTES);
		return new RangeGuess(network, wiring.scale()).guess(sample);
	}

	private static List<String> names(final ForeignModel.Tensor tensor, final int count) {
		final List<String> names = tensor.channels().stream().map(name -> name.replaceAll("[^A-Za-z0-9_]", "_"))
				.map(name -> name.matches("[A-Za-z_].*") ? name : "channel" + name).toList();
		return names.size() == count ? names : Samples.channels(count);
	}

	/** Whether an enlarged image has the values of the network's input, and not those of pixels. */
	private boolean staysInRange(final FloatArray sample, final UnaryOperator<FloatArray> network) {
		final FloatArray seen = TensorValues.seen(sample, input);
		final double made = mean(network.apply(seen));
		return Math.abs(made - mean(seen)) <= Math.abs(made - mean(sample));
	}

	private static double mean(final FloatArray image) {
		double sum = 0;
		for (final float value : image.data())
			sum += value;
		return sum / image.data().length;
	}

	/** The range, for people. */
	Finding<String> words() {
		return words;
	}

	TensorDescription input() {
		return input;
	}

	TensorDescription output() {
		return output;
	}

	/** See {@link sc.fiji.gan.model.ModelDescription#restoresRange()}. */
	boolean restoresRange() {
		return restoresRange;
	}
}
