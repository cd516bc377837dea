import { join } from 'node:path';
import { app, dialog, powerSaveBlocker } from 'electron';
import { confinePages } from './confinement.ts';
import { Leaving } from './leaving.ts';
import { installMenu } from './menu.ts';
import { stationArguments } from './station-arguments.ts';
import { StationProcess } from './station-process.ts';
import { loadTexts } from './texts.ts';
import { Windows } from './windows.ts';

const { dataDir, args } = stationArguments(process.argv, join(app.getPath('appData'), 'goldline'));
// What the windows keep lies in the data directory, so that there is one shell for each data directory.
app.setPath('userData', join(dataDir, 'windows'));

if (app.requestSingleInstanceLock()) run();
else app.quit();

/** The desktop shell: one station, and windows on it. Nothing here knows about racing. */
function run(): void {
  const windows = new Windows(join(import.meta.dirname, '../../resources/icons/goldline.png'));
  const station = new StationProcess(join(import.meta.dirname, 'station.js'), args, {
    onReady: (address) => windows.open(address),
    onGone: (code, seconds) =>
      console.error(`The station ended by itself (code ${code}); it starts again in ${seconds} s.`),
    onFailed: (message) => {
      dialog.showErrorBox('Goldline', message);
      void leaving.now();
    },
  });
  const leaving = new Leaving(station, windows);

  confinePages(() => station.address);
  app.on('second-instance', () => windows.showConsole());
  app.on('activate', () => windows.showConsole());
  app.on('before-quit', (event) => {
    if (leaving.decided) return;
    event.preventDefault();
    void leaving.ask();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leaving.now());

  void app.whenReady().then(async () => {
    await loadTexts(app.getPreferredSystemLanguages());
    installMenu(windows);
    powerSaveBlocker.start('prevent-display-sleep');
    station.start();
  });
}
