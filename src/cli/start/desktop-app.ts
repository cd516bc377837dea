import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Running } from './running.ts';

const shell = fileURLToPath(new URL('../../../out/main/main.js', import.meta.url));

/** Goldline in its own windows: Electron on the desktop bundle. */
export class DesktopApp implements Running {
  readonly ended: Promise<number>;
  readonly #child: ChildProcess;

  /** @param profile where the shell keeps its own things, if not in the usual place: a demo runs beside a race */
  constructor(electron: string, stationArgs: readonly string[], profile: string | null) {
    // Chromium's sandbox refuses to be run by root.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const own = profile === null ? [] : [`--profile=${profile}`];
    this.#child = spawn(electron, [...sandbox, shell, ...own, '--station', ...stationArgs], {
      stdio: 'inherit',
      detached: process.platform !== 'win32',
    });
    this.ended = once(this.#child, 'exit').then(([code]) => (code as number | null) ?? 1);
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.ended;
  }
}
