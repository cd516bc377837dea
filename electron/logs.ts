import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';

/** A log that is longer is put aside. */
const logMax = 2 * 1024 * 1024;
const kept = 4;
/** The station's log is looked at this often. */
const lookMs = 60_000;

/** The logs of a data directory: what the shell notes and what the station says, each in a few files of limited size. */
export class Logs {
  readonly folder: string;
  readonly #shell: string;
  readonly #station: string;
  readonly #timer: NodeJS.Timeout;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'logs');
    this.#shell = join(this.folder, 'shell.log');
    this.#station = join(this.folder, 'station.log');
    this.#timer = setInterval(() => this.#look(), lookMs);
  }

  /**
   * A line with the moment. What cannot be written is left out: a data directory whose disk is not there must not be made
   * in its place.
   */
  note(line: string): void {
    try {
      if (!existsSync(this.folder)) mkdirSync(this.folder);
      if (isLong(this.#shell)) putAside(this.#shell, () => renameSync(this.#shell, `${this.#shell}.1`));
      appendFileSync(this.#shell, `${new Date().toISOString()} ${line}\n`);
    } catch {
      process.stderr.write(`${line}\n`);
    }
  }

  /** Opens what takes the station's words; where the folder takes no file, they go where the shell's own go. */
  openForStation(): number {
    try {
      mkdirSync(this.folder, { recursive: true });
      this.#look();
      return openSync(this.#station, 'a');
    } catch {
      return 2;
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** The station writes at the end of its file whatever was taken out of it: so it need not let go of it. */
  #look(): void {
    if (!isLong(this.#station)) return;
    putAside(this.#station, () => {
      copyFileSync(this.#station, `${this.#station}.1`);
      truncateSync(this.#station);
    });
  }
}

function isLong(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logMax;
}

/** Makes room for the newest: `.1` becomes `.2` and so on. */
function putAside(path: string, newest: () => void): void {
  try {
    for (let number = kept - 1; number >= 1; number -= 1)
      if (existsSync(`${path}.${number}`)) renameSync(`${path}.${number}`, `${path}.${number + 1}`);
    newest();
  } catch {
    // It grows until the disk lets itself be written to.
  }
}
