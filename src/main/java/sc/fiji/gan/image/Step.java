package sc.fiji.gan.image;

/**
 * One step of pre- or postprocessing with all its numbers known: a function of a pixel, applied in
 * place to blocks of pixels with their channels side by side (HWC).
 */
interface Step {

	void apply(float[] values, int length, int channels);

	/** The step that undoes this one. */
	default Step inverse() {
		throw new IllegalArgumentException(
				getClass().getSimpleName() + " cannot be undone: the output of a model that has it"
						+ " among its preprocessing cannot be brought back to the range of its input");
	}

	/** {@code y = gain x + offset}, with one gain and offset for each channel, or one for all. */
	record Affine(double[] gain, double[] offset) implements Step {

		static Affine of(final double gain, final double offset) {
			return new Affine(new double[]{gain}, new double[]{offset});
		}

		@Override
		public void apply(final float[] values, final int length, final int channels) {
			if (gain.length != 1 && gain.length != channels)
				throw new IllegalArgumentException(
						"The model normalises " + gain.length + " channels each by itself, which cannot be done to the "
								+ channels + " channels of its output");
			if (gain.length == 1) apply(values, length, 0, 1, 0);
			else for (int c = 0; c < channels; c++)
				apply(values, length, c, channels, c);
		}

		private void apply(final float[] values, final int length, final int first, final int stride, final int c) {
			final double g = gain[c];
			final double o = offset[c];
			for (int i = first; i < length; i += stride)
				values[i] = (float) (g * values[i] + o);
		}

		@Override
		public Step inverse() {
			final double[] g = new double[gain.length];
			final double[] o = new double[gain.length];
			for (int c = 0; c < g.length; c++) {
				g[c] = 1 / gain[c];
				o[c] = -offset[c] / gain[c];
			}
			return new Affine(g, o);
		}
	}

	/** {@code y = min(max(x, min), max)}; what was cut off is not brought back by the inverse. */
	record Clip(float min, float max) implements Step {

		@Override
		public void apply(final float[] values, final int length, final int channels) {
			for (int i = 0; i < length; i++)
				values[i] = Math.min(Math.max(values[i], min), max);
		}

		@Override
		public Step inverse() {
			return (values, length, channels) -> {};
		}
	}

	/** {@code y = 1 / (1 + exp(-x))}. */
	record Sigmoid() implements Step {

		@Override
		public void apply(final float[] values, final int length, final int channels) {
			for (int i = 0; i < length; i++)
				values[i] = (float) (1 / (1 + Math.exp(-values[i])));
		}
	}

	/** {@code y = x > threshold ? 1 : 0}. */
	record Binarize(float threshold) implements Step {

		@Override
		public void apply(final float[] values, final int length, final int channels) {
			for (int i = 0; i < length; i++)
				values[i] = values[i] > threshold ? 1 : 0;
		}
	}

	/** Exponentials of the channels, divided by their sum. */
	record Softmax() implements Step {

		@Override
		public void apply(final float[] values, final int length, final int channels) {
			for (int i = 0; i < length; i += channels) {
				float max = Float.NEGATIVE_INFINITY;
				for (int c = i; c < i + channels; c++)
					max = Math.max(max, values[c]);
				double sum = 0;
				for (int c = i; c < i + channels; c++)
					sum += values[c] = (float) Math.exp(values[c] - max);
				for (int c = i; c < i + channels; c++)
					values[c] /= (float) sum;
			}
		}
	}
}
