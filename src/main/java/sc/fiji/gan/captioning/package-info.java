/**
 * Captions written from what is measured in images: objects are found and measured, and words are
 * said of those that are clearly few or many, small or large, dim or bright, elongated or round.
 * Start reading at {@link sc.fiji.gan.captioning.Captioning}.
 */
package sc.fiji.gan.captioning;
