package sc.fiji.gan.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.gan.engine.FeatureExtractor.Channel;
import sc.fiji.gan.model.Processing.FixedZeroMeanUnitVariance;
import sc.fiji.gan.model.Processing.ScaleLinear;

/**
 * How images become the input of a feature network: its channels say by their names which colours
 * they are, its processing what 8-bit values become. Both have to be fixed, for a measure must not
 * depend on what else is in an image.
 */
final class FeatureChannels {

	private static final List<String> COLOURS = List.of("red", "green", "blue");
	private static final double WHITE = 255;

	private FeatureChannels() {}

	/** @throws ModelException if this is no feature network or has other channels or processing */
	static List<Channel> of(final Fields root, final ModelDescription model) {
		if (model.task() != Task.FEATURE_EXTRACTION)
			throw root.refused("it is for " + model.task().tag() + ", not for " + Task.FEATURE_EXTRACTION.tag()
					+ ": choose a feature network");
		final List<Channel> channels = new ArrayList<>();
		for (int c = 0; c < model.inputChannels(); c++) {
			Channel channel = new Channel(source(root, model.input().channels().get(c)), WHITE, 0);
			for (final Processing step : model.input().processing())
				channel = after(root, channel, step, c);
			channels.add(channel);
		}
		return channels;
	}

	/** @return 0 for red, 1 for green, 2 for blue */
	private static int source(final Fields root, final String name) {
		final String lower = name.toLowerCase(Locale.ROOT);
		for (int i = 0; i < COLOURS.size(); i++)
			if (lower.equals(COLOURS.get(i)) || lower.equals(COLOURS.get(i).substring(0, 1))) return i;
		throw root.refused("the channel '" + name + "' of its input is none of " + COLOURS
				+ ", by which a feature network says the order of its colours");
	}

	private static Channel after(final Fields root, final Channel channel, final Processing step, final int c) {
		if (step instanceof ScaleLinear p)
			return new Channel(channel.source(), p.gain() * channel.gain(), p.gain() * channel.offset() + p.offset());
		if (step instanceof FixedZeroMeanUnitVariance p) {
			final int i = p.mean().size() == 1 ? 0 : c;
			return new Channel(channel.source(), channel.gain() / p.std().get(i),
					(channel.offset() - p.mean().get(i)) / p.std().get(i));
		}
		throw root.refused("its preprocessing is other than scale_linear and fixed_zero_mean_unit_variance, the only "
				+ "kinds that a measure can have");
	}
}
