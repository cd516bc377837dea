import { app } from './app.ts';
import { BrowserWindow } from './window.ts';

type Template = Electron.MenuItemConstructorOptions;

const withoutAct =
  'about services hide hideothers unhide undo redo cut copy paste delete selectall minimize zoom front window help'.split(
    ' ',
  );

/** lib/browser/api/menu-item-roles.ts: the roles that there are, and what those do that a test may want to press. */
const roles: Record<string, (() => void) | null> = {
  ...Object.fromEntries(withoutAct.map((name) => [name, null])),
  quit: () => app.quit(),
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  reload: () => BrowserWindow.getFocusedWindow()?.webContents.reload(),
  toggledevtools: () => BrowserWindow.getFocusedWindow()?.webContents.toggleDevTools(),
  togglefullscreen: () => {
    const window = BrowserWindow.getFocusedWindow();
    window?.setFullScreen(!window.isFullScreen());
  },
  zoomin: () => zoom(0.5),
  zoomout: () => zoom(-0.5),
  resetzoom: () => BrowserWindow.getFocusedWindow()?.webContents.setZoomLevel(0),
};

function zoom(step: number): void {
  const contents = BrowserWindow.getFocusedWindow()?.webContents;
  contents?.setZoomLevel(contents.getZoomLevel() + step);
}

export class MenuItem {
  readonly label: string;
  readonly submenu: Menu | undefined;
  readonly enabled: boolean;
  readonly click: () => void;

  constructor(options: Template) {
    const role = options.role?.toLowerCase();
    if (role !== undefined && !(role in roles))
      throw new Error(`the stand-in does not know the menu role ${role}`);
    if (options.type !== 'separator' && options.label === undefined && role === undefined)
      throw new Error('a menu item needs a label, a role or a type');
    this.label = options.label ?? role ?? '';
    this.enabled = options.enabled !== false;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined;
    this.click = () => {
      if (!this.enabled) return;
      if (role === undefined) options.click?.(this as never, BrowserWindow.getFocusedWindow() as never, {});
      else roles[role]?.();
    };
  }
}

export class Menu {
  static #application: Menu | null = null;
  static setApplicationMenu = (menu: Menu | null) => void (Menu.#application = menu);
  static getApplicationMenu = () => Menu.#application;
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: readonly Template[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.items.push(new MenuItem(item));
    return menu;
  }

  popup(): void {}
}
