/**
 * Images that this project draws itself, by formula: for demonstrations, documentation and tests.
 * Nothing else of the project is needed to draw them.
 */

package sc.fiji.gan.image.sample;
