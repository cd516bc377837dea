import type { AnnouncedRow } from '../../contract/calls/announcer.ts';
import { getFinisher, getFinishers } from '../api/calls.ts';
import { FinisherFollower } from './queue/follow-finishers.ts';
import { FinisherQueue } from './queue/finisher-queue.ts';
import { keepReading, keptReading } from './queue/kept-reading.ts';
import { Reading } from './queue/reading.ts';
import { spokenName } from './spoken.ts';

/** How often it is looked who belongs on top, and whether what is shown is still so; in milliseconds. */
const every = { look: 250, fresh: 2000, keep: 300 };
const onKey = 'goldline.reading';

/** The announcer's desk: everybody who has finished, who of them was read, and who is being read; of one event. */
export class Desk {
  readonly queue: FinisherQueue;
  readonly reading: Reading;
  readonly #event: string;
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #isWhole = false;
  #isReading = sessionStorage.getItem(onKey) === 'yes';
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #follower: FinisherFollower | null = null;
  /** Bibs on the screen, whose places must be as they are now. */
  #shown: readonly string[] = [];

  constructor(event: string, home: string | null) {
    this.#event = event;
    this.queue = new FinisherQueue(keptReading(event, localStorage), { home, spoken: spokenName });
    this.reading = new Reading(this.queue);
  }

  /** Follows the station until the returned function is called. */
  start(): () => void {
    const follower = new FinisherFollower({
      ask: getFinishers,
      onWhole: (rows) => {
        this.#isWhole = true;
        this.#change(() => this.queue.replace(rows));
      },
      onChange: (rows, gone) => {
        if (rows.length + gone.length > 0) this.#change(() => this.queue.change(rows, gone));
      },
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    this.#follower = follower;
    const looking = setInterval(() => this.#look(), every.look);
    const refreshing = setInterval(() => void this.#refresh(follower), every.fresh);
    const keepNow = () => this.#keepNow();
    addEventListener('pagehide', keepNow);
    return () => {
      follower.stop();
      clearInterval(looking);
      clearInterval(refreshing);
      removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }

  /** Something may have happened at the station. */
  wake(): void {
    this.#follower?.wake();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Another number after each change. */
  readonly version = (): number => this.#version;

  /** Whether all finishers have come from the station. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Whether somebody reads from it; a wall on which the newest go by otherwise. */
  get isReading(): boolean {
    return this.#isReading;
  }

  read(isReading: boolean): void {
    this.#isReading = isReading;
    sessionStorage.setItem(onKey, isReading ? 'yes' : 'no');
    this.act(() => undefined);
  }

  /** What a person does, at this moment of the monotonic clock. */
  act(does: (reading: Reading, now: number) => void): void {
    this.#change(() => does(this.reading, performance.now()));
  }

  /** Which finishers are on the screen now. */
  shows(bibs: readonly string[]): void {
    this.#shown = bibs;
  }

  #look(): void {
    const before = this.reading.top;
    this.reading.look(performance.now());
    const after = this.reading.top;
    if (before?.shown !== after?.shown || before?.standing !== after?.standing) this.#changed();
  }

  #change(does: () => void): void {
    does();
    this.reading.look(performance.now());
    this.#changed();
  }

  #changed(): void {
    this.#version += 1;
    this.#keeping ??= setTimeout(() => this.#keepNow(), every.keep);
    for (const listener of this.#listeners) listener();
  }

  /** Places move without anything happening to a finisher: those on the screen are asked for. */
  async #refresh(follower: FinisherFollower): Promise<void> {
    if (!this.#isReading) return;
    const rows = await Promise.all(
      this.#shown.map((bib) => getFinisher(bib).catch(() => ({ finisher: undefined }))),
    );
    if (rows.some(({ finisher }) => finisher === null)) follower.wake();
    const changed = rows.flatMap(({ finisher }) => (finisher && this.#isOther(finisher) ? [finisher] : []));
    if (changed.length > 0) this.#change(() => this.queue.change(changed, []));
  }

  #isOther(row: AnnouncedRow): boolean {
    const known = this.queue.get(row.person.bib)?.row;
    return known !== undefined && JSON.stringify(known.places) !== JSON.stringify(row.places);
  }

  #keepNow(): void {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    if (!this.#isWhole) return;
    try {
      keepReading(this.#event, this.queue.kept(), localStorage);
    } catch {
      // A browser that keeps nothing asks again after a reload.
    }
  }
}
