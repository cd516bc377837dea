import { fits, searchText } from './find.ts';
import type { Entry, EvidenceGrade, LocalText, Ms, RaceDefinition, Sex, TimingPoint } from '../model/race.ts';
import { compareBibs } from '../lists/ranking.ts';
import { splitsOf, type Doubt, type Flag, type Places, type Result, type Status } from '../model/result.ts';
import { officialTime, roundingUnit } from '../model/rounding.ts';
import { legTimesOf } from '../runner/relay.ts';
import { forEachInSteps, runNow, sorted, type Steps } from '../steps.ts';
import { teamsOf } from './teams.ts';
import type { ListId, RaceResults, Timing } from '../timing.ts';

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
  /** Race id. */
  race?: string | undefined;
  /** In an online race: how much the run's evidence is worth. */
  evidence?: EvidenceGrade | undefined;
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
  /** Of a relay team, in the order of the course. */
  legs?: { from: string; to: string; name: string | null; time: Ms | null }[] | undefined;
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
export function resultsPage(results: RaceResults, query: ResultsQuery): Page {
  return runNow(resultsPageInSteps(results, query));
}

/** The same in steps. Who goes off the start list meanwhile is left out. */
export function* resultsPageInSteps(results: RaceResults, query: ResultsQuery): Steps<Page> {
  const wanted = searchText(query.q);
  if (wanted === '') {
    const first = firstOf(results, query);
    if (first !== null) return pageOf(results, query, first.bibs, first.total);
  }
  const order = yield* orderOf(results, query.list);
  if (wanted === '') return pageOf(results, query, order, order.length);
  const found: string[] = [];
  yield* forEachInSteps(order, (bib) => {
    if (isFound(results.entry(bib), wanted)) found.push(bib);
  });
  return pageOf(results, query, found, found.length);
}

/**
 * A page of those whom somebody else found, with an index perhaps, in the order of {@link resultsPage}; who does not
 * stand in the list is left out.
 */
export function* resultsPageOf(
  results: RaceResults,
  query: ResultsQuery,
  found: readonly string[],
): Steps<Page> {
  const keyed: { bib: string; place: number; status: number }[] = [];
  yield* forEachInSteps(found, (bib) => {
    const result = results.result(bib);
    if (result === undefined || !results.listsOf(bib).includes(query.list)) return;
    const place = results.place(query.list, bib) ?? Infinity;
    keyed.push({ bib, place, status: statusOrder[result.status] });
  });
  const inOrder = yield* sorted(
    keyed,
    (one, other) =>
      (one.place === other.place ? one.status - other.status : one.place - other.place) ||
      compareBibs(one.bib, other.bib),
  );
  return pageOf(
    results,
    query,
    inOrder.map(({ bib }) => bib),
    inOrder.length,
  );
}

/** The beginning of a list as far as it is finishers alone: nobody else has to be looked at. Null for any other page. */
function firstOf(
  results: RaceResults,
  { list, offset, limit }: ResultsQuery,
): { bibs: string[]; total: number } | null {
  const summary = results.lists().find(({ id }) => id === list);
  if (summary === undefined || offset + limit > summary.finishers) return null;
  return { bibs: results.list(list, offset + limit), total: summary.entrants };
}

