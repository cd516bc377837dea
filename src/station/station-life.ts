import { setTimeout as delay } from 'node:timers/promises';
import type { RepairView } from '../contract/disk-view.ts';
import { message, type Message } from '../words/message.ts';
import { toldOf } from '../words/told-error.ts';
import { bringOver } from './archive/bring-over.ts';
import { DataDir } from './data/data-dir.ts';
import { makeStandIn } from './data/stand-in.ts';
import { diskTold, diskTroubleOf, isDiskError, type DiskError } from './journal/disk-trouble.ts';
import { warn } from './process/terminal.ts';
import { Station } from './station.ts';
import type { StationOptions } from './station-options.ts';

/** A start that did not work is tried again this often. */
const retryMs = 1000;

type LifeOptions = Omit<StationOptions, 'onDamaged' | 'dataTrouble'>;

interface Started {
  station: Station;
  /** Resolves when its journal turns out to be damaged. */
  damaged: Promise<void>;
}

/**
 * A station for as long as its process lives. Where the disk of its data directory takes nothing, it works in a stand-in
 * on another, or waits until there is room. Where the journal turns out to be damaged while it runs, it is ended and started
 * again at its address, which mends it. What the crew did since the first start is in the journal and the settings, so that
 * nothing of the command line is done twice.
 */
export class StationLife {
  readonly #options: LifeOptions;
  /** Where it works, and why not in its data directory. */
  #standIn: Pick<StationOptions, 'dataDir' | 'dataTrouble'> | null = null;
  #station: Station | null = null;
  /** Starting again; null while nothing is wrong. */
  #again: Promise<void> | null = null;
  #isEnding = false;

  constructor(options: LifeOptions) {
    this.#options = options;
  }

  /** Resolves when the station answers and `setUp` is over. Rejects with what {@link Station.start} or `setUp` refuses. */
  async start(setUp: (station: Station) => Promise<void>): Promise<void> {
    for (;;) {
      const { station, damaged } = await this.#open(this.#options, mayPass);
      const ready = setUp(station).then(() => true);
      const isReady = await Promise.race([ready, damaged.then(() => false)]).catch(async (error: unknown) => {
        await station.stop();
        throw error;
      });
      if (isReady) {
        this.#watch(station, damaged);
        return;
      }
      ready.catch(() => undefined);
      await station.stop().catch(tell);
    }
  }

  /** Where the console is. */
  get address(): string {
    return this.#station?.address ?? '';
  }

  /** Ends the station in order. */
  async stop(): Promise<void> {
    this.#isEnding = true;
    await this.#again?.catch(() => undefined);
    await this.#station?.stop();
    if (this.#standIn !== null) bringHome(this.#options.dataDir, this.#standIn.dataDir);
  }

  #watch(station: Station, damaged: Promise<void>): void {
    this.#station = station;
    void damaged.then(() => {
      if (!this.#isEnding) this.#again = this.#startAgain(station);
    });
  }

  async #startAgain(station: Station): Promise<void> {
    const port = Number(new URL(station.address).port);
    this.#station = null;
    await station.stop().catch(tell);
    const again = await this.#open({ ...this.#options, port, copy: undefined }, () => true);
    this.#watch(again.station, again.damaged);
  }

  /** Tries until it works, as long as `isPassing` says of the reason that it may pass. */
  async #open(options: LifeOptions, isPassing: (error: unknown) => boolean): Promise<Started> {
    let told = '';
    for (;;) {
      const { promise: damaged, resolve } = Promise.withResolvers<void>();
      try {
        const station = await Station.start({ ...options, ...this.#standIn, onDamaged: resolve });
        tellRepair(station.disk.view().repaired);
        return { station, damaged };
      } catch (error) {
        if (this.#isEnding) throw error;
        if (this.#standsInFor(error)) continue;
        if (!isPassing(error)) throw error;
        const why = startTrouble(options.dataDir, error);
        const words = JSON.stringify(why);
        if (words !== told) warn(message('station.starts-when-it-can', { why }));
        told = words;
        await delay(retryMs);
      }
    }
  }

  /** Finds a stand-in where the data directory cannot be written to, and says so; false where there is none. */
  #standsInFor(error: unknown): boolean {
    if (this.#standIn !== null || !takesNothing(error)) return false;
    const { dataDir: data } = this.#options;
    const made = makeStandIn(data);
    if (made === null) return false;
    const { path: place, unread } = made;
    warn(message('told.stand-in', { data, trouble: diskTold(error), place }));
    if (unread.length > 0) warn(message('told.stand-in-without', { data, files: unread }));
    this.#standIn = { dataDir: place, dataTrouble: { code: error.code, message: `${data} → ${place}` } };
    return true;
  }
}

/** Brings what was recorded in a stand-in to where it belongs, if its disk takes it now; says what became of it. */
function bringHome(data: string, place: string): void {
  try {
    const dir = DataDir.take(data);
    try {
      bringOver(dir);
    } finally {
      dir.release();
    }
  } catch (error) {
    warn(message('told.not-brought-over', { data, place, detail: startTrouble(data, error) }));
  }
}

/** Whether an error says that a disk cannot be written to at all: another can. */
function takesNothing(error: unknown): error is Error & DiskError {
  return isDiskError(error) && ['full', 'read-only'].includes(diskTroubleOf(error.code));
}

/** A disk is emptied, and a virus scanner lets go of a file; nothing else is waited for at the first start. */
function mayPass(error: unknown): boolean {
  return isDiskError(error) && ['full', 'locked'].includes(diskTroubleOf(error.code));
}

/** What keeps a station from starting, for people. */
export function startTrouble(dataDir: string, error: unknown): Message {
  return isDiskError(error)
    ? message('dataDir.disk', { path: dataDir, trouble: diskTold(error) })
    : toldOf(error);
}

function tell(error: unknown): void {
  warn(toldOf(error));
}

function tellRepair(repaired: RepairView | null | undefined): void {
  if (!repaired) return;
  const { damage, aside, missing } = repaired;
  warn(
    aside === null ? message('repair.mended', { damage }) : message('repair.mended-aside', { damage, aside }),
  );
  for (const what of missing) warn(message('repair.missing', { what }));
}
