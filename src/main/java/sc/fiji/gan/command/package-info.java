/**
 * What the <i>Plugins &gt; GAN</i> menu shows. Each command is one class: its parameters, one call,
 * its results; those that apply a model share {@link sc.fiji.gan.command.ModelCommand}.
 * {@link sc.fiji.gan.command.GanCommand} turns what goes wrong into one message;
 * {@link sc.fiji.gan.command.InputImage}, {@link sc.fiji.gan.command.OutputImage} and
 * {@link sc.fiji.gan.command.CommandProgress} hide where ImageJ and ImageJ2 differ.
 */

package sc.fiji.gan.command;
