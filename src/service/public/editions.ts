import type { Ms } from '../../timing/model/race.ts';
import type { RaceResults } from '../../timing/timing.ts';
import { eventsOf, type ProjectedEvent } from '../projection/events.ts';
import type { ProjectedSite } from '../projection/projection.ts';
import { silentSince } from '../projection/silent-since.ts';

/** What answers are made of; its number grows when they would be others. */
export interface Edition {
  readonly number: number;
}

/** An event as everybody is shown it, until the next edition. */
export interface EventEdition extends Edition {
  readonly event: ProjectedEvent;
  /** Of each race with results, by id: grows when its lists would be others. */
  readonly races: ReadonlyMap<string, number>;
  /** By site id: since when it does not answer; null while it does. */
  readonly silent: ReadonlyMap<string, Ms | null>;
}

/** An edition goes out at most this often, however fast lines come. */
const everyMs = 200;
/** That a site does not answer any more shows without a line. */
const lookEveryMs = 1000;

interface Kept {
  number: number;
  event: ProjectedEvent;
  races: Map<string, number>;
  silent: Map<string, Ms | null>;
  mark: readonly unknown[];
  results: Map<string, { results: RaceResults; revision: number }>;
}

/**
 * What the public sees: the projection in editions. Between two of them all answers stay what they are, so that each is
 * made once for everybody. Races, definitions and ages are compared by what they are made of, never by their contents.
 */
export class Editions {
  readonly #sites: () => ProjectedSite[];
  readonly #now: () => Ms;
  readonly #events = new Map<string, Kept>();
  readonly #whole = { number: 0, events: [] as readonly ProjectedEvent[] };
  readonly #listeners = new Set<(edition: EventEdition) => void>();
  #planned: NodeJS.Timeout | null = null;
  #looking: NodeJS.Timeout | null = null;
  #last = -Infinity;

  /** `sites`: all that can be shown, as they stand. `now`: on the clock of the service. */
  constructor(sites: () => ProjectedSite[], now: () => Ms = Date.now) {
    this.#sites = sites;
    this.#now = now;
  }

  /** All events, the latest first. */
  get all(): Edition & { readonly events: readonly ProjectedEvent[] } {
    return this.#whole;
  }

  of(event: string): EventEdition | undefined {
    return this.#events.get(event);
  }

  /** Calls for each event that has a new edition; gives what ends that. */
  listen(listener: (edition: EventEdition) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something may be other than it was: the next edition is at most a moment away. */
  note(): void {
    this.#looking ??= setInterval(() => this.note(), lookEveryMs).unref();
    if (this.#planned !== null) return;
    const wait = this.#last + everyMs - performance.now();
    if (wait <= 0) this.publish();
    else
      this.#planned = setTimeout(() => {
        this.#planned = null;
        this.publish();
      }, wait);
  }

  /** Makes the new editions now. */
  publish(): void {
    this.#last = performance.now();
    const now = this.#now();
    const events = eventsOf(this.#sites());
    const changed: EventEdition[] = [];
    for (const event of events) {
      const edition = this.#edition(event, now);
      if (edition !== null) changed.push(edition);
    }
    const gone = [...this.#events.keys()].filter((id) => !events.some(({ event }) => event.id === id));
    for (const id of gone) {
      this.#events.get(id)!.number += 1;
      this.#events.delete(id);
    }
    if (changed.length === 0 && gone.length === 0) return;
    this.#whole.number += 1;
    this.#whole.events = events;
    for (const edition of changed) for (const listener of this.#listeners) listener(edition);
  }

  close(): void {
    if (this.#planned !== null) clearTimeout(this.#planned);
    if (this.#looking !== null) clearInterval(this.#looking);
  }

  /** The edition of an event, where it is another than before. */
  #edition(event: ProjectedEvent, now: Ms): EventEdition | null {
    const before = this.#events.get(event.event.id);
    const silent = new Map(
      event.sites.map((site) => [site.timing.site?.site.id ?? '', silentSince(site, now)]),
    );
    const mark = [
      event.event,
      ...event.sites.flatMap(({ timing, asOf }) => [timing, timing.revision, asOf]),
      ...event.races.flatMap(({ at }) => (at === null ? [] : [at.results, at.results.revision])),
      ...silent.values(),
    ];
    if (before !== undefined && isSame(before.mark, mark)) {
      before.event = event;
      return null;
    }
    const kept: Kept = before ?? {
      number: 0,
      event,
      races: new Map(),
      silent,
      mark,
      results: new Map(),
    };
    for (const { race, at } of event.races) {
      const last = kept.results.get(race.id);
      if (at === null || (last?.results === at.results && last.revision === at.results.revision)) continue;
      kept.results.set(race.id, { results: at.results, revision: at.results.revision });
      kept.races.set(race.id, (kept.races.get(race.id) ?? 0) + 1);
    }
    Object.assign(kept, { number: kept.number + 1, event, silent, mark });
    this.#events.set(event.event.id, kept);
    return kept;
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
