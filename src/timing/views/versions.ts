import type { PublishedRow, PublishedState, Version } from '../model/publication.ts';
import type { Ms } from '../model/race.ts';
import { forEachInSteps, runNow, type Steps } from '../steps.ts';
import type { RaceResults } from '../timing.ts';
import { resultRowsInSteps, type ResultRow } from './results-page.ts';

/** What is another in the results now than in a version of them. */
export interface VersionChanges {
  /** Who has another status, time, category, rule or name, is new or is gone; by the order of the results now. */
  changed: { bib: string; before: PublishedRow | null; after: PublishedRow | null }[];
  /** How many others have other places, because of those. */
  moved: number;
}

/** Everybody as a version of these results would have them, in the order of the overall list. */
export function* publishedRowsInSteps(results: RaceResults): Steps<PublishedRow[]> {
  const rows = yield* resultRowsInSteps(results, 'overall');
  const published: PublishedRow[] = [];
  yield* forEachInSteps(rows, (row) => published.push(publishedRow(row)));
  return published;
}

/** What changed from a version to these rows. */
export function changesFrom(version: Version, rows: readonly PublishedRow[]): VersionChanges {
  const before = new Map(version.rows.map((row) => [row.bib, row]));
  const changed: VersionChanges['changed'] = [];
  let moved = 0;
  for (const row of rows) {
    const old = before.get(row.bib);
    before.delete(row.bib);
    if (old === undefined || resultText(old) !== resultText(row))
      changed.push({ bib: row.bib, before: old ?? null, after: row });
    else if (placesText(old) !== placesText(row)) moved += 1;
  }
  for (const [bib, old] of before) changed.push({ bib, before: old, after: null });
  return { changed, moved };
}

/** Whether nothing is another than in the version. */
export function isUnchanged({ changed, moved }: VersionChanges): boolean {
  return changed.length === 0 && moved === 0;
}

function publishedRow({ person, status, rule, places, gun, chip }: ResultRow): PublishedRow {
  const isRanked = Object.values(places).some((place) => place !== null);
  return {
    bib: person.bib,
    name: person.name,
    ...(person.category === null ? {} : { category: person.category }),
    status,
    ...(rule === null ? {} : { rule }),
    ...(isRanked ? { places } : {}),
    ...(gun === null ? {} : { gun }),
    ...(chip === null ? {} : { chip }),
  };
}

function resultText({ name, category, status, rule, gun, chip }: PublishedRow): string {
  return JSON.stringify([name, category, status, rule, gun, chip]);
}

function placesText({ places }: PublishedRow): string {
  return JSON.stringify([places?.overall, places?.sex, places?.category]);
}

/**
 * What was published last and still holds, as pages of results show it; `changed` of official ones alone, of which there
 * should be none. Not there before anything was published.
 */
export function* versionInSteps(results: RaceResults): Steps<{
  version?: { state: PublishedState; number: number; at: Ms; changed?: number };
}> {
  if (results.version === null) return {};
  const { state, number, at } = results.version;
  if (state === 'provisional') return { version: { state, number, at } };
  const { changed } = yield* resultsStateInSteps(results);
  return { version: { state, number, at, changed } };
}

/** What results are for the public as they stand now. */
export interface ResultsState {
  state: 'open' | 'closed' | PublishedState;
  /** Of the version that holds; null where nothing was published. */
  number: number | null;
  /** Whose lines are another now than in that version, places included. */
  changed: number;
}

interface Kept {
  revision: number;
  version: Version;
  changes: VersionChanges;
}
const keptChanges = new WeakMap<RaceResults, Kept>();

/** What changed since the version that holds, nothing where none does; compared once for each state of the race. */
export function* versionChangesInSteps(results: RaceResults): Steps<VersionChanges> {
  const { version, revision } = results;
  if (version === null) return { changed: [], moved: 0 };
  const kept = keptChanges.get(results);
  if (kept?.revision === revision && kept.version === version) return kept.changes;
  const changes = changesFrom(version, yield* publishedRowsInSteps(results));
  keptChanges.set(results, { revision, version, changes });
  return changes;
}

/** What results are for the public as they stand. */
export function resultsStateOf(results: RaceResults): ResultsState {
  return runNow(resultsStateInSteps(results));
}

/** The same in steps. */
export function* resultsStateInSteps(results: RaceResults): Steps<ResultsState> {
  const { version, isClosed } = results;
  if (version === null) return { state: isClosed ? 'closed' : 'open', number: null, changed: 0 };
  const { changed, moved } = yield* versionChangesInSteps(results);
  return { state: version.state, number: version.number, changed: changed.length + moved };
}
