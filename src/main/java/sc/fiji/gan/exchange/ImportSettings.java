package sc.fiji.gan.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.gan.engine.NetworkConversion;
import sc.fiji.gan.model.Task;

/**
 * What the user says of a model that is imported. Whatever is left empty is read or found out.
 *
 * @param name the model's id; empty for one made of its name
 * @param task tag of a task, or {@value #AUTOMATIC}
 * @param signature which one of the network's
 * @param inputTensor name of an input in the signature, or of any tensor
 * @param outputTensor likewise
 * @param inputAxes a letter for each axis: {@code byxc}, {@code bcyx}
 * @param outputAxes likewise
 * @param range what values the network takes, see {@link ValueRange}
 * @param scale how many times larger the output is; 0 as found
 * @param halo radius of the receptive field in input pixels; -1 as found
 * @param multiple of which height and width are multiples; 0 as found
 * @param licence SPDX identifier
 */
public record ImportSettings(String name, String task, String signature, String inputTensor, String outputTensor,
		String inputAxes, String outputAxes, String range, int scale, int halo, int multiple, String licence) {

	/** The task that the package names, or the size of the output suggests. */
	public static final String AUTOMATIC = "auto";

	/** The tasks that images of others can be made for. */
	public static final List<Task> TASKS = List.of(Task.SUPER_RESOLUTION, Task.IMAGE_TRANSLATION);

	/** Nothing is said: all is read or found out. */
	public static final ImportSettings DEFAULT = new ImportSettings("", AUTOMATIC, "", "", "", "", "", "", 0, -1, 0,
			"");

	private static final int LARGEST = 1 << 12;

	/** @throws IllegalArgumentException on what is not possible; one sentence for the user */
	public ImportSettings {
		name = name.strip();
		inputAxes = inputAxes.strip().toLowerCase(Locale.ROOT);
		outputAxes = outputAxes.strip().toLowerCase(Locale.ROOT);
		range = range.strip();
		if (!name.isEmpty() && !name.matches("[a-z0-9]+(-[a-z0-9]+)*"))
			throw new IllegalArgumentException("name=" + name
					+ " is not possible: give lower-case letters, digits and single hyphens, such as my-model-x2.");
		checkAxes("inputaxes", inputAxes);
		checkAxes("outputaxes", outputAxes);
		if (!range.isEmpty()) ValueRange.parse(range);
		checkNumber("scale", scale, 0);
		checkNumber("halo", halo, -1);
		checkNumber("multiple", multiple, 0);
		task = task.strip();
		requireTask(task);
	}

	/**
	 * The first key by which the user corrects what is read of a network; empty if there is none.
	 */
	Optional<String> correction() {
		final Map<String, Boolean> given = new LinkedHashMap<>();
		given.put("signature", !signature.isEmpty());
		given.put("inputtensor", !inputTensor.isEmpty());
		given.put("outputtensor", !outputTensor.isEmpty());
		given.put("inputaxes", !inputAxes.isEmpty());
		given.put("outputaxes", !outputAxes.isEmpty());
		given.put("range", !range.isEmpty());
		given.put("scale", scale != 0);
		given.put("halo", halo >= 0);
		given.put("multiple", multiple != 0);
		return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).findFirst();
	}

	private static void checkAxes(final String key, final String axes) {
		if (!axes.isEmpty() && !NetworkConversion.isAxes(axes))
			throw new IllegalArgumentException(key + "=" + axes
					+ " is not possible: give the letters b, y, x and c (batch, height, width, channels) in the network's"
					+ " order, such as byxc, bcyx or yx.");
	}

	private static void checkNumber(final String key, final int value, final int least) {
		if (value < least || value > LARGEST)
			throw new IllegalArgumentException(key + "=" + value + " is not possible: give a whole number up to "
					+ LARGEST + ", or " + least + " for what is found.");
	}

	private static void requireTask(final String task) {
		if (!task.equals(AUTOMATIC) && find(task).isEmpty())
			throw new IllegalArgumentException("task=" + task + " is not possible: give "
					+ String.join(", ", Stream.concat(Stream.of(AUTOMATIC), TASKS.stream().map(Task::tag)).toList())
					+ ".");
	}

	private static Optional<Task> find(final String tag) {
		return TASKS.stream().filter(t -> t.tag().equals(tag)).findFirst();
	}

	/** The task that the user names, if it is one. */
	Optional<Task> givenTask() {
		return find(task);
	}
}
