import {
  finishersShownMax,
  passingsShownMax,
  type Change,
  type Sections,
  type Snapshot,
  type Tick,
} from '../../contract/feed.ts';
import type { FinisherRow, PassingRow } from '../../contract/rows.ts';

/** One event of the live feed, as it came; `id` is `<life>:<number>`. */
export type FeedEvent =
  | { event: 'snapshot'; id: string; data: Snapshot }
  | { event: 'change'; id: string; data: Change }
  | { event: 'tick'; data: Tick };

/** What a screen knows of the race. `lastId` is null until the first snapshot, and when an event was missed. */
export interface FeedState {
  lastId: string | null;
  sections: Sections | null;
  /** Newest first, at most {@link passingsShownMax}. */
  passings: readonly PassingRow[];
  /** Newest first, at most {@link finishersShownMax} of each race. */
  finishers: readonly FinisherRow[];
}

export const emptyFeed: FeedState = { lastId: null, sections: null, passings: [], finishers: [] };

/**
 * The state after one more event. A snapshot replaces everything; a change is applied once, however
 * often it comes, and only on top of the change before it: where one is missing, `lastId` becomes null,
 * which asks for a new snapshot. What did not change keeps its identity.
 */
export function applyEvent(state: FeedState, event: FeedEvent): FeedState {
  if (event.event === 'tick') return state;
  if (event.event === 'snapshot') return fromSnapshot(event.id, event.data);
  const position = follows(state.lastId, event.id);
  if (position === 'before') return state;
  if (position === 'gap') return state.lastId === null ? state : { ...state, lastId: null };
  return withChange(state, event.id, event.data);
}

function fromSnapshot(id: string, { sections, passings, finishers }: Snapshot): FeedState {
  return {
    lastId: id,
    sections,
    passings: newestOfAll(passings.toSorted(newestPassing)),
    finishers: newestOfRaces(finishers.toSorted(newestFinisher)),
  };
}

function withChange(state: FeedState, id: string, change: Change): FeedState {
  const { sections, passings = [], passingsGone = [], finishers = [], finishersGone = [] } = change;
  return {
    lastId: id,
    sections: merged(state.sections, sections),
    passings: upserted(state.passings, passings, passingsGone, passingId, newestPassing, newestOfAll),
    finishers: upserted(
      state.finishers,
      finishers,
      finishersGone,
      finisherBib,
      newestFinisher,
      newestOfRaces,
    ),
  };
}

/** Where an event stands: already known, the next one, or behind one that never came. */
function follows(last: string | null, id: string): 'before' | 'next' | 'gap' {
  const [life, number] = partsOf(id);
  const [lastLife, lastNumber] = partsOf(last ?? '');
  if (last === null || life !== lastLife) return 'gap';
  if (number <= lastNumber) return 'before';
  return number === lastNumber + 1 ? 'next' : 'gap';
}

function partsOf(id: string): [life: string, number: number] {
  const colon = id.lastIndexOf(':');
  return [id.slice(0, colon), Number(id.slice(colon + 1))];
}

/** A section that is sent as undefined is one that did not change. */
function merged(sections: Sections | null, changed: Change['sections']): Sections | null {
  if (sections === null || changed === undefined) return sections;
  const sent = Object.entries(changed).filter(([, section]) => section !== undefined);
  return { ...sections, ...Object.fromEntries(sent) };
}

function upserted<Row>(
  rows: readonly Row[],
  sent: readonly Row[],
  gone: readonly string[],
  keyOf: (row: Row) => string,
  newestFirst: (one: Row, other: Row) => number,
  kept: (rows: readonly Row[]) => readonly Row[],
): readonly Row[] {
  if (sent.length === 0 && gone.length === 0) return rows;
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  for (const key of gone) byKey.delete(key);
  for (const row of sent) byKey.set(keyOf(row), row);
  return kept([...byKey.values()].toSorted(newestFirst));
}

const newestOfAll = (rows: readonly PassingRow[]) => rows.slice(0, passingsShownMax);

function newestOfRaces(rows: readonly FinisherRow[]): FinisherRow[] {
  const counts = new Map<string | undefined, number>();
  return rows.filter(({ person: { race } }) => {
    const count = (counts.get(race) ?? 0) + 1;
    counts.set(race, count);
    return count <= finishersShownMax;
  });
}

const passingId = (row: PassingRow) => row.id;
const finisherBib = (row: FinisherRow) => row.person.bib;

function newestPassing(one: PassingRow, other: PassingRow): number {
  return other.time - one.time || compareText(one.id, other.id);
}

function newestFinisher(one: FinisherRow, other: FinisherRow): number {
  return other.time - one.time || compareText(one.person.bib, other.person.bib);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
