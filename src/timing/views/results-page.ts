import { fits, searchText } from './find.ts';
import type { Entry, LocalText, Ms, RaceDefinition, Sex, TimingPoint } from '../model/race.ts';
import { compareBibs } from '../lists/ranking.ts';
import { splitsOf, type Doubt, type Flag, type Places, type Result, type Status } from '../model/result.ts';
import { officialTime, roundingUnit } from '../model/rounding.ts';
import { forEachInSteps, runNow, sorted, type Steps } from '../steps.ts';
import { teamsOf } from './teams.ts';
import type { ListId, Timing } from '../timing.ts';

/** An entrant as screens and files name them. */
export interface Person {
  bib: string;
  name: string;
  latinName: string | null;
  sex: Sex;
  nationality: string | null;
  club: string | null;
  category: string | null;
  wave: string;
}

/** One line of the results; times are official, rounded as the race says. */
export interface ResultRow {
  person: Person;
  status: Status;
  /** The rule of a ruling, such as `TR6.3.1`. */
  rule: string | null;
  doubts: Doubt[];
  /** Where somebody without a finish was seen last. */
  lastSeen: { point: string; time: Ms } | null;
  /** In the list that was asked for. */
  place: number | null;
  places: Places;
  gun: Ms | null;
  chip: Ms | null;
  splits: { point: string; gun: Ms; chip: Ms | null }[];
  flags: Flag[];
}

export interface ResultsQuery {
  list: ListId;
  offset: number;
  limit: number;
  /** The beginning of a bib, or a part of a name or club; everybody where empty. */
  q: string;
  asOf: Ms;
}

export interface RaceView {
  id: string;
  name: LocalText;
  date: string;
  zone: string;
  rankBy: 'gun' | 'chip';
  points: TimingPoint[];
  categories: { id: string; name?: LocalText | undefined }[];
  /** The smallest step of official times, where they are not whole seconds. */
  unit?: Ms | undefined;
}

/** A page of a list; see {@link resultsPage}. */
type Page = ReturnType<typeof pageOf>;

/** One page of a list: finishers by place; then, by bib, in review, running, not started, DNF, out of time, DNS, DQ. */
export function resultsPage(timing: Timing, race: RaceDefinition, query: ResultsQuery): Page {
  return runNow(resultsPageInSteps(timing, race, query));
}

/** The same in steps. Who goes off the start list meanwhile is left out. */
export function* resultsPageInSteps(timing: Timing, race: RaceDefinition, query: ResultsQuery): Steps<Page> {
  const wanted = searchText(query.q);
  const order = yield* orderOf(timing, query.list);
  if (wanted === '') return pageOf(timing, race, query, order);
  const found: string[] = [];
  yield* forEachInSteps(order, (bib) => {
    if (isFound(timing.entry(bib), wanted)) found.push(bib);
  });
  return pageOf(timing, race, query, found);
}

function pageOf(timing: Timing, race: RaceDefinition, query: ResultsQuery, bibs: readonly string[]) {
  const shown = bibs
    .slice(query.offset, query.offset + query.limit)
    .filter((bib) => timing.result(bib) !== undefined);
  return {
    v: 1 as const,
    race: raceView(race),
    list: query.list,
    lists: timing.lists(),
    total: bibs.length,
    offset: query.offset,
    rows: shown.map((bib) => listRow(timing, bib, query.list)),
    ...teamRows(timing, race, query.list),
    ...inReview(timing),
    asOf: query.asOf,
  };
}

/** A team of a list that scores teams, with an official score. */
export interface TeamRow {
  team: string;
  place: number;
  /** What was added up: milliseconds, or places. */
  score: { time: Ms } | { places: number };
  scorers: { bib: string; name: string }[];
}

/** How many finishers of the race are in review; not there where nobody is. */
function inReview(timing: Timing): { inReview?: number } {
  const { inReview: count } = timing.counts();
  return count === 0 ? {} : { inReview: count };
}

/** The teams of a list; not there for a list that scores none. */
function teamRows(timing: Timing, race: RaceDefinition, list: ListId): { teams?: TeamRow[] } {
  const scoring = timing.listDefinition(list)?.teams;
  if (scoring === undefined) return {};
  const { teams: known } = kept(timing);
  const teams =
    known.get(list) ??
    teamsOf(timing, list).map(({ team, place, score, scorers }) => ({
      team,
      place,
      score: scoring.score === 'time' ? { time: officialTime(score, race) } : { places: score },
      scorers: scorers.map((bib) => ({ bib, name: timing.entry(bib)?.name ?? '' })),
    }));
  known.set(list, teams);
  return { teams };
}

/** All lines of a list, in the order of {@link resultsPage}. */
export function resultRows(timing: Timing, list: ListId): ResultRow[] {
  return runNow(orderOf(timing, list)).map((bib) => listRow(timing, bib, list));
}

