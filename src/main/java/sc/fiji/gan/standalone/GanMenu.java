package sc.fiji.gan.standalone;

import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;
import java.util.List;
import java.util.Map;

import org.scijava.Context;
import org.scijava.MenuPath;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.menu.AbstractMenuCreator;
import org.scijava.menu.ShadowMenu;

import ij.IJ;

/**
 * The commands of <i>Plugins &gt; GAN</i>, ordered by weight, with separators where weights part.
 */
final class GanMenu extends AbstractMenuCreator<MenuBar, Menu> {

	private final List<CommandInfo> commands;
	private final ShadowMenu root;

	GanMenu(final Context context) {
		commands = context.service(CommandService.class).getCommands().stream().filter(c -> isGan(c.getMenuPath()))
				.toList();
		root = new ShadowMenu(context, commands);
	}

	private static boolean isGan(final MenuPath path) {
		return path.size() > 2 && "Plugins".equals(path.get(0).getName()) && "GAN".equals(path.get(1).getName());
	}

	/** Makes {@code run(name, options)} of macros find the commands. */
	void addTo(final Map<String, String> commandTable) {
		for (final CommandInfo command : commands)
			commandTable.put(command.getMenuPath().getLeaf().getName(), CommandPlugIn.entry(command.getClassName()));
	}

	/** Adds the menu, and its submenus, to the menu bar. */
	void addTo(final MenuBar menuBar) {
		createMenus(root, menuBar);
	}

	@Override
	protected Menu addNonLeafToTop(final ShadowMenu shadow, final MenuBar bar) {
		for (int i = 0; i < bar.getMenuCount(); i++) {
			final Menu menu = bar.getMenu(i);
			if (!menu.getLabel().equals(shadow.getName())) continue;
			// Between what is ImageJ's own and what is not.
			menu.addSeparator();
			return menu;
		}
		return bar.add(new Menu(shadow.getName()));
	}

	@Override
	protected Menu addNonLeafToMenu(final ShadowMenu shadow, final Menu menu) {
		final Menu submenu = new Menu(shadow.getName());
		menu.add(submenu);
		return submenu;
	}

	@Override
	protected void addLeafToMenu(final ShadowMenu shadow, final Menu menu) {
		final MenuItem item = new MenuItem(shadow.getName());
		item.addActionListener(IJ.getInstance());
		menu.add(item);
	}

	@Override
	protected void addSeparatorToMenu(final Menu menu) {
		menu.addSeparator();
	}

	@Override
	protected void addLeafToTop(final ShadowMenu shadow, final MenuBar bar) {
		// Every path begins with Plugins > GAN.
	}

	@Override
	protected void addSeparatorToTop(final MenuBar bar) {
		// A menu bar has none.
	}
}
