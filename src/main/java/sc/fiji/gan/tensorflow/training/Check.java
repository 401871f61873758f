package sc.fiji.gan.tensorflow.training;

/**
 * What a validation tells of how a training goes.
 *
 * @param distance see {@link sc.fiji.gan.engine.TrainingData#distance}
 * @param variety see {@link sc.fiji.gan.engine.TrainingData#variety}
 */
record Check(double distance, double variety) {}
