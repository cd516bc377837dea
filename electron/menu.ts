import { basename } from 'node:path';
import { app, BrowserWindow, Menu, screen, type Display, type MenuItemConstructorOptions } from 'electron';
import { text } from './texts.ts';

/** What the menu does. */
export interface MenuActs {
  recent: () => readonly string[];
  newEvent: () => void;
  openEvent: () => void;
  openFolder: (folder: string) => void;
  showConsole: () => void;
  showAnnouncer: () => void;
  moveAnnouncer: (display: Display) => void;
  openDataFolder: () => void;
  saveLogs: () => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The menu of all windows, in the person's language and in the order of the person's system. Relies on roles: on macOS the
 * first menu carries the app's name, and Window and Hide are where people look for them. Called again when displays or
 * events change, since a menu is not changed in place.
 */
export function installMenu(acts: MenuActs, platform: NodeJS.Platform = process.platform): void {
  const isMac = platform === 'darwin';
  const quit: MenuItemConstructorOptions = { role: 'quit', label: text('quit') };
  const hiding: MenuItemConstructorOptions[] = [
    { role: 'hide', label: text('hide') },
    { role: 'hideOthers', label: text('hideOthers') },
    { role: 'unhide', label: text('showAll') },
  ];
  const goldline = isMac ? [{ label: app.getName(), submenu: [...hiding, separator, quit] }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...goldline,
      { label: text('event'), submenu: [...eventItems(acts), ...(isMac ? [] : [separator, quit])] },
      { label: text('edit'), submenu: editItems() },
      { label: text('view'), submenu: viewItems() },
      { label: text('window'), submenu: windowItems(acts), ...(isMac ? { role: 'window' as const } : {}) },
    ]),
  );
}

function eventItems(acts: MenuActs): MenuItemConstructorOptions[] {
  const recent = acts.recent().map((folder) => ({
    label: `${basename(folder)}  —  ${folder}`,
    click: () => acts.openFolder(folder),
  }));
  return [
    { label: text('newEvent'), accelerator: 'CmdOrCtrl+N', click: acts.newEvent },
    { label: text('openEvent'), accelerator: 'CmdOrCtrl+O', click: acts.openEvent },
    { label: text('recentEvents'), enabled: recent.length > 0, submenu: recent },
    separator,
    {
      label: text('print'),
      accelerator: 'CmdOrCtrl+P',
      click: () => BrowserWindow.getFocusedWindow()?.webContents.print(),
    },
    separator,
    { label: text('openDataFolder'), click: acts.openDataFolder },
    { label: text('saveLogs'), click: acts.saveLogs },
  ];
}

function editItems(): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: text('undo') },
    { role: 'redo', label: text('redo') },
    separator,
    { role: 'cut', label: text('cut') },
    { role: 'copy', label: text('copy') },
    { role: 'paste', label: text('paste') },
    { role: 'selectAll', label: text('selectAll') },
  ];
}

function viewItems(): MenuItemConstructorOptions[] {
  return [
    { role: 'togglefullscreen', label: text('fullScreen') },
    { role: 'zoomIn', label: text('zoomIn') },
    { role: 'zoomOut', label: text('zoomOut') },
    { role: 'resetZoom', label: text('resetZoom') },
    separator,
    { role: 'reload', label: text('reload') },
    { role: 'toggleDevTools', label: text('developerTools') },
  ];
}

function windowItems(acts: MenuActs): MenuItemConstructorOptions[] {
  const displays = screen.getAllDisplays().map((display, index) => ({
    label: `${index + 1}: ${display.label || text('display')} (${display.bounds.width} × ${display.bounds.height})`,
    click: () => acts.moveAnnouncer(display),
  }));
  return [
    { label: text('console'), accelerator: 'CmdOrCtrl+1', click: acts.showConsole },
    { label: text('announcer'), accelerator: 'CmdOrCtrl+2', click: acts.showAnnouncer },
    { label: text('announcerOn'), submenu: displays },
    separator,
    { role: 'minimize', label: text('minimize') },
    { role: 'close', label: text('closeWindow') },
  ];
}
