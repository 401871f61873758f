package sc.fiji.gan.benchmark;

import java.util.ArrayList;
import java.util.List;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Task;

/** The super-resolution models that are installed, applied as scripts and the menu apply them. */
final class InstalledModels implements SuperResolutionQuality.Models {

	@Override
	public List<Upscaler> open(final List<String> models, final int scale) {
		final List<String> wanted = models.isEmpty()
				? Gan.library().list(Task.SUPER_RESOLUTION).stream().map(ModelDescription::id).toList()
				: models;
		final List<Upscaler> upscalers = new ArrayList<>();
		for (final String model : wanted)
			if (Gan.library().open(model).description().scale() == scale)
				upscalers.add(upscaler(Gan.open(model, Task.SUPER_RESOLUTION)));
		return upscalers;
	}

	private static Upscaler upscaler(final Gan model) {
		return new Upscaler() {

			@Override
			public String name() {
				return model.description().id();
			}

			@Override
			public ImagePlus upscale(final ImagePlus image, final int scale) {
				return model.apply(image, Progress.NONE, IJ::log);
			}

			@Override
			public void close() {
				model.close();
			}
		};
	}
}
