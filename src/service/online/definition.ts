import type { EvidenceGrade, OnlineEntry, OnlineRace, PublicName } from '../../contract/online.ts';
import type { ActionBody, EntryFields } from '../../timing/model/actions.ts';
import { categoryOf, fiveYearCategories } from '../../timing/model/category.ts';
import type { EventDefinition, EventRace } from '../../timing/model/event.ts';
import type { LocalText, Ms, RaceDefinition, TimingPoint } from '../../timing/model/race.ts';
import { localDateOf } from './local-date.ts';

/** The online site of every event. */
export const onlineSite = 'online';

const wave = 'online';
const splitMetres = 5000;
/** A split so close before the finish says nothing. */
const leastLeg = 500;

/** The online races of an event as the definition of its online site. At least one race. */
export function definitionOf(
  event: { id: string; name: LocalText },
  races: readonly [OnlineRace, ...OnlineRace[]],
): EventDefinition {
  const [first] = races;
  return {
    id: event.id,
    name: event.name,
    date: localDateOf(first.window.from, first.zone),
    sites: [
      {
        id: onlineSite,
        kind: 'online',
        name: { en: 'Online', 'zh-CN': '线上', ru: 'Онлайн' },
        zone: first.zone,
        waves: [{ id: wave }],
        passingGap: 1000,
        gunFromMat: false,
      },
    ],
    races: races.map(raceOf),
  };
}

function raceOf({ id, name, distance }: OnlineRace): EventRace {
  return {
    id,
    site: onlineSite,
    kind: 'online',
    name,
    points: pointsOf(distance),
    categories: fiveYearCategories(),
    rankBy: 'gun',
    ageRule: 'race-day',
    startWindow: 0,
    // Everybody has a start of their own, which nobody read.
    noStartRead: 'gun',
    // Whether somebody can have run so fast was judged on the whole recording, and people run where they like.
    limits: [{ metresPerSecond: 15 }],
    pairWithin: null,
  };
}

/** Start, every 5 km, and finish. */
function pointsOf(distance: number): TimingPoint[] {
  const points: TimingPoint[] = [{ id: 'start', kind: 'start', distance: 0 }];
  for (let at = splitMetres; at <= distance - leastLeg; at += splitMetres)
    points.push({ id: `km${at / 1000}`, kind: 'split', distance: at, required: false });
  return [...points, { id: 'finish', kind: 'finish', distance }];
}

/** A run that becomes a result. */
export interface AcceptedRun {
  bib: string;
  entry: Omit<OnlineEntry, 'agrees' | 'code'>;
  grade: EvidenceGrade;
  start: Ms;
  seconds: number;
  splits: readonly { distance: number; seconds: number }[];
}

/**
 * What makes a run a result: the entry, with a start of its own, and its times. Of the runner it says what is published
 * and nothing else: a line of a stream is never deleted.
 */
export function resultOf(race: OnlineRace, run: AcceptedRun): ActionBody[] {
  const { bib, entry, grade, start, seconds, splits } = run;
  const isNamed = entry.publicName !== 'none';
  const fields: EntryFields = {
    race: race.id,
    name: publicName(entry.name, entry.publicName),
    ...(entry.latinName === undefined || entry.publicName !== 'full' ? {} : { latinName: entry.latinName }),
    sex: entry.sex,
    ...(entry.nationality === undefined || !isNamed ? {} : { nationality: entry.nationality }),
    ...(entry.club === undefined || !isNamed ? {} : { club: entry.club }),
    ...categoryField(race, entry),
    start: { at: start },
    evidence: grade,
  };
  const passing = (point: string, after: number): ActionBody => ({
    type: 'passing.add',
    point,
    bib,
    time: start + Math.round(after * 1000),
  });
  const points = pointsOf(race.distance).filter(({ kind }) => kind === 'split');
  return [
    { type: 'entry.change', bib, fields },
    ...points.flatMap((point) => {
      const split = splits.find(({ distance }) => distance === point.distance);
      return split === undefined || split.seconds >= seconds ? [] : [passing(point.id, split.seconds)];
    }),
    passing('finish', seconds),
  ];
}

/** The category by the age on the first day of the window; the birth date itself is not published. */
function categoryField(race: OnlineRace, { sex, birthDate }: AcceptedRun['entry']) {
  const day = { date: localDateOf(race.window.from, race.zone), ageRule: 'race-day' } as const;
  const category = categoryOf({ bib: '', chips: [], name: '', sex, birthDate }, {
    ...day,
    categories: fiveYearCategories(),
  } as unknown as RaceDefinition);
  return category === null ? {} : { category };
}

/** A name as everybody may read it: 张三丰 → 张**, Anna Schmidt → A. S. */
export function publicName(name: string, as: PublicName): string {
  if (as === 'full') return name;
  if (as === 'none') return '***';
  const [first = '', ...rest] = Array.from(name.trim());
  if (/^\p{Script=Han}/u.test(first)) return first + '*'.repeat(Math.max(1, rest.length));
  return name
    .trim()
    .split(/\s+/u)
    .map((word) => `${String.fromCodePoint(word.codePointAt(0)!).toUpperCase()}.`)
    .join(' ');
}
