import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findStation, hasEnded, type RunningStation } from './station-file.ts';

/** What the station tells its shell. */
type FromStation = { type: 'ready'; url: string } | { type: 'failed'; message: string };

export interface StationEvents {
  /** The station answers at this address; called again after each restart. */
  onReady: (address: string) => void;
  /** The station ended by itself and starts again in so many seconds. */
  onGone: (how: string, seconds: number) => void;
  /** The station did not start: what it says, null where it said nothing. Nothing more is done until `start`. */
  onFailed: (message: string | null, how: string) => void;
  /** The station has neither started nor failed for a while: it waits for a disk, or has a long journal to read. */
  onSlow: () => void;
}

/** What a station is started with. */
export interface StationStart {
  dataDir: string;
  /** The station's arguments, the data directory among them. */
  args: readonly string[];
  /** The language that it tells things in. */
  language: string;
  /** Opens the file that takes what it says, and gives its descriptor. */
  openLog: () => number;
}

/** Waiting times in seconds before a station that ended is started again; the last one for as long as it takes. */
const restartAfter = [0.2, 1, 2, 5, 10];
/** After so many milliseconds without an end, earlier ends are forgotten. */
const steadyMs = 60_000;
/** A station that was asked to stop gets so many milliseconds to put everything on disk. */
const stopMs = 5000;
/** Without a word for so long, a person is told that it takes long. */
const slowMs = 4000;
/** A station that another shell started is looked at this often. */
const lookMs = 2000;

/**
 * The station as a process of its own that outlives its shell: detached, on the Node inside of Electron's own executable
 * (ELECTRON_RUN_AS_NODE, the fuse `runAsNode`). Electron's utility processes end with the app, and Chromium ends them where
 * the display goes. Found again by the next shell. Started again when it ends by itself, for as long as the shell runs.
 */
export class StationProcess {
  readonly #entry: string;
  readonly #events: StationEvents;
  #start: StationStart | null = null;
  #child: ChildProcess | null = null;
  #found: RunningStation | null = null;
  #address: string | null = null;
  #complaint: string | null = null;
  #ends = 0;
  #timer: NodeJS.Timeout | undefined;
  #slow: NodeJS.Timeout | undefined;
  /** Counted up at each stop: what was begun before is over. */
  #life = 0;

  constructor(entry: string, events: StationEvents) {
    this.#entry = entry;
    this.#events = events;
  }

  /** Where the station answers; null until it was ready once. */
  get address(): string | null {
    return this.#address;
  }

  /** Shows the station that works on the directory already, or starts one. */
  async start(start: StationStart): Promise<void> {
    this.#start = start;
    const life = this.#life;
    const found = await findStation(start.dataDir);
    if (life !== this.#life) return;
    if (found === null) this.#spawn(start);
    else this.#follow(found);
  }

  /** Asks the station to end, and makes it end where it does not. */
  async stop(): Promise<void> {
    this.#life += 1;
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    const [child, found, dataDir] = [this.#child, this.#found, this.#start?.dataDir];
    this.#address = this.#found = this.#start = null;
    if (child !== null) await stopChild(child);
    else if (found !== null && dataDir !== undefined) await stopFound(found, dataDir);
    this.#child = null;
  }

  #spawn(start: StationStart): void {
    // A station that starts again keeps the port that its windows know.
    const port = this.#address === null ? [] : [`--port=${new URL(this.#address).port}`];
    const log = start.openLog();
    const child = spawn(process.execPath, [this.#entry, ...start.args, ...port], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', LC_ALL: start.language },
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
      windowsHide: true,
    });
    this.#child = child;
    this.#complaint = null;
    const life = this.#life;
    const over = (how: string) => {
      if (life === this.#life && this.#child === child) this.#ended(how);
    };
    child.on('message', (message) => {
      if (life === this.#life) this.#hear(message as FromStation);
    });
    child.once('error', ({ message }) => over(message));
    child.once('exit', (code, signal) => over(signal ?? `code ${code}`));
    if (this.#address === null) this.#slow = setTimeout(() => this.#events.onSlow(), slowMs);
  }

  #hear(message: FromStation): void {
    if (message.type === 'failed') this.#complaint = message.message;
    else this.#ready(message.url);
  }

  #ready(address: string): void {
    clearTimeout(this.#slow);
    this.#address = address;
    this.#complaint = null;
    this.#timer = setTimeout(() => (this.#ends = 0), steadyMs);
    this.#events.onReady(address);
  }

  #follow(found: RunningStation): void {
    this.#found = found;
    this.#ready(found.address);
    const life = this.#life;
    const look = async () => {
      const isOver = await hasEnded(found);
      if (life !== this.#life) return;
      if (isOver) this.#ended('gone');
      else setTimeout(() => void look(), lookMs);
    };
    setTimeout(() => void look(), lookMs);
  }

  #ended(how: string): void {
    this.#child = this.#found = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    const start = this.#start;
    if (start === null) return;
    if (this.#address === null) {
      this.#events.onFailed(this.#complaint, how);
      return;
    }
    const seconds = restartAfter[Math.min(this.#ends, restartAfter.length - 1)] ?? 10;
    this.#ends += 1;
    this.#events.onGone(how, seconds);
    this.#timer = setTimeout(() => void this.start(start), seconds * 1000);
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const impatience = setTimeout(() => child.kill('SIGKILL'), stopMs);
  if (child.connected) child.send({ type: 'stop' }, () => undefined);
  await ended;
  clearTimeout(impatience);
}

/** Asks a station that no channel leads to, by a file that it looks for; by a signal where the disk takes no file. */
async function stopFound(found: RunningStation, dataDir: string): Promise<void> {
  try {
    writeFileSync(join(dataDir, 'stop.request'), '');
  } catch {
    kill(found.pid, 'SIGTERM');
  }
  for (const late = Date.now() + stopMs; !(await hasEnded(found)); await delay(100))
    if (Date.now() > late) return kill(found.pid, 'SIGKILL');
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}
