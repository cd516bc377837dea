import { join } from 'node:path';
import { tell } from '../../station/process/terminal.ts';
import { message } from '../../words/message.ts';
import { buildOldBundles } from './bundles.ts';
import { newDemoDataDir, usualDataDir } from './data-folder.ts';
import { startDemo } from './demo.ts';
import { DesktopApp } from './desktop-app.ts';
import { findElectron, hasDisplay } from './electron-runtime.ts';
import type { Running } from './running.ts';
import { StationInBrowser } from './station-in-browser.ts';

export interface StartFlags {
  demo: boolean;
  speed: number;
  port: string;
  data?: string;
  open: boolean;
}

/** `npm start`: Goldline in its own window where Electron's runtime is there, otherwise in the browser. */
export async function start(flags: StartFlags): Promise<void> {
  const electron = flags.open ? await findElectron() : null;
  if (electron !== null && 'missing' in electron)
    tell(message('start.in-browser', { why: electron.missing }));
  const path = electron !== null && 'path' in electron ? electron.path : null;
  buildOldBundles(path === null ? 'screens' : 'desktop');

  const demo = flags.demo ? await startDemo(flags.speed) : null;
  const given = flags.data ?? (flags.demo ? newDemoDataDir() : null);
  // The desktop app opens the event of last time, or another that the person chooses.
  const dataDir = given ?? (path === null ? usualDataDir(process.platform, process.env) : null);
  const data = dataDir === null ? [] : [`--data=${dataDir}`];
  const args = [...data, `--port=${flags.port}`, ...(demo?.stationArgs ?? [])];
  if (dataDir !== null) tell(message('start.data', { dir: dataDir }));
  const running: Running =
    path === null
      ? new StationInBrowser(args, flags.open && mayOpenBrowser())
      : new DesktopApp(path, args, flags.demo && dataDir !== null ? join(dataDir, 'windows') : null);
  let stopping: Promise<void> | null = null;
  const stop = (code: number) =>
    (stopping ??= running
      .stop()
      .then(() => demo?.stop())
      .then(() => process.exit(code)));
  // Not only once: npm passes a Ctrl+C on that the terminal has sent already.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  await stop(await running.ended);
}

function mayOpenBrowser(): boolean {
  return hasDisplay() && process.env['CI'] === undefined;
}
