import { Menu, type MenuItemConstructorOptions } from 'electron';
import { text } from './texts.ts';
import type { Windows } from './windows.ts';

/** The menu of all windows, in the person's language. */
export function installMenu(windows: Pick<Windows, 'showConsole' | 'showAnnouncer'>): void {
  const goldline: MenuItemConstructorOptions[] = [
    { label: text('console'), accelerator: 'CmdOrCtrl+1', click: () => windows.showConsole() },
    { label: text('announcer'), accelerator: 'CmdOrCtrl+2', click: () => windows.showAnnouncer() },
    { type: 'separator' },
    { role: 'quit', label: text('quit') },
  ];
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: text('undo') },
    { role: 'redo', label: text('redo') },
    { type: 'separator' },
    { role: 'cut', label: text('cut') },
    { role: 'copy', label: text('copy') },
    { role: 'paste', label: text('paste') },
    { role: 'selectAll', label: text('selectAll') },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'togglefullscreen', label: text('fullScreen') },
    { role: 'zoomIn', label: text('zoomIn') },
    { role: 'zoomOut', label: text('zoomOut') },
    { role: 'resetZoom', label: text('resetZoom') },
    { type: 'separator' },
    { role: 'reload', label: text('reload') },
    { role: 'toggleDevTools', label: text('developerTools') },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'Goldline', submenu: goldline },
      { label: text('edit'), submenu: edit },
      { label: text('view'), submenu: view },
    ]),
  );
}