const second: Ms = 1000;

/** What anybody may know of the race definition. */
export function raceView(race: RaceDefinition): RaceView {
  const { id, name, date, zone, rankBy, points, categories } = race;
  const unit = roundingUnit(race);
  return {
    id,
    name,
    date,
    zone,
    rankBy,
    points,
    categories: categories.map(({ id, name }) => ({ id, name })),
    ...(unit === second ? {} : { unit }),
  };
}

/** Who it is; null for a bib that nobody has. */
export function personOf(timing: Timing, bib: string): Person | null {
  const entry = timing.entry(bib);
  return entry === undefined ? null : personIn(entry, timing.result(bib));
}

/** An entrant with the category and wave that the result counts for. */
export function personIn(entry: Entry, result: Result | undefined): Person {
  return {
    bib: entry.bib,
    name: entry.name,
    latinName: entry.latinName ?? null,
    sex: entry.sex,
    nationality: entry.nationality ?? null,
    club: entry.club ?? null,
    category: result?.category ?? entry.category ?? null,
    wave: result?.wave ?? entry.wave ?? '',
  };
}

/** A runner's line in the overall list; null for a bib that nobody has. */
export function resultRow(timing: Timing, bib: string): ResultRow | null {
  return timing.result(bib) === undefined ? null : listRow(timing, bib, 'overall');
}

function listRow(timing: Timing, bib: string, list: ListId): ResultRow {
  const person = personOf(timing, bib);
  const result = timing.result(bib);
  const { race } = timing;
  if (person === null || result === undefined || race === null)
    throw new Error(`bib ${bib} is in a list without an entry`);
  const { status, ruling, doubts, flags } = result;
  const last = splitsOf(result).at(-1);
  return {
    person,
    status,
    rule: ruling?.rule ?? null,
    doubts: [...doubts],
    lastSeen: status === 'finished' || last === undefined ? null : { point: last.point, time: last.time },
    place: timing.place(list, bib),
    places: timing.places(bib),
    ...officialTimes(result, race),
    flags: [...flags],
  };
}

/**
 * The times of a result as the race publishes them. A disqualified runner's stay in the record, but are not
 * results (CR 25.4, TR 6).
 */
export function officialTimes(
  result: Result,
  race: RaceDefinition,
): Pick<ResultRow, 'gun' | 'chip' | 'splits'> {
  if (result.status === 'dq') return { gun: null, chip: null, splits: [] };
  const official = (time: Ms | null) => (time === null ? null : officialTime(time, race));
  return {
    gun: official(result.gunTime),
    chip: official(result.chipTime),
    splits: splitsOf(result).map(({ point, gun, chip }) => ({
      point,
      gun: officialTime(gun, race),
      chip: official(chip),
    })),
  };
}

/** The order in which those without a place follow. */
export const statusOrder: Record<Status, number> = {
  finished: 0,
  review: 1,
  running: 2,
  entered: 3,
  dnf: 4,
  'out-of-time': 5,
  dns: 6,
  dq: 7,
};
/** What was made of a race at one revision. */
interface Kept {
  revision: number;
  orders: Map<ListId, string[]>;
  teams: Map<ListId, TeamRow[]>;
}

const keptOf = new WeakMap<Timing, Kept>();

/** Kept until the race changes: screens ask for page after page of the same list. */
function kept(timing: Timing): Kept {
  let kept = keptOf.get(timing);
  if (kept?.revision !== timing.revision) {
    kept = { revision: timing.revision, orders: new Map(), teams: new Map() };
    keptOf.set(timing, kept);
  }
  return kept;
}

function* orderOf(timing: Timing, list: ListId): Steps<string[]> {
  const { revision } = timing;
  const known = kept(timing).orders.get(list);
  if (known !== undefined) return known;
  const order = yield* makeOrder(timing, list);
  if (timing.revision === revision) kept(timing).orders.set(list, order);
  return order;
}

function* makeOrder(timing: Timing, list: ListId): Steps<string[]> {
  const finishers = timing.list(list);
  const ranked = new Set<string>();
  yield* forEachInSteps(finishers, (bib) => ranked.add(bib));
  const others: Result[] = [];
  yield* forEachInSteps(timing.entries(), ({ bib }) => {
    if (ranked.has(bib)) return;
    const result = timing.result(bib);
    if (result !== undefined && timing.listsOf(bib).includes(list)) others.push(result);
  });
  const inOrder = yield* sorted(
    others,
    (one, other) => statusOrder[one.status] - statusOrder[other.status] || compareBibs(one.bib, other.bib),
  );
  return [...finishers, ...inOrder.map((result) => result.bib)];
}

function isFound(entry: Entry | undefined, wanted: string): boolean {
  return entry !== undefined && fits(entry, wanted);
}
