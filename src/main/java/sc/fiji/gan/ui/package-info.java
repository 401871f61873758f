/**
 * Windows for what takes long. {@link sc.fiji.gan.ui.TrainingWindow} shows how a training goes and
 * lets the user interfere. What it shows is in a {@code TrainingRecord}, which needs no display.
 */

package sc.fiji.gan.ui;
