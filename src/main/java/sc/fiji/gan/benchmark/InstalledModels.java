package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.MemoryBudget;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;

/** The super-resolution models of the library, applied as the menu's command applies them. */
final class InstalledModels implements SuperResolutionQuality.Models {

	private final ModelLibrary library;

	InstalledModels(final ModelLibrary library) {
		this.library = library;
	}

	@Override
	public List<Upscaler> open(final List<String> models, final int scale) {
		final List<String> wanted = models.isEmpty()
				? library.list(Task.SUPER_RESOLUTION).stream().map(ModelDescription::id).toList()
				: models;
		final List<Upscaler> upscalers = new ArrayList<>();
		for (final String model : wanted) {
			final ModelPackage opened = library.open(model);
			if (opened.description().scale() == scale) upscalers.add(upscaler(opened));
		}
		return upscalers;
	}

	private static Upscaler upscaler(final ModelPackage model) {
		final Network network = Engines.engine().load(model.networkFile());
		final ModelApplication application = new ModelApplication(model.description(), network,
				MemoryBudget.ofThisMachine());
		return new Upscaler() {

			@Override
			public String name() {
				return model.description().id();
			}

			@Override
			public ImagePlus upscale(final ImagePlus image, final int scale) {
				return application.apply(image, Progress.NONE);
			}

			@Override
			public void close() {
				network.close();
			}
		};
	}
}
