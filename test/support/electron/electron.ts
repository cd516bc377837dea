// The modules of Electron's main process, as far as the shell uses them. What is not here is undefined or throws.
import { app } from './app.ts';
import { WebContents } from './contents.ts';
import { crashReporter, dialog, powerMonitor, powerSaveBlocker, screen, shell } from './desk.ts';
import { part } from './event.ts';
import { Menu, MenuItem } from './menu.ts';
import { session } from './session.ts';
import { BrowserWindow } from './window.ts';

/** Playwright finds a window's page by its target. */
const webContents = part('webContents', {
  getAllWebContents: () => [...WebContents.byTarget.values()],
  fromDevToolsTargetId: (target: string) => WebContents.byTarget.get(target),
});

const everything = {
  app,
  BrowserWindow,
  Menu,
  MenuItem,
  crashReporter,
  dialog,
  powerMonitor,
  powerSaveBlocker,
  screen,
  session,
  shell,
  webContents,
};

export {
  app,
  BrowserWindow,
  Menu,
  MenuItem,
  crashReporter,
  dialog,
  powerMonitor,
  powerSaveBlocker,
  screen,
  session,
  shell,
  webContents,
};
// `require('electron')` gives this object itself: what a test puts in the place of a function is seen by the app.
export { everything as 'module.exports' };
