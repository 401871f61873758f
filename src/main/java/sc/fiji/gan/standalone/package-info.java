/**
 * ImageJ without Fiji: starts ImageJ 1.x, and does there what imagej-legacy does in Fiji: puts
 * SciJava commands in the menu, makes them answer to {@code run(...)} in macros, and records them.
 * The rules are imagej-legacy's, so that a macro that runs here runs in Fiji.
 * <p>
 * Nothing in here is a SciJava plugin: in Fiji, none of it is loaded.
 */

package sc.fiji.gan.standalone;
