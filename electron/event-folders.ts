import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** So many events are offered again. */
const recentMax = 10;

/**
 * Where Goldline keeps things of this user. On Windows in the local profile: the roaming one is copied to a server when the
 * person logs out, and a journal in it with it.
 */
export function goldlineFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Goldline');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'goldline');
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'goldline');
}

/** The folders of events: one for each, so that no event comes into the journal of another. */
export class EventFolders {
  readonly #base: string;
  readonly #older: string;
  readonly #list: string;
  #recent: string[];

  /**
   * @param base Goldline's own folder
   * @param older where earlier versions kept the one event that they had
   * @param list the file of what was opened
   */
  constructor(base: string, older: string, list: string) {
    this.#base = base;
    this.#older = older;
    this.#list = list;
    this.#recent = readList(list);
  }

  /** What was opened, the last first. */
  get recent(): readonly string[] {
    return this.#recent;
  }

  /** Where a new event goes. */
  newFolder(today: Date): string {
    const day = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
    const name = (number: number) => join(this.#base, 'events', number === 1 ? day : `${day}-${number}`);
    let number = 1;
    while (existsSync(name(number))) number += 1;
    return name(number);
  }

  /** What a start without a word opens: the event of last time, that of an earlier version, or a new one. */
  usual(today: Date): string {
    const [last] = this.#recent;
    if (last !== undefined) return last;
    const earlier = [this.#base, this.#older].find((folder) => existsSync(join(folder, 'journal.db')));
    return earlier ?? this.newFolder(today);
  }

  /** Whether an event that was opened here before is gone: its disk is not plugged in, or somebody moved it. */
  isMissing(folder: string): boolean {
    return this.#recent.includes(folder) && !existsSync(folder);
  }

  opened(folder: string): void {
    this.#recent = [folder, ...this.#recent.filter((each) => each !== folder)].slice(0, recentMax);
    try {
      writeFileSync(this.#list, JSON.stringify(this.#recent));
    } catch {
      // It is not offered the next time.
    }
  }
}

const two = (number: number) => String(number).padStart(2, '0');

function readList(path: string): string[] {
  try {
    const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
