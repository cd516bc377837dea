import type { EventDefinition, EventRace, SiteDefinition } from '../timing/model/event.ts';
import type { Category, Ms, TimingPoint, Wave } from '../timing/model/race.ts';
import type { EventFile } from './event-file.ts';

type RaceInFile = EventFile['races'][number];
type PointInFile = RaceInFile['points'][number];
type SiteInFile = NonNullable<EventFile['sites']>[number];

/** The event file that makes this definition: `eventOfFile` the other way round, with the same usual categories. */
export function fileOfEvent(
  event: EventDefinition,
  fiveYear: readonly Category[],
): EventFile & { sites: SiteInFile[] } {
  return withoutAbsent({
    id: event.id,
    name: event.name,
    date: event.date,
    languages: event.languages,
    sites: event.sites.map(fileOfSite),
    races: event.races.map((race) => fileOfRace(race, fiveYear)),
    lists: event.lists,
  });
}

/**
 * The same file in the shorter form, where it has a single site that says nothing of itself; `onlySite` is the id that
 * such a site gets.
 */
export function folded(file: EventFile, onlySite: string): EventFile {
  const { sites, ...rest } = file;
  const [only, ...more] = sites ?? [];
  if (only === undefined || more.length > 0 || only.id !== onlySite) return file;
  const { id: _, name, country, date, ...settings } = only;
  if (name !== undefined || country !== undefined || (date !== undefined && date !== file.date)) return file;
  const { races, lists, ...head } = rest;
  return { ...head, ...settings, races: races.map(withoutSite), ...(lists === undefined ? {} : { lists }) };
}

function withoutSite(race: RaceInFile): RaceInFile {
  const { site: _, ...rest } = race;
  return rest;
}

function fileOfSite(site: SiteDefinition): SiteInFile {
  const { gunWindow } = site;
  return {
    id: site.id,
    name: site.name,
    country: site.country,
    date: site.date,
    zone: site.zone,
    waves: site.waves.map((wave) => fileOfWave(wave, site.zone)),
    gunFromMat: site.gunFromMat ?? true,
    gunWindowSeconds: gunWindow && {
      before: secondsOf(gunWindow.before),
      after: secondsOf(gunWindow.after),
    },
    ignoredChips: site.ignoredChips,
    passingGapSeconds: secondsOf(site.passingGap),
    mats: site.mats?.map(({ passingGap, ...mat }) => ({
      ...mat,
      passingGapSeconds: maybeSeconds(passingGap),
    })),
  };
}

function fileOfWave({ start, gun, ...wave }: Wave, zone: string): SiteInFile['waves'][number] {
  const there = wave.zone ?? zone;
  return {
    ...wave,
    start: start === undefined ? undefined : instantInZone(start, there),
    gun: gun === undefined ? undefined : instantInZone(gun, there),
  };
}

function fileOfRace(race: EventRace, fiveYear: readonly Category[]): RaceInFile {
  const { startWindow, pairWithin, witnessesWithin, ...rest } = race;
  const { mats, people } = witnessesWithin ?? { mats: 1000, people: 3000 };
  return {
    ...rest,
    categories: isSame(race.categories, fiveYear) ? 'five-year' : race.categories,
    rounding: rest.rounding ?? 'road',
    noStartRead: rest.noStartRead ?? 'unknown',
    otherWave: rest.otherWave ?? 'own-gun',
    cutOffFrom: rest.cutOffFrom ?? 'gun',
    missedPoints: rest.missedPoints ?? { allowed: 1, beyond: 'review' },
    points: race.points.map(fileOfPoint),
    startWindowSeconds: secondsOf(startWindow),
    pairWithinSeconds: pairWithin === null ? null : secondsOf(pairWithin ?? 100),
    witnessesWithinSeconds: { mats: secondsOf(mats), people: secondsOf(people) },
  };
}

function fileOfPoint(point: TimingPoint): PointInFile {
  const { minTime, notBefore, cutOff, passingGap, ...rest } = point;
  return {
    ...rest,
    minTimeSeconds: maybeSeconds(minTime),
    notBeforeSeconds: maybeSeconds(notBefore),
    cutOffSeconds: maybeSeconds(cutOff),
    passingGapSeconds: maybeSeconds(passingGap),
  };
}

const secondsOf = (ms: Ms) => ms / 1000;
const maybeSeconds = (ms: Ms | undefined) => (ms === undefined ? undefined : secondsOf(ms));

/**
 * An instant as a person at the place writes it, such as `2026-12-06T08:00:00+08:00`; in UTC where the zone is unknown or
 * its clocks are not whole minutes off.
 */
export function instantInZone(instant: Ms, zone: string): string {
  const offset = offsetOf(instant, zone);
  if (offset === null) return new Date(instant).toISOString();
  const local = new Date(instant + offset.minutes * 60_000).toISOString();
  return `${local.replace(/(\.000)?Z$/, '')}${offset.text}`;
}

function offsetOf(instant: Ms, zone: string): { minutes: number; text: string } | null {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
      instant,
    );
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '00', minutes = '00', odd] =
      /^GMT(?:([+-])(\d\d):(\d\d)(:\d\d)?)?$/.exec(name) ?? [];
    if (odd !== undefined || !name.startsWith('GMT')) return null;
    const total = Number(hours) * 60 + Number(minutes);
    return { minutes: sign === '-' ? -total : total, text: `${sign}${hours}:${minutes}` };
  } catch {
    return null;
  }
}

/** Whether both are written alike, whatever the order of their fields. */
function isSame(one: readonly Category[], other: readonly Category[]): boolean {
  const text = (all: readonly Category[]) =>
    JSON.stringify(all.map(({ id, name, sex, minAge, maxAge }) => [id, textOf(name), sex, minAge, maxAge]));
  return text(one) === text(other);
}

function textOf(name: Category['name']): unknown {
  return typeof name === 'object' ? [name.en, name['zh-CN'], name.ru] : name;
}

/** Without the fields that are undefined: two files that say the same are the same text. */
function withoutAbsent<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
