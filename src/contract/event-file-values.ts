import type { z } from 'zod';
import type { SiteDefinition, SiteSettings } from '../timing/model/event.ts';
import type { Category, Ms, RaceDefinition, TimingPoint } from '../timing/model/race.ts';
import type { raceFields, siteFields } from './event-file-fields.ts';

/** Fields of a file with what became of them: times as text, durations in seconds. */
type InFile<Fields extends z.ZodRawShape> = z.infer<z.ZodObject<Fields>>;
type RaceInFile = InFile<typeof raceFields>;
type SiteInFile = InFile<typeof siteFields>;
/** Every field of a type written out, also those that may be undefined: one that is forgotten does not compile. */
type Whole<Type> = { [Field in keyof Required<Type>]: Type[Field] };
type PointInFile = RaceInFile['points'][number];

/** What a race sets for its own entrants, in milliseconds; `fiveYear` are the usual categories. */
export function raceRulesOfFile(
  race: RaceInFile,
  fiveYear: readonly Category[],
): Whole<
  Omit<RaceDefinition, keyof SiteSettings | 'date' | 'zone' | 'waves' | 'site' | 'kind' | 'label' | 'relay'>
> {
  const { mats, people } = race.witnessesWithinSeconds;
  const { categories, pairWithinSeconds } = race;
  return {
    id: race.id,
    name: race.name,
    rankBy: race.rankBy,
    lists: race.lists,
    ageRule: race.ageRule,
    entryAgeRule: race.entryAgeRule,
    minEntryAge: race.minEntryAge,
    rounding: race.rounding,
    noStartRead: race.noStartRead,
    otherWave: race.otherWave,
    cutOffFrom: race.cutOffFrom,
    missedPoints: race.missedPoints,
    limits: race.limits,
    points: race.points.map(pointOfFile),
    categories: categories === 'five-year' ? [...fiveYear] : categories,
    startWindow: msOf(race.startWindowSeconds),
    pairWithin: pairWithinSeconds === null ? null : msOf(pairWithinSeconds),
    witnessesWithin: { mats: msOf(mats), people: msOf(people) },
  };
}

/** What a site sets for all races over its mats, in milliseconds. */
export function siteSettingsOfFile(
  site: SiteInFile,
): Whole<Omit<SiteDefinition, 'id' | 'kind' | 'name' | 'country' | 'date' | 'mats'>> {
  const { gunWindowSeconds } = site;
  return {
    zone: site.zone,
    waves: site.waves.map((wave) => ({
      ...wave,
      start: wave.start === undefined ? undefined : Date.parse(wave.start),
      gun: wave.gun === undefined ? undefined : Date.parse(wave.gun),
    })),
    gunFromMat: site.gunFromMat,
    ignoredChips: site.ignoredChips,
    passingGap: msOf(site.passingGapSeconds),
    gunWindow: gunWindowSeconds && {
      before: msOf(gunWindowSeconds.before),
      after: msOf(gunWindowSeconds.after),
    },
  };
}

function pointOfFile(point: PointInFile): TimingPoint {
  const { minTimeSeconds, notBeforeSeconds, cutOffSeconds, passingGapSeconds, ...rest } = point;
  return {
    ...rest,
    minTime: maybeMs(minTimeSeconds),
    notBefore: maybeMs(notBeforeSeconds),
    cutOff: maybeMs(cutOffSeconds),
    passingGap: maybeMs(passingGapSeconds),
  };
}

/** Milliseconds of seconds that a file need not say. */
export function maybeMs(seconds: number | undefined): Ms | undefined {
  return seconds === undefined ? undefined : msOf(seconds);
}

function msOf(seconds: number): Ms {
  return Math.round(seconds * 1000);
}
