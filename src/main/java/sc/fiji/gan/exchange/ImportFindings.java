package sc.fiji.gan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import sc.fiji.gan.engine.NetworkOutline.Port;
import sc.fiji.gan.exchange.TestImages.Deviation;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;

/**
 * All that was found out about a model.
 *
 * @param format what its package is
 * @param wiring which input and output, and how they are laid out
 * @param task what it is for
 * @param range which values it takes, in words
 * @param halo radius of the receptive field; -1 in none that could be measured
 * @param multiple of which sizes have to be multiples
 * @param deviation from what the package says comes out; empty if it says nothing
 */
record ImportFindings(String format, Wiring wiring, Finding<Task> task, Finding<String> range, Finding<Integer> halo,
		Finding<Integer> multiple, Optional<Deviation> deviation) {

	/** A line for each, in the order of the dialog's fields. */
	List<String> lines() {
		final List<String> lines = new ArrayList<>();
		lines.add("format: " + format);
		lines.add("task: " + task.value().tag() + " (" + task.origin() + ")");
		lines.add("input: " + end(wiring.input()) + "; axes " + wiring.inputAxes() + "; channels " + wiring.channels());
		lines.add("output: " + end(wiring.output()) + "; axes " + wiring.outputAxes() + "; channels "
				+ wiring.outputChannels());
		lines.add("range: " + range);
		lines.add("scale: " + Finding.tried(wiring.scale()));
		lines.add(
				"halo: " + (halo.value() < 0 ? "the whole image: tiles will not join without seams" : halo.toString()));
		lines.add("multiple: " + multiple);
		lines.add(deviation.map(d -> "test image of the package: what it makes differs by " + d)
				.orElse("test image of the package: none"));
		return lines;
	}

	private static String end(final Finding<Port> port) {
		return port.value() + " (" + port.origin() + ")";
	}

	/** Steps of processing in words. */
	static String words(final List<Processing> steps) {
		return steps.isEmpty()
				? "pixels as they are"
				: steps.stream().map(step -> step.toString().replace("[", " ").replace("]", ""))
						.collect(Collectors.joining(", "));
	}
}
