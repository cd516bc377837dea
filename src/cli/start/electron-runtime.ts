import { tell } from '../../station/process/terminal.ts';
import { message, type Message } from '../../words/message.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
/** Without an answer from the download server for so long, it counts as out of reach. */
const reachMs = 3000;

/** Where Electron's executable is, or why there is none to use. Fetches it once where there is a network. */
export async function findElectron(): Promise<{ path: string } | { missing: Message }> {
  if (installed() === null && !(await fetched())) return { missing: message('start.runtime-not-fetched') };
  const path = installed();
  if (path === null) return { missing: message('start.no-runtime') };
  return hasDisplay() ? { path } : { missing: message('start.no-display') };
}

/** Whether this machine can show a window to whoever is here. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

function installed(): string | null {
  const pathFile = join(electron, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const path = join(electron, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : null;
}

/** Runs Electron's own installer, for as long as there is a network for it. */
async function fetched(): Promise<boolean> {
  const installer = spawn(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore' });
  const ended = once(installer, 'exit').then(() => 'ended' as const);
  const first = await Promise.race([ended, reachable()]);
  if (first === 'out of reach') installer.kill();
  if (first === 'reachable') tell(message('start.fetching-runtime'));
  await ended;
  return installer.exitCode === 0;
}

async function reachable(): Promise<'reachable' | 'out of reach'> {
  const started = Date.now();
  const address = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(reachMs) });
    return 'reachable';
  } catch {
    // The installer may still find the runtime in its own cache.
    await new Promise((resolve) => setTimeout(resolve, reachMs - (Date.now() - started)).unref());
    return 'out of reach';
  }
}
