package sc.fiji.gan.tensorflow;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.TensorFlow;

import sc.fiji.gan.engine.ComputeDevice;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.EngineOptions.Device;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.GpuLibraries;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkConversion;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.NetworkOutline;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.foreign.ForeignNetworks;
import sc.fiji.gan.tensorflow.gan.Architectures;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.inference.NetworkReader;
import sc.fiji.gan.tensorflow.inference.NetworkWriter;
import sc.fiji.gan.tensorflow.network.NetworkSize;
import sc.fiji.gan.tensorflow.runtime.Devices;
import sc.fiji.gan.tensorflow.runtime.Sessions;
import sc.fiji.gan.tensorflow.training.Checkpoints;
import sc.fiji.gan.tensorflow.training.Trainer;

/** The engine, by TensorFlow Java. */
public final class TensorFlowEngine implements Engine {

	private final Sessions sessions;
	private final List<ComputeDevice> devices;

	/** @throws EngineException if the options ask for a GPU and there is none */
	public TensorFlowEngine(final EngineOptions options) {
		sessions = new Sessions(options);
		devices = Devices.list(sessions);
		if (options.device() == Device.GPU && devices.stream().noneMatch(ComputeDevice::isGpu))
			throw new EngineException(
					"TensorFlow sees no GPU, only " + devices.stream().map(ComputeDevice::name).toList() + ", since "
							+ GpuLibraries.reasonForNone(Engines.isGpuBuild()).orElse("the driver offers it none")
							+ ": mend that, or choose device=cpu.");
	}

	@Override
	public String version() {
		return TensorFlow.version();
	}

	@Override
	public List<ComputeDevice> devices() {
		return devices;
	}

	@Override
	public Network load(final NetworkFile file) {
		return new NetworkReader(sessions).read(file);
	}

	@Override
	public FeatureNetwork loadFeatures(final NetworkFile file) {
		return new NetworkReader(sessions).readFeatures(file);
	}

	@Override
	public NetworkOutline outline(final Path network, final String signature) {
		return ForeignNetworks.outline(network, signature);
	}

	@Override
	public NetworkFile convert(final Path network, final NetworkConversion wanted, final Path zip) {
		return ForeignNetworks.convert(network, wanted, zip);
	}

	@Override
	public TrainingSummary train(final TrainingPlan plan, final TrainingData data, final TrainingListener listener) {
		return new Trainer(plan, data, listener).run(sessions);
	}

	@Override
	public double multiplyAdds(final TrainingPlan plan, final TrainingData data) {
		return new Trainer(plan, data, TrainingListener.NONE).multiplyAdds();
	}

	@Override
	public long checkpointBytes(final TrainingPlan plan, final TrainingData data) {
		return new Trainer(plan, data, TrainingListener.NONE).checkpointBytes();
	}

	@Override
	public NetworkFile export(final TrainingPlan plan, final String generator, final Path checkpoint, final Path zip) {
		return NetworkWriter.write(Architectures.named(plan.architecture()).generator(plan, generator),
				Checkpoints.averagedWeights(checkpoint), zip);
	}

	@Override
	public NetworkFile export(final Path checkpoint, final Path zip) {
		return export(Checkpoints.plan(checkpoint), checkpoint, zip);
	}

	@Override
	public NetworkFile export(final Path checkpoint, final FloatArray picture, final Path zip) {
		final TrainingPlan plan = Checkpoints.plan(checkpoint);
		return NetworkWriter.write(Architectures.named(plan.architecture()).painter(plan, picture)
				.orElseThrow(() -> new EngineException("The network of '" + checkpoint.getFileName()
						+ "' has learnt what it does and is told no style: choose one that was trained on a folder of"
						+ " pictures.")),
				Checkpoints.averagedWeights(checkpoint), zip);
	}

	@Override
	public NetworkFile exportSqueezeNet(final Map<String, FloatArray> weights, final Path zip) {
		return NetworkWriter.writeSqueezeNet(weights, zip);
	}

	@Override
	public Map<String, NetworkFacts> generators(final TrainingPlan plan) {
		final Map<String, NetworkFacts> facts = new LinkedHashMap<>();
		Architectures.named(plan.architecture()).generators(plan).forEach(g -> facts.put(g.name(), facts(g)));
		return facts;
	}

	private static NetworkFacts facts(final Generator generator) {
		return generator.latents().map(latents -> NetworkSize.measure(generator::apply, latents))
				.orElseGet(() -> NetworkSize.measure(generator::apply, generator.inputChannels(), generator.halo(),
						generator.multiple()));
	}
}
