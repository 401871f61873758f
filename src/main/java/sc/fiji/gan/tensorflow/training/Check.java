package sc.fiji.gan.tensorflow.training;

/**
 * What a validation tells of how a training goes.
 *
 * @param distance see {@link sc.fiji.gan.engine.TrainingData#distance}
 * @param variety see {@link sc.fiji.gan.engine.TrainingData#variety}
 * @param contrast see {@link sc.fiji.gan.engine.TrainingData#contrast}
 * @param change see {@link sc.fiji.gan.engine.TrainingData#change}
 */
record Check(double distance, double variety, double contrast, double change) {}
