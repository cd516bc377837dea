import { stationEventOf, tells, type StationEvent } from '../../timing/facts/station-event.ts';
import type { Action } from '../../timing/model/actions.ts';
import type { EventDefinition } from '../../timing/model/event.ts';
import type { Recorder } from './recorder.ts';

/** The race at this station, as far as it tells what the station times. */
interface Known {
  readonly event: EventDefinition | null;
  /** Of all stations here. */
  readonly actions: readonly Action[];
}

/** What a station times: as its own journal says, and where that says no site, as all others here say. */
export class StationTimes {
  readonly #station: string;
  readonly #race: Known;
  #said: StationEvent | null;
  /** It is on its way to the journal. */
  #saying = false;

  /** `own`: the actions of the station's journal. */
  constructor(station: string, own: readonly Action[], race: Known) {
    this.#station = station;
    this.#race = race;
    this.#said = stationEventOf(own);
  }

  /** The site that the station's own journal says; null where it says none. */
  get saidSite(): string | null {
    return this.#said?.site ?? null;
  }

  /** Takes in that these came to the station's own journal, of which all actions of all stations are known now. */
  hear(latest: readonly Action[]): void {
    if (!latest.some(tells)) return;
    this.#said = stationEventOf(this.#race.actions.filter(({ station }) => station === this.#station));
  }

  /** Null before the event is known; its site is null where it has only one, or has to be chosen. */
  get now(): StationEvent | null {
    const { event } = this.#race;
    if (event === null) return null;
    return { event: event.id, site: event.sites.length > 1 ? this.#siteOf(event.id) : null };
  }

  /** Sites at which other stations here say that they time this event. */
  othersSites(): string[] {
    const { actions, event } = this.#race;
    const others = Map.groupBy(actions.filter(tells), ({ station }) => station);
    others.delete(this.#station);
    const said = [...others.values()].map(stationEventOf);
    return [...new Set(said.flatMap((one) => (one?.event === event?.id ? (one?.site ?? []) : [])))];
  }

  /**
   * Records what the station times where its own journal does not say it, because another station defined the event or
   * chose the site: the service has only the journal to go by.
   */
  sayUnsaid(recorder: Recorder): void {
    const { now } = this;
    if (now === null || this.#saying || this.#isSaid(now)) return;
    this.#saying = true;
    const { event, site } = now;
    void recorder
      .record('station', { type: 'station.event', event, ...(site === null ? {} : { site }) })
      .finally(() => (this.#saying = false));
  }

  /** A site that has to be chosen first cannot be said. */
  #isSaid({ event, site }: StationEvent): boolean {
    const isOpen = site === null && (this.#race.event?.sites.length ?? 0) > 1;
    return isOpen || (this.#said?.event === event && this.#said.site === site);
  }

  #siteOf(event: string): string | null {
    if (this.#said?.event === event && this.#said.site !== null) return this.#said.site;
    const [only, ...more] = this.othersSites();
    return only === undefined || more.length > 0 ? null : only;
  }
}
