import { siteRacesOf, type EventDefinition, type SiteRaces } from '../timing/model/event.ts';
import type { Entry, Ms } from '../timing/model/race.ts';
import { siteField, type Crossing } from '../simulator/field.ts';

/** The day that is rehearsed: the real set-up, and who truly crosses what and when. */
export interface RehearsalDay {
  /** The event as the crew meets it: no gun is fired yet. */
  event: EventDefinition;
  site: SiteRaces;
  /** With chips that a simulated reader can say. */
  entries: readonly Entry[];
  /** In order of time; the mats hear all of them unless something goes wrong. */
  crossings: readonly Crossing[];
  /** When each gun is fired, in order of time. */
  guns: readonly { wave: string; at: Ms }[];
}

/**
 * Makes the day of a site. A wave without a planned start is taken to start at `now`. Null where the event has no such
 * site. The same input makes the same day.
 */
export function rehearsalDay(
  given: EventDefinition,
  siteId: string | null,
  entries: readonly Entry[],
  seed: number,
  now: Ms,
): RehearsalDay | null {
  const event = withoutGuns(given, now);
  const site = siteRacesOf(event, siteId);
  if (site === null) return null;
  const starters = entries.map(withChips);
  const crossings = siteField(site, starters, seed).map((crossing) => ({ ...crossing, missed: false }));
  const guns = site.site.waves
    .map(({ id, start = now }) => ({ wave: id, at: start }))
    .toSorted((one, other) => one.at - other.at);
  return { event, site, entries: starters, crossings, guns };
}

/** Guns are the crew's to fire. */
function withoutGuns(event: EventDefinition, now: Ms): EventDefinition {
  const sites = event.sites.map((site) => ({
    ...site,
    waves: site.waves.map(({ gun, start, ...wave }) => ({ ...wave, start: start ?? gun ?? now })),
  }));
  return { ...event, sites };
}

/** Simulated readers say hexadecimal chips: other codes are told by their letters, and who has none yet gets one. */
function withChips(entry: Entry): Entry {
  const chips = entry.chips.length > 0 ? entry.chips : [entry.bib];
  const isHex = entry.chips.length > 0 && chips.every((chip) => /^[0-9A-F]{1,124}$/i.test(chip.trim()));
  return isHex ? entry : { ...entry, chips: chips.map(hexOf) };
}

const hexOf = (text: string) => Buffer.from(text).toString('hex').toUpperCase();

/** The entries as a box that was opened from the wrong end makes them: each bib has the chips of the next. */
export function withShiftedChips(entries: readonly Entry[]): Entry[] {
  const single = entries.filter(({ legs }) => legs === undefined);
  const next = new Map(single.map(({ bib }, index) => [bib, single[(index + 1) % single.length]!.chips]));
  return entries.map((entry) => ({ ...entry, chips: next.get(entry.bib) ?? entry.chips }));
}
