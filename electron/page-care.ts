import { Menu, type BrowserWindow } from 'electron';
import { text } from './texts.ts';

/** A page that crashed, or that nobody served, is loaded again after so many milliseconds. */
const againMs = 1000;
/** A page that answers no input for so long is ended and loaded again. */
const hungMs = 10_000;

/**
 * Keeps a window's page in being. Relies on `render-process-gone` (its process ended, the window is empty until it is
 * loaded again), `unresponsive` and `responsive` of the window, and `did-fail-load`.
 */
export function careForPage(window: BrowserWindow, address: string, log: (line: string) => void): void {
  const { webContents } = window;
  let hung: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  const load = () => {
    clearTimeout(again);
    again = setTimeout(() => {
      if (!window.isDestroyed()) window.loadURL(address).catch(() => undefined);
    }, againMs);
  };
  webContents.on('render-process-gone', (_event, { reason }) => {
    log(`A page ended (${reason}) and is loaded again: ${address}`);
    load();
  });
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    // -3: it was not wanted any more.
    if (!isMainFrame || code === -3) return;
    log(`A page did not load (${description}) and is loaded again: ${address}`);
    load();
  });
  window.on('unresponsive', () => {
    log(`A page does not answer: ${address}`);
    hung = setTimeout(() => webContents.forcefullyCrashRenderer(), hungMs);
  });
  window.on('responsive', () => clearTimeout(hung));
  window.on('closed', () => {
    clearTimeout(hung);
    clearTimeout(again);
  });
  webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (!isEditable && selectionText === '') return;
    Menu.buildFromTemplate([
      { role: 'cut', label: text('cut'), enabled: isEditable },
      { role: 'copy', label: text('copy'), enabled: selectionText !== '' },
      { role: 'paste', label: text('paste'), enabled: isEditable },
      { role: 'selectAll', label: text('selectAll') },
    ]).popup({ window });
  });
}
