import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, crashReporter, screen } from 'electron';
import { shellArguments } from './arguments.ts';
import { confinePages } from './confinement.ts';
import { EventFolders, goldlineFolder } from './event-folders.ts';
import { installMenu } from './menu.ts';
import { Places } from './places.ts';
import { Power } from './power.ts';
import { Shell } from './shell.ts';
import { loadTexts } from './texts.ts';
import { Windows } from './windows.ts';

// Electron's paths and the lock are set before `ready`; there is one shell for each profile, whatever events it opens.
const base = goldlineFolder(process.platform, process.env, homedir());
const { profile, dataDir, args } = shellArguments(process.argv, process.cwd());
app.setPath('userData', profile ?? join(base, 'windows'));
app.setPath('crashDumps', join(app.getPath('userData'), 'crashes'));
// Kept on this laptop: nothing is sent anywhere.
crashReporter.start({ uploadToServer: false });

if (app.requestSingleInstanceLock()) run();
else app.quit();

/** The desktop shell: one station, and windows on it. Nothing here knows about racing. */
function run(): void {
  const own = (name: string) => join(app.getPath('userData'), name);
  const folders = new EventFolders(base, join(app.getPath('appData'), 'goldline'), own('recent.json'));
  const windows: Windows = new Windows({
    icon: join(import.meta.dirname, '../../resources/icons/goldline.png'),
    places: new Places(own('places.json')),
    log: (line) => shell?.log(line),
  });
  let shell: Shell | null = null;

  confinePages({
    station: () => shell?.station.address ?? null,
    openPage: (path) => windows.showPage(path),
  });
  app.on('second-instance', (_event, argv, cwd) => {
    const wanted = shellArguments(argv, cwd).dataDir;
    if (wanted === null) windows.showConsole();
    else void shell?.open(wanted);
  });
  app.on('activate', () => windows.showConsole());
  app.on('before-quit', (event) => {
    if (shell === null || shell.leaving.decided) return;
    event.preventDefault();
    void shell.leaving.ask();
  });
  // Between two events there is no window.
  app.on('window-all-closed', () => {
    if (shell === null || shell.leaving.decided) app.quit();
  });

  void app.whenReady().then(async () => {
    const language = await loadTexts(app.getPreferredSystemLanguages());
    const opened = new Shell({
      station: join(import.meta.dirname, 'station.js'),
      stationArgs: args,
      folders,
      windows,
      language,
      onOpened: () => menu(),
    });
    shell = opened;
    // Electron's own handlers, which quit, are set before `ready` and replace those that were set earlier.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void opened.leaving.now());
    const power = new Power(
      () => opened.station.address,
      () => windows.console,
      () => void opened.leaving.ask(),
    );
    app.on('browser-window-created', (_event, window) => power.watch(window));
    const menu = () =>
      installMenu({
        recent: () => folders.recent,
        newEvent: () => void opened.newEvent(),
        openEvent: () => void opened.openEvent(),
        openFolder: (folder) => void opened.open(folder),
        showConsole: () => windows.showConsole(),
        showAnnouncer: () => windows.showAnnouncer(),
        moveAnnouncer: (display) => windows.moveAnnouncer(display),
        openDataFolder: () => opened.openDataFolder(),
        saveLogs: () => void opened.saveLogs(),
      });
    menu();
    screen.on('display-added', menu);
    screen.on('display-removed', menu);
    await opened.open(dataDir ?? folders.usual(new Date()));
  });
}
