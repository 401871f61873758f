package sc.fiji.gan.exchange;

import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.NetworkOutline.Port;

/**
 * A network of others with what of it is used, made into one like ours.
 *
 * @param input what it is given
 * @param inputAxes of the original, a letter for each
 * @param channels that go in
 * @param output what it makes
 * @param outputAxes of the original
 * @param outputChannels that come out
 * @param scale how many times larger the output is
 * @param file the network as it is now
 */
record Wiring(Finding<Port> input, Finding<String> inputAxes, Finding<Integer> channels, Finding<Port> output,
		Finding<String> outputAxes, int outputChannels, int scale, NetworkFile file) {

	Wiring withAxes(final Finding<String> newInputAxes, final Finding<String> newOutputAxes) {
		return new Wiring(input, newInputAxes, channels, output, newOutputAxes, outputChannels, scale, file);
	}
}