function pageOf(results: RaceResults, query: ResultsQuery, bibs: readonly string[], total: number) {
  const shown = bibs
    .slice(query.offset, query.offset + query.limit)
    .filter((bib) => results.result(bib) !== undefined);
  return {
    v: 1 as const,
    race: raceView(results.race),
    list: query.list,
    lists: results.lists(),
    total,
    offset: query.offset,
    rows: shown.map((bib) => listRow(results, bib, query.list)),
    ...teamRows(results, query.list),
    ...inReview(results),
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
function inReview(results: RaceResults): { inReview?: number } {
  const { inReview: count } = results.counts();
  return count === 0 ? {} : { inReview: count };
}

/** The teams of a list; not there for a list that scores none. */
function teamRows(results: RaceResults, list: ListId): { teams?: TeamRow[] } {
  const scoring = results.listDefinition(list)?.teams;
  if (scoring === undefined) return {};
  const { teams: known } = kept(results);
  const teams =
    known.get(list) ??
    teamsOf(results, list).map(({ team, place, score, scorers }) => ({
      team,
      place,
      score: scoring.score === 'time' ? { time: officialTime(score, results.race) } : { places: score },
      scorers: scorers.map((bib) => ({ bib, name: results.entry(bib)?.name ?? '' })),
    }));
  known.set(list, teams);
  return { teams };
}

/** All lines of a list, in the order of {@link resultsPage}. */
export function resultRows(results: RaceResults, list: ListId): ResultRow[] {
  return runNow(resultRowsInSteps(results, list));
}

/** The same in steps. Who goes off the start list meanwhile is left out. */
export function* resultRowsInSteps(results: RaceResults, list: ListId): Steps<ResultRow[]> {
  const rows: ResultRow[] = [];
  yield* forEachInSteps(yield* orderOf(results, list), (bib) => {
    if (results.result(bib) !== undefined) rows.push(listRow(results, bib, list));
  });
  return rows;
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
  return entry === undefined ? null : personIn(entry, timing.result(bib), timing.raceOf(bib)?.race.id);
}

/** An entrant with the category and wave that the result counts for. */
export function personIn(entry: Entry, result: Result | undefined, race = entry.race): Person {
  return {
    bib: entry.bib,
    name: entry.name,
    latinName: entry.latinName ?? null,
    sex: entry.sex,
    nationality: entry.nationality ?? null,
    club: entry.club ?? null,
    category: result?.category ?? entry.category ?? null,
    wave: result?.wave ?? entry.wave ?? '',
    ...(race === undefined ? {} : { race }),
    ...(entry.evidence === undefined ? {} : { evidence: entry.evidence }),
  };
}

/** A runner's line in the overall list; null for a bib that nobody has. */
export function resultRow(timing: Timing, bib: string): ResultRow | null {
  const results = timing.raceOf(bib);
  return results === undefined ? null : listRow(results, bib, 'overall');
}

/** A line of the overall list of one race; null for a bib that nobody in it has. */
export function resultRowOf(results: RaceResults, bib: string): ResultRow | null {
  return results.result(bib) === undefined ? null : listRow(results, bib, 'overall');
}

function listRow(results: RaceResults, bib: string, list: ListId): ResultRow {
  const entry = results.entry(bib);
  const result = results.result(bib);
  if (entry === undefined || result === undefined)
    throw new Error(`bib ${bib} is in a list without an entry`);
  const { status, ruling, doubts, flags } = result;
  const last = splitsOf(result).at(-1);
  return {
    person: personIn(entry, result, results.race.id),
    status,
    rule: ruling?.rule ?? null,
    doubts: [...doubts],
    lastSeen: status === 'finished' || last === undefined ? null : { point: last.point, time: last.time },
    place: results.place(list, bib),
    places: results.places(bib),
    ...officialTimes(result, results.race),
    ...legsOf(results.race, entry, result),
    flags: [...flags],
  };
}

/** Of a relay team; not there for anybody else. */
function legsOf(race: RaceDefinition, entry: Entry, result: Result): Pick<ResultRow, 'legs'> {
  if (race.relay === undefined) return {};
  const legs = legTimesOf(race, entry, result).map(({ from, to, leg, time }) => ({
    from,
    to,
    name: leg?.name ?? null,
    time: time === null || result.status === 'dq' ? null : officialTime(time, race),
  }));
  return { legs };
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

const keptOf = new WeakMap<RaceResults, Kept>();

/** Kept until the race changes: screens ask for page after page of the same list. */
function kept(results: RaceResults): Kept {
  let kept = keptOf.get(results);
  if (kept?.revision !== results.revision) {
    kept = { revision: results.revision, orders: new Map(), teams: new Map() };
    keptOf.set(results, kept);
  }
  return kept;
}

function* orderOf(results: RaceResults, list: ListId): Steps<string[]> {
  const { revision } = results;
  const known = kept(results).orders.get(list);
  if (known !== undefined) return known;
  const order = yield* makeOrder(results, list);
  if (results.revision === revision) kept(results).orders.set(list, order);
  return order;
}

function* makeOrder(results: RaceResults, list: ListId): Steps<string[]> {
  const finishers = results.list(list);
  const ranked = new Set<string>();
  yield* forEachInSteps(finishers, (bib) => ranked.add(bib));
  const others: Result[] = [];
  yield* forEachInSteps(results.entries(), ({ bib }) => {
    if (ranked.has(bib)) return;
    const result = results.result(bib);
    if (result !== undefined && results.listsOf(bib).includes(list)) others.push(result);
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
