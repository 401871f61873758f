package sc.fiji.gan.engine;

import java.nio.file.Path;

/**
 * How a training ended.
 *
 * @param steps how many steps were done in all, earlier runs included
 * @param newest the newest checkpoint
 * @param best the checkpoint with the smallest held-out distance
 * @param bestStep when that one was written
 * @param bestDistance its distance
 */
public record TrainingSummary(long steps, Path newest, Path best, long bestStep, double bestDistance) {}
